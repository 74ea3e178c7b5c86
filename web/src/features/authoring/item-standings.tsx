import type {ItemSummaryView} from '@airworthy/server/features/authoring/views.ts'
import {counted} from '../../design/numbers.ts'
import {Status} from '../../design/status.tsx'
import styles from './authoring.module.css'

type Standing = Pick<ItemSummaryView, 'withdrawn' | 'openDisputes' | 'reserved' | 'provisional'>

/** Whether an item is withdrawn, disputed, reserved or provisional. */
export function ItemStandings({item}: {item: Standing}) {
  return (
    <span className={styles['standings']}>
      {item.withdrawn && <Status kind="breach">Withdrawn</Status>}
      {item.openDisputes > 0 && (
        <Status kind="due">{counted(item.openDisputes, 'open dispute')}</Status>
      )}
      {item.reserved && <span className="tag">reserved</span>}
      {item.provisional && <span className="tag">provisional</span>}
    </span>
  )
}

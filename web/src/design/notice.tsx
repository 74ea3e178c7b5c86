import type {ReactNode} from 'react'
import {statusKinds, type StatusKind} from './status-kinds.ts'
import {Status} from './status.tsx'
import styles from './notice.module.css'

interface NoticeProps {
  kind: StatusKind
  /** The word of the status here. */
  word: string
  children: ReactNode
  actions?: ReactNode
}

/** Something that has happened and what it means, announced to screen readers. */
export function Notice({kind, word, children, actions}: NoticeProps) {
  return (
    <div
      className={styles['notice']}
      role={kind === 'breach' || kind === 'error' ? 'alert' : 'status'}
      data-colour={statusKinds[kind].colour}
    >
      <Status kind={kind}>{word}</Status>
      <div className={styles['words']}>{children}</div>
      {actions !== undefined && <div className={styles['actions']}>{actions}</div>}
    </div>
  )
}

import type {RationaleView} from '@airworthy/server/features/authoring/views.ts'
import {Panel} from '../../design/panel.tsx'
import {Status} from '../../design/status.tsx'
import {Prose} from '../assessments/prose.tsx'
import styles from './appeals.module.css'

/** What stands at each place of an item, whether it is right, and why: as its author wrote it. */
export function RationaleList({rationale}: {rationale: readonly RationaleView[]}) {
  return (
    <Panel title="Key and reasons">
      <ol className={styles['list']}>
        {rationale.map(({place, text, right, answer, why}) => (
          <li key={place}>
            <div className={styles['line']}>
              <span className="mono">{place}</span>
              <b className={styles['place']}>
                <Prose text={text} />
              </b>
              {answer !== null && (
                <span>
                  <span aria-hidden="true">→ </span>
                  <span className="visually-hidden">belongs here: </span>
                  <Prose text={answer} />
                </span>
              )}
              {right === true && <Status kind="pass">In the key</Status>}
              {right === false && <span className="tag">not in the key</span>}
            </div>
            <p className="small muted reading">
              <Prose text={why} />
            </p>
          </li>
        ))}
      </ol>
    </Panel>
  )
}

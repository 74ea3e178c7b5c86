import type {StatusKind} from './status-kinds.ts'
import {Status} from './status.tsx'
import styles from './vocabulary.module.css'

interface VocabularyStatusProps {
  title: string
  note: string
  rows: readonly (readonly [kind: StatusKind, about: string])[]
}

/** The statuses of one family. */
export function VocabularyStatus({title, note, rows}: VocabularyStatusProps) {
  return (
    <>
      <h2>{title}</h2>
      <p className="meta">{note}</p>
      <ul className={styles['kinds']}>
        {rows.map(([kind, about]) => (
          <li key={kind}>
            <Status kind={kind} />
            <span className="small muted">{about}</span>
          </li>
        ))}
      </ul>
    </>
  )
}

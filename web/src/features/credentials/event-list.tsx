import type {ExplainingEventView} from '@airworthy/server/features/credentials/views.ts'
import {shortDay} from '../../design/dates.ts'
import styles from './credentials.module.css'

/** The events that explain a standing, oldest first, with the reasons that people gave. */
export function EventList({events}: {events: readonly ExplainingEventView[]}) {
  return (
    <ol className={styles['events']}>
      {events.map(({type, at, about, reason}) => (
        <li key={`${type} ${at}`}>
          <span className="tiny nowrap">{shortDay(at)}</span>
          <span className="small">
            {about}
            {reason !== null && (
              <span className={`muted ${styles['reason']}`}>Reason: {reason}</span>
            )}
          </span>
        </li>
      ))}
    </ol>
  )
}

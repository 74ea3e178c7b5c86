import type {MyDataView} from '@airworthy/server/features/people/views.ts'
import {Button} from '@mantine/core'
import {useState} from 'react'
import {moment} from '../../design/dates.ts'
import {EmptyState} from '../../design/empty-state.tsx'
import {plain} from '../../design/numbers.ts'
import {Panel} from '../../design/panel.tsx'
import styles from './recorded-events.module.css'

const step = 30

/** Every event of the ledger about me, newest first, each with its payload as it is kept. */
export function RecordedEvents({events}: {events: MyDataView['events']}) {
  const [shown, setShown] = useState(step)
  const newestFirst = events.toSorted((a, b) => b.at.localeCompare(a.at) || b.sequence - a.sequence)
  return (
    <Panel title="What the ledger holds about me" note={`${plain(events.length)}, newest first`}>
      {events.length === 0 ? (
        <EmptyState
          title="No event yet"
          consequence="Each answer and each change will stand here."
        />
      ) : (
        <ol className={styles['events']}>
          {newestFirst.slice(0, shown).map((event) => (
            <li key={`${event.stream}:${event.sequence}`}>
              <time dateTime={event.at} className="meta">
                {moment(event.at)}
              </time>
              <div className={styles['about']}>
                {event.about}
                <details>
                  <summary>
                    <span className="tiny">
                      {event.type}, {event.stream} no. {event.sequence}
                    </span>
                  </summary>
                  <pre className={styles['payload']} tabIndex={0}>
                    {JSON.stringify(event.payload, null, 2)}
                  </pre>
                </details>
              </div>
            </li>
          ))}
        </ol>
      )}
      {events.length > shown && (
        <Button size="xs" onClick={() => setShown(shown + step)}>
          Show {Math.min(step, events.length - shown)} more
        </Button>
      )}
    </Panel>
  )
}

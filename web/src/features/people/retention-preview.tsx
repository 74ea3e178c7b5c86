import type {RetentionRequest} from '@airworthy/server/features/people/views.ts'
import {useDebouncedValue} from '@mantine/hooks'
import {keepPreviousData, useQuery} from '@tanstack/react-query'
import {day} from '../../design/dates.ts'
import {capital, counted, plain} from '../../design/numbers.ts'
import {Status} from '../../design/status.tsx'
import {retentionPreviewQuery} from './retention-queries.ts'
import styles from './administration.module.css'

interface RetentionPreviewProps {
  wanted: RetentionRequest
  /** Whether these are not yet the settings that apply. */
  changed: boolean
}

/** Whom and what the settings erase, the next first; before they are saved, what they would. */
export function RetentionPreview({wanted, changed}: RetentionPreviewProps) {
  const [asked] = useDebouncedValue(wanted, 250)
  const preview = useQuery({
    ...retentionPreviewQuery(asked),
    placeholderData: keepPreviousData,
  }).data
  if (preview === undefined) return null
  const {people, total, due, signIns} = preview
  const would = changed ? 'would be' : 'will be'
  return (
    <section className={styles['stack']} aria-label="What is erased" aria-live="polite">
      <p className="small">
        <b>
          {due === 0 ? 'Nobody' : capital(counted(due, 'person', 'people'))} {would} erased at the
          next daily run,
        </b>{' '}
        of {counted(total, 'closed account')}. {capital(counted(signIns.sessions, 'ended session'))}{' '}
        and {counted(signIns.invitations, 'lapsed invitation')} {would} deleted.
      </p>
      {people.length > 0 && (
        <ul className={styles['list']}>
          {people.map(({id, name, email, disabledAt, erasedFrom, due: isDue}) => (
            <li key={id}>
              <div className={styles['main']}>
                <b>{name}</b>
                <span className="tiny">
                  {email} · closed {day(disabledAt)}
                </span>
              </div>
              {isDue ? (
                <Status kind="due">Next run</Status>
              ) : (
                <span className="meta">
                  {erasedFrom === null ? 'kept' : `erased from ${day(erasedFrom)}`}
                </span>
              )}
            </li>
          ))}
        </ul>
      )}
      {total > people.length && (
        <p className="tiny">
          The first {people.length} of {plain(total)}.
        </p>
      )}
    </section>
  )
}

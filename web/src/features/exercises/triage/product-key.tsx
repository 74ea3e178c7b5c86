import type {TriageKeyEntry, TriageView} from '@airworthy/range/views'
import {Facts} from '../../../design/facts.tsx'
import {Status} from '../../../design/status.tsx'
import styles from './triage.module.css'

/** What was decided beside the key, with the reason; shown once the attempt is judged. */
export function ProductKey({entry, view}: {entry: TriageKeyEntry; view: TriageView}) {
  const {given, harm} = entry
  const tier = (id: string | undefined) => view.tiers.find((each) => each.id === id)?.name
  const ground = (id: string | null | undefined) => view.bases.find((each) => each.id === id)?.name
  return (
    <section className={styles['key']} aria-label="Key">
      <p>{entry.why}</p>
      <Facts
        facts={[
          [
            'Tier',
            <Compared
              key="tier"
              right={entry.tierRight}
              given={tier(given?.tier)}
              wanted={tier(entry.tier)}
            />,
          ],
          [
            'Ground',
            <Compared
              key="ground"
              right={entry.basisRight}
              given={ground(given?.basis)}
              wanted={entry.bases.map(ground).join(', or ')}
            />,
          ],
          [
            'Harm',
            `${harm.score}: gravity ${harm.gravity}, reach ${harm.reach}, undone late ${harm.undo}`,
          ],
          [
            'Conditions',
            <Status key="c" kind={entry.conditionsRight ? 'passed' : 'to-do'}>
              {entry.conditionsRight ? 'Fit' : 'Do not fit'}
            </Status>,
          ],
        ]}
      />
      <p className="small">{neededSentence(entry)}</p>
      <ConditionList title="Chosen" ids={given?.conditions ?? []} view={view} />
      <ConditionList
        title="Testable, and about what this product can do"
        ids={entry.fitting}
        view={view}
      />
    </section>
  )
}

function Compared({
  right,
  given,
  wanted,
}: {
  right: boolean
  given: string | undefined
  wanted: string | undefined
}) {
  if (right) return <Status kind="passed">{given}</Status>
  return (
    <>
      <Status kind="to-do">{given ?? 'Undecided'}</Status>
      <br />
      Key: {wanted}
    </>
  )
}

function neededSentence({tier, conditionsNeeded}: TriageKeyEntry): string {
  if (tier === 'refuse') return 'A release that must be refused has no conditions.'
  if (conditionsNeeded === 0) return 'This harm needs no condition; one that fits does no harm.'
  return `This harm needs ${conditionsNeeded} that fit, and allows one more.`
}

function ConditionList({
  title,
  ids,
  view,
}: {
  title: string
  ids: readonly string[]
  view: TriageView
}) {
  if (ids.length === 0) return null
  return (
    <div>
      <h4 className="question">{title}</h4>
      <ul className={styles['list']}>
        {ids.map((id) => (
          <li key={id} className="small">
            {view.conditions.find((condition) => condition.id === id)?.text}
          </li>
        ))}
      </ul>
    </div>
  )
}

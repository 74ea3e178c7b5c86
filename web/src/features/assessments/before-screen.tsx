import type {AttemptsView} from '@airworthy/server/features/assessments/views.ts'
import {day} from '../../design/dates.ts'
import {EmptyState} from '../../design/empty-state.tsx'
import {LinkButton} from '../../design/link-button.tsx'
import {Screen} from '../../design/screen.tsx'
import {FinishedAssessments} from './finished-assessments.tsx'
import {StartPanel} from './start-panel.tsx'
import styles from './before.module.css'

/** Before an assessment: what it is, what its scores are used for, and the start. */
export function BeforeScreen({attempts}: {attempts: AttemptsView}) {
  const again = attempts.finished.length > 0
  const from = attempts.startPossibleFrom
  return (
    <Screen
      name="Assessment"
      question="Baseline assessment"
      heading={
        from !== null
          ? `You can take the baseline again from ${day(from)}.`
          : again
            ? 'You can take the baseline again.'
            : 'Find your gaps in about 25 minutes.'
      }
      lead={
        again
          ? 'Every attempt is kept; what the newest measures counts in your plan.'
          : 'Each answer decides which item comes next, so that few items say much.'
      }
    >
      <div className={styles['columns']}>
        {from === null ? (
          <StartPanel />
        ) : (
          <EmptyState
            title="Not yet"
            consequence="Thirty days lie between two baselines that gave results, so that the second one says something new. Single domains can be tested out before."
            action={<LinkButton to="/plan">Go to the plan</LinkButton>}
          />
        )}
        <aside className={styles['aside']}>
          <section>
            <h2>What it is</h2>
            <p>
              Seven domains, from ethics and bias to risk and governance. Most items ask you to do
              something: read a number off a table, mark faulty lines, complete settings, judge
              claims. A calculator is welcome.
            </p>
            <p>
              You can pause at any item and go on later, on another device too. Every answer is
              saved before the next item appears. There is no time limit.
            </p>
          </section>
          <section>
            <h2>What you get</h2>
            <p>
              For each domain an interval against the level that your role requires: it meets the
              level, it is a gap, or it is not judged yet. No percentage and no ranking.
            </p>
          </section>
          {again && <FinishedAssessments finished={attempts.finished} />}
        </aside>
      </div>
    </Screen>
  )
}

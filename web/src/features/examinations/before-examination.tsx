import type {ExaminationsView} from '@airworthy/server/features/examinations/views.ts'
import {EmptyState} from '../../design/empty-state.tsx'
import {LinkButton} from '../../design/link-button.tsx'
import {Screen} from '../../design/screen.tsx'
import {engineerRoleName} from '../people/words.ts'
import {AskedPanel} from './asked-panel.tsx'
import {beforeHeading} from './examination-words.ts'
import {PastExaminations} from './past-examinations.tsx'
import {StartExamination} from './start-examination.tsx'
import styles from './examinations.module.css'

/** Before an examination: what it takes, what is asked and what not, and the start or the day of it. */
export function BeforeExamination({examinations}: {examinations: ExaminationsView}) {
  const {certification, role, blocked, renewal, past} = examinations
  return (
    <Screen
      name="Examination"
      question={
        role === null
          ? 'Examination'
          : `Examination · ${certification?.title ?? engineerRoleName(role)}`
      }
      heading={beforeHeading(examinations)}
      lead={
        certification === null
          ? 'An examination asks the level that a role requires, so it needs a role that has a certification.'
          : certification.purpose
      }
    >
      <div className={styles['columns']}>
        <div className={styles['stack']}>
          {blocked !== null && <Blocked examinations={examinations} />}
          {certification !== null && (
            <AskedPanel
              certification={certification}
              renewal={renewal}
              carried={examinations.carried}
            />
          )}
          {blocked === null && certification !== null && (
            <StartExamination certification={certification} isRenewal={renewal !== null} />
          )}
        </div>
        <aside className={styles['aside']}>
          {certification !== null && (
            <>
              <section>
                <h2>How it goes</h2>
                <ul className={styles['points']}>
                  {certification.rules.map((rule) => (
                    <li key={rule}>{rule}</li>
                  ))}
                </ul>
              </section>
              <section>
                <h2>
                  {renewal === null
                    ? 'How long it holds, and its renewal'
                    : 'What a renewal asks, and why'}
                </h2>
                <ul className={styles['points']}>
                  {certification.renewal.rule.map((rule) => (
                    <li key={rule}>{rule}</li>
                  ))}
                </ul>
              </section>
            </>
          )}
          {past.length > 0 && <PastExaminations past={past} />}
        </aside>
      </div>
    </Screen>
  )
}

/** Why it cannot begin now, and what to do until then. */
function Blocked({examinations: {blocked, past}}: {examinations: ExaminationsView}) {
  if (blocked === null) return null
  const newest = past[0]
  switch (blocked.reason) {
    case 'no-role':
      return (
        <EmptyState
          title="Your engineering role is not chosen"
          consequence={blocked.sentence}
          action={
            <LinkButton to="/my-data" variant="filled">
              Choose my role
            </LinkButton>
          }
        />
      )
    case 'already-certified':
    case 'suspended':
      return (
        <EmptyState
          title="Nothing to take now"
          consequence={blocked.sentence}
          action={<LinkButton to="/credentials">See my credentials</LinkButton>}
        />
      )
    case 'too-soon':
      return (
        <EmptyState
          title="Not yet"
          consequence={`${blocked.sentence} Until then the plan holds what was missing.`}
          action={
            <div className={styles['acts']}>
              <LinkButton to="/plan">Go to the plan</LinkButton>
              {newest !== undefined && (
                <LinkButton to="/examination/$id" params={{id: newest.id}}>
                  See what was missing
                </LinkButton>
              )}
            </div>
          }
        />
      )
    case 'no-certification':
    case 'examination-open':
      return <EmptyState title="Not now" consequence={blocked.sentence} />
  }
}

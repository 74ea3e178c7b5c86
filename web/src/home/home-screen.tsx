import {useSuspenseQuery} from '@tanstack/react-query'
import {useTitle} from '../design/screen.tsx'
import {attemptsQuery} from '../features/assessments/queries.ts'
import {ownDutiesQuery} from '../features/assignments/queries.ts'
import {CredentialLines} from '../features/credentials/credential-lines.tsx'
import {ownCredentialsQuery, ownStandingQuery} from '../features/credentials/queries.ts'
import {planQuery} from '../features/curriculum/queries.ts'
import {examinationsQuery} from '../features/examinations/queries.ts'
import {useNow} from '../features/examinations/use-now.ts'
import {usePerson} from '../features/people/viewer.ts'
import {currencyAnswer} from './answer.ts'
import {DomainStrip} from './domain-strip.tsx'
import {FinishedList} from './finished-list.tsx'
import {HolderFields} from './holder-fields.tsx'
import {NeedsPanel} from './needs-panel.tsx'
import {NextStep} from './next-step.tsx'
import styles from './home.module.css'

/** Credentials of which the lines of time stand on the page, newest first. */
const mostLines = 2

/** Home answers: am I current, what is my next step, what needs me. */
export function HomeScreen() {
  useTitle('Home')
  const person = usePerson()
  const attempts = useSuspenseQuery(attemptsQuery).data
  const {duties} = useSuspenseQuery(ownDutiesQuery).data
  const latest = attempts.finished.find(({hasResults}) => hasResults)
  const plan = useSuspenseQuery(planQuery).data
  const {credentials} = useSuspenseQuery(ownCredentialsQuery).data
  const {roles, role} = useSuspenseQuery(ownStandingQuery).data
  const standing = roles.find((one) => one.role === role)
  const examinations = useSuspenseQuery(examinationsQuery).data
  const now = useNow()
  const newest = credentials
    .filter((one) => one.role === role)
    .toSorted((a, b) => b.validFrom.localeCompare(a.validFrom))
    .slice(0, mostLines)
  const {heading, about} = currencyAnswer(attempts, {duties, domains: plan.domains, standing})
  const strip = plan.domains.length > 0 && <DomainStrip plan={plan} />
  return (
    <main id="main" tabIndex={-1} className={styles['home']}>
      <div className={styles['left']}>
        <section className={styles['panel']}>
          <div className={styles['top']}>
            <div>
              <p className="question">Am I current?</p>
              <h1>{heading}</h1>
              <p className="muted reading">{about}</p>
            </div>
            <HolderFields person={person} baseline={latest?.finishedAt} credential={newest[0]} />
          </div>
          {newest.length > 0 ? (
            <div className={styles['lines']}>
              <CredentialLines credentials={newest} now={now} />
            </div>
          ) : (
            strip
          )}
        </section>
        <NextStep
          attempts={attempts}
          plan={plan}
          examinations={examinations}
          standing={standing}
          now={now}
        />
        {newest.length > 0 && strip && (
          <section className={styles['panel']} aria-labelledby="measured">
            <div className={styles['header']}>
              <h2 id="measured">As measured last</h2>
            </div>
            {strip}
          </section>
        )}
      </div>
      <div className={styles['side']}>
        <NeedsPanel />
        {attempts.finished.length > 0 && <FinishedList finished={attempts.finished} />}
      </div>
    </main>
  )
}

import {useSuspenseQuery} from '@tanstack/react-query'
import {useTitle} from '../design/screen.tsx'
import {attemptsQuery} from '../features/assessments/queries.ts'
import {ownDutiesQuery} from '../features/assignments/queries.ts'
import {planQuery} from '../features/curriculum/queries.ts'
import {usePerson} from '../features/people/viewer.ts'
import {currencyAnswer} from './answer.ts'
import {DomainStrip} from './domain-strip.tsx'
import {FinishedList} from './finished-list.tsx'
import {HolderFields} from './holder-fields.tsx'
import {NeedsPanel} from './needs-panel.tsx'
import {NextStep} from './next-step.tsx'
import styles from './home.module.css'

/** Home answers: am I current, what is my next step, what needs me. */
export function HomeScreen() {
  useTitle('Home')
  const person = usePerson()
  const attempts = useSuspenseQuery(attemptsQuery).data
  const {duties} = useSuspenseQuery(ownDutiesQuery).data
  const latest = attempts.finished.find(({hasResults}) => hasResults)
  const plan = useSuspenseQuery(planQuery).data
  const {heading, about} = currencyAnswer(attempts, {duties, domains: plan.domains})
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
            <HolderFields person={person} baseline={latest?.finishedAt} />
          </div>
          {plan.domains.length > 0 && <DomainStrip plan={plan} />}
        </section>
        <NextStep attempts={attempts} plan={plan} />
      </div>
      <div className={styles['side']}>
        <NeedsPanel />
        {attempts.finished.length > 0 && <FinishedList finished={attempts.finished} />}
      </div>
    </main>
  )
}

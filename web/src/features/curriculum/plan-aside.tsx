import type {PlanView} from '@airworthy/server/features/curriculum/views.ts'
import {moment} from '../../design/dates.ts'
import {Facts} from '../../design/facts.tsx'
import {plain} from '../../design/numbers.ts'
import {PlanModules} from './plan-modules.tsx'
import {savedSentence} from './plan-heading.ts'
import styles from './plan.module.css'

/** How far the plan is, how its order comes about, and what stays done. */
export function PlanAside({plan}: {plan: PlanView}) {
  const {progress, alsoPassed, madeAt} = plan
  const saved = savedSentence(progress.minutesSaved)
  return (
    <aside className={styles['aside']}>
      <section>
        <h2>How far I am</h2>
        <Facts
          facts={[
            ['Domains met', `${progress.domainsMet} of ${progress.domains}`],
            ['Modules passed', plain(progress.modulesPassed)],
            ['Modules to do', plain(progress.modulesToDo)],
            ['Time for these', `${plain(progress.minutesToDo)} min`],
            ['Time saved', `${plain(progress.minutesSaved)} min`],
          ]}
        />
        {saved !== undefined && <p className="meta">{saved}</p>}
      </section>
      <section>
        <h2>How the order comes about</h2>
        <p>
          Gaps come first, then what is not judged yet. Each new result works the plan out again; a
          module that you passed stays passed.
        </p>
        {madeAt !== null && <p className="meta">Worked out {moment(madeAt)}.</p>}
      </section>
      {alsoPassed.length > 0 && (
        <section>
          <h2>Also passed</h2>
          <PlanModules modules={alsoPassed} />
        </section>
      )}
    </aside>
  )
}

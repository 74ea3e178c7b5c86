import type {PlanView} from '@airworthy/server/features/curriculum/views.ts'
import {Link} from '@tanstack/react-router'
import {moment} from '../../design/dates.ts'
import {Facts} from '../../design/facts.tsx'
import {plain} from '../../design/numbers.ts'
import {PlanModules} from './plan-modules.tsx'
import {metSentence, savedSentence} from './plan-words.ts'
import styles from './plan.module.css'

interface PlanAsideProps {
  plan: PlanView
  /** What comes first; undefined where nothing is left. */
  order: string | undefined
}

/** How far the plan is, how its order comes about, where it leads, and what stays done. */
export function PlanAside({plan, order}: PlanAsideProps) {
  const {progress, alsoPassed, madeAt} = plan
  const sentences = [
    savedSentence(progress.minutesSaved),
    metSentence(progress.minutesMetInBaseline),
  ].filter((sentence) => sentence !== undefined)
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
          ]}
        />
        {sentences.map((sentence) => (
          <p key={sentence} className="meta">
            {sentence}
          </p>
        ))}
      </section>
      <section>
        <h2>How the order comes about</h2>
        <p>
          {order} Each new result works the plan out again; a module that you passed stays passed.
        </p>
        {madeAt !== null && <p className="meta">Worked out {moment(madeAt)}.</p>}
      </section>
      <section>
        <h2>Where it leads</h2>
        <p>
          To <Link to="/examination">the examination</Link>: it asks the same levels, on items and
          seeds that you have not seen, and a credential follows from it. You can take it whenever
          you are ready; the plan need not be done.
        </p>
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

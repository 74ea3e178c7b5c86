import type {VerifyView} from '@airworthy/server/features/credentials/views.ts'
import {counted, percent, signed} from '../../design/numbers.ts'
import {shortDay} from '../../design/dates.ts'
import {IntervalAxis} from '../../design/interval-axis.tsx'
import {IntervalPlot} from '../../design/interval-plot.tsx'
import {Panel} from '../../design/panel.tsx'
import {Status} from '../../design/status.tsx'
import styles from './credentials.module.css'

type VerifiedFacts = NonNullable<VerifyView['facts']>

/** The middle 90% of a normal posterior, in standard errors. */
const confidence = 0.9
const halfWidth = 1.6449

/** What was proved: each domain with its interval against its level, each exercise. */
export function ProvedPanel({facts: {domains, exercises}}: {facts: VerifiedFacts}) {
  return (
    <Panel title="What was proved">
      <ul>
        {domains.map((domain) => (
          <li key={domain.domain} className={styles['proved']}>
            <div>
              <b>{domain.name}</b>
              <span className="tiny">
                level {domain.requiredLevelName}, {shortDay(domain.measuredAt)}
                {domain.carried && ', carried over'}
              </span>
            </div>
            <IntervalPlot
              name={domain.name}
              low={domain.mean - halfWidth * domain.standardError}
              high={domain.mean + halfWidth * domain.standardError}
              mean={domain.mean}
              required={domain.cut}
              verdict="meets"
              height={44}
            />
            <span className={styles['provedEnd']}>
              <Status kind="meets" />
              <span className="tiny">
                {signed(domain.mean)} ± {domain.standardError.toFixed(2)},{' '}
                {counted(domain.items, 'item')}
              </span>
            </span>
          </li>
        ))}
      </ul>
      <div className={styles['proved']}>
        <span />
        <IntervalAxis />
        <span />
      </div>
      <p className="tiny">
        Ability in logits with {percent(confidence)} intervals, and ± its standard error; the mark
        is the level that the role requires.
      </p>
      <h3 className={styles['exercisesTitle']}>Exercises</h3>
      <ul className={styles['checks']}>
        {exercises.map(({exercise, title, finishedAt, carried}) => (
          <li key={exercise}>
            <b>{title}</b>
            <Status kind="passed" />
            <span className="small muted">
              {shortDay(finishedAt)}, on a seed unseen before
              {carried && ', carried over'}
            </span>
          </li>
        ))}
      </ul>
    </Panel>
  )
}

import type {PlanView} from '@airworthy/server/features/curriculum/views.ts'
import {IntervalAxis} from '../design/interval-axis.tsx'
import {abilityKind, IntervalPlot} from '../design/interval-plot.tsx'
import {counted, percent} from '../design/numbers.ts'
import {Status} from '../design/status.tsx'
import styles from './home.module.css'

/** The seven intervals as they were measured last, in a baseline or a check, on one scale. */
export function DomainStrip({plan}: {plan: PlanView}) {
  const items = plan.domains.reduce((sum, domain) => sum + domain.items, 0)
  return (
    <div className={styles['domains']}>
      {plan.domains.map((domain) => (
        <div key={domain.domain} className={styles['row']}>
          <div className={styles['label']}>
            <b>{domain.name}</b>
            <Status kind={abilityKind(domain.verdict)} />
          </div>
          {domain.estimate === null ? (
            <p className="tiny">
              {domain.items === 0
                ? 'no item answered'
                : `${counted(domain.items, 'answer')}, too few`}
            </p>
          ) : (
            <IntervalPlot
              name={domain.name}
              low={domain.estimate.low}
              high={domain.estimate.high}
              mean={domain.estimate.mean}
              required={domain.requiredCut}
              verdict={domain.verdict}
              height={32}
            />
          )}
        </div>
      ))}
      <div className={styles['row']}>
        <span />
        <IntervalAxis />
      </div>
      <div className={styles['row']}>
        <span />
        <p className={`tiny ${styles['note']}`}>
          Ability in logits with {percent(plan.confidence)} interval. Mark: level required of your
          role. {items} items in all.
        </p>
      </div>
    </div>
  )
}

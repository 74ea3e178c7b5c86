import type {PlanDomainView} from '@airworthy/server/features/curriculum/views.ts'
import {IntervalAxis} from '../../design/interval-axis.tsx'
import {abilityKind, IntervalPlot} from '../../design/interval-plot.tsx'
import {percent, range, signed} from '../../design/numbers.ts'
import {Status} from '../../design/status.tsx'
import {levelName} from '../assessments/domain-words.ts'
import {answeredWords} from './plan-words.ts'
import styles from './plan.module.css'

/** Where a person stands in a domain: figures, interval against the required level, n. */
export function PlanStanding({domain, confidence}: {domain: PlanDomainView; confidence: number}) {
  const {estimate, verdict, requiredCut, requiredLevel} = domain
  return (
    <div className={styles['instrument']}>
      <div className={styles['figures']}>
        <Status kind={abilityKind(verdict)} />
        {estimate && (
          <span>
            <b>{signed(estimate.mean)}</b>{' '}
            <span className="tiny">{range(estimate.low, estimate.high)}</span>
          </span>
        )}
        <span className="tiny">
          required {signed(requiredCut)}, {levelName(requiredLevel).toLowerCase()} ·{' '}
          {answeredWords(domain)}
        </span>
      </div>
      {estimate && (
        <div className={styles['plot']}>
          <IntervalPlot
            name={domain.name}
            low={estimate.low}
            high={estimate.high}
            mean={estimate.mean}
            required={requiredCut}
            verdict={verdict}
            height={44}
          />
          <IntervalAxis />
          <p className={`tiny ${styles['axisNote']}`}>
            Ability in logits, {percent(confidence)} interval
          </p>
        </div>
      )}
    </div>
  )
}

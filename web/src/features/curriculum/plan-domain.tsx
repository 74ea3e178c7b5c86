import type {PlanDomainView} from '@airworthy/server/features/curriculum/views.ts'
import {Panel} from '../../design/panel.tsx'
import {PlanModules} from './plan-modules.tsx'
import {PlanStanding} from './plan-standing.tsx'
import {PlanStatus} from './plan-status.tsx'
import {TestOutOffer} from './test-out-offer.tsx'
import styles from './plan.module.css'

interface PlanDomainProps {
  domain: PlanDomainView
  /** Its place in the working order. */
  place: number
  confidence: number
}

/** One domain of the plan: why it stands here, the interval, its modules, and the way to test out. */
export function PlanDomain({domain, place, confidence}: PlanDomainProps) {
  return (
    <Panel title={`${place}. ${domain.name}`} note={<PlanStatus status={domain.status} />}>
      <p className="reading">{domain.reason}</p>
      <div className={styles['standing']}>
        <PlanStanding domain={domain} confidence={confidence} />
      </div>
      <PlanModules modules={domain.modules} />
      <TestOutOffer domain={domain} />
    </Panel>
  )
}

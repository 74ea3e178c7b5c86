import type {PlanDomainView} from '@airworthy/server/features/curriculum/views.ts'
import {counted} from '../../design/numbers.ts'
import {Panel} from '../../design/panel.tsx'
import {PlanModules} from './plan-modules.tsx'
import {PlanStanding} from './plan-standing.tsx'
import {PlanStatus} from './plan-status.tsx'
import styles from './plan.module.css'

/** The domains that meet the level already, with the modules that are behind the person. */
export function PlanMet({
  domains,
  confidence,
}: {
  domains: readonly PlanDomainView[]
  confidence: number
}) {
  return (
    <Panel title="Met already" note={counted(domains.length, 'domain')}>
      <ul className={styles['met']}>
        {domains.map((domain) => (
          <li key={domain.domain}>
            <div className={styles['metHead']}>
              <h3>{domain.name}</h3>
              <PlanStatus status={domain.status} />
            </div>
            <p className="small muted">{domain.reason}</p>
            <div className={styles['standing']}>
              <PlanStanding domain={domain} confidence={confidence} />
            </div>
            {domain.modules.length > 0 && (
              <details>
                <summary className="small">
                  Its {counted(domain.modules.length, 'module')}, if you want them
                </summary>
                <PlanModules modules={domain.modules} />
              </details>
            )}
          </li>
        ))}
      </ul>
    </Panel>
  )
}

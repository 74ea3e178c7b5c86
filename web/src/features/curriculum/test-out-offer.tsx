import type {PlanDomainView} from '@airworthy/server/features/curriculum/views.ts'
import {moment} from '../../design/dates.ts'
import {LinkButton} from '../../design/link-button.tsx'
import styles from './plan.module.css'

/** The way to test out of a domain: now, going on with an open check, or from when. */
export function TestOutOffer({domain}: {domain: PlanDomainView}) {
  const {possible, from, openAttemptId} = domain.testOut
  if (openAttemptId === null && !possible && from === null) return null
  return (
    <div className={styles['testOut']}>
      {openAttemptId !== null || possible ? (
        <>
          <LinkButton to="/plan/test-out/$domain" params={{domain: domain.domain}}>
            {openAttemptId === null ? `Test out of ${domain.name}` : `Go on with ${domain.name}`}
          </LinkButton>
          <span className="meta">
            {openAttemptId === null
              ? 'Four to ten items that adapt to your answers; after ten minutes you may stop. If your interval lies above the level, its modules are behind you.'
              : 'A check is open; every answer is kept.'}
          </span>
        </>
      ) : (
        from !== null && (
          <span className="meta">It can be tested out again from {moment(from)}.</span>
        )
      )}
    </div>
  )
}

import {useQuery} from '@tanstack/react-query'
import {IntervalAxis} from '../design/interval-axis.tsx'
import {abilityKind, IntervalPlot} from '../design/interval-plot.tsx'
import {percent} from '../design/numbers.ts'
import {Status} from '../design/status.tsx'
import {domainName} from '../features/assessments/domain-words.ts'
import {sortedDomains} from '../features/assessments/sorted-domains.ts'
import {resultsQuery} from '../features/assessments/queries.ts'
import styles from './home.module.css'

/** The seven intervals of the latest baseline, on one scale. */
export function DomainStrip({attemptId}: {attemptId: string}) {
  const results = useQuery(resultsQuery(attemptId)).data
  if (!results) return null
  return (
    <div className={styles['domains']}>
      {sortedDomains(results.domains).map((domain) => (
        <div key={domain.domain} className={styles['row']}>
          <div className={styles['label']}>
            <b>{domainName(domain.domain)}</b>
            <Status kind={abilityKind(domain.verdict)} />
          </div>
          <IntervalPlot
            name={domainName(domain.domain)}
            low={domain.low}
            high={domain.high}
            mean={domain.mean}
            required={domain.requiredCut}
            verdict={domain.verdict}
            height={32}
          />
        </div>
      ))}
      <div className={styles['row']}>
        <span />
        <IntervalAxis />
      </div>
      <div className={styles['row']}>
        <span />
        <p className={`tiny ${styles['note']}`}>
          Ability in logits with {percent(results.confidence)} interval. Mark: level required of
          your role. {results.itemsGiven} items in all.
        </p>
      </div>
    </div>
  )
}

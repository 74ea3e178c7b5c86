import type {DomainRollUpView, RollUpView} from '@airworthy/server/features/curriculum/views.ts'
import {EmptyState} from '../../design/empty-state.tsx'
import {GroupInterval} from '../../design/group-interval.tsx'
import {IntervalAxis} from '../../design/interval-axis.tsx'
import {abilityScale} from '../../design/interval-scale.ts'
import {percent, plain, range, signed} from '../../design/numbers.ts'
import {Panel} from '../../design/panel.tsx'
import {domainName} from '../assessments/domain-words.ts'
import styles from './team-roll-up.module.css'

interface TeamRollUpPanelProps {
  rollUp: RollUpView
  confidence: number
  title?: string
}

/** A group by domain: the share with a gap and the mean ability, each with its interval and n. */
export function TeamRollUpPanel({
  rollUp,
  confidence,
  title = 'Whole team by domain',
}: TeamRollUpPanelProps) {
  if (rollUp.every(({shown}) => shown === null)) {
    return (
      <Panel title={title}>
        <EmptyState
          title="Nothing is summed up yet"
          consequence="Fewer than five people have a result in each domain. Sums over so few would show single people."
        />
      </Panel>
    )
  }
  return (
    <Panel title={title}>
      <ul>
        {rollUp.map(({domain, shown}) => (
          <li key={domain} className={styles['row']}>
            <h3>{domainName(domain)}</h3>
            {shown === null ? (
              <p className={`small muted ${styles['hidden']}`}>
                Hidden: fewer than five people have a result.
              </p>
            ) : (
              <DomainSum shown={shown} />
            )}
          </li>
        ))}
      </ul>
      <div className={`${styles['row']} ${styles['axis']}`}>
        <div className={styles['plot']}>
          <IntervalAxis />
        </div>
      </div>
      <p className="tiny">
        Plot: mean ability in logits, {percent(confidence)} intervals. Shares with a gap: Wilson
        intervals of {percent(confidence)}. n: people with a result.
      </p>
    </Panel>
  )
}

function DomainSum({shown: {domain, people, gap, notJudged, mean}}: {shown: DomainRollUpView}) {
  const figures = `mean ${signed(mean.value)}, interval ${range(mean.low, mean.high)}`
  return (
    <>
      <div className={styles['plot']}>
        <GroupInterval
          label={`${domainName(domain)}: ${figures}, ${people} people`}
          low={mean.low}
          high={mean.high}
          value={mean.value}
          scale={abilityScale}
        />
      </div>
      <div className={styles['figures']}>
        <b>{signed(mean.value)}</b>
        <span className="tiny">{range(mean.low, mean.high)}</span>
      </div>
      <div className={styles['figures']}>
        <span>
          {gap.count} {gap.count === 1 ? 'gap' : 'gaps'}, {percent(gap.value)}
        </span>
        <span className="tiny">
          {plain(gap.low * 100)} to {percent(gap.high)}
        </span>
        {notJudged.count > 0 && <span className="tiny">{notJudged.count} not judged</span>}
      </div>
      <div className={styles['n']}>n {people}</div>
    </>
  )
}

import type {EvidenceView} from '@airworthy/server/features/exercises/views.ts'
import {GroupInterval} from '../../design/group-interval.tsx'
import {IntervalAxis} from '../../design/interval-axis.tsx'
import {abilityScale} from '../../design/interval-scale.ts'
import {plain, range, signed} from '../../design/numbers.ts'
import {domainName} from '../assessments/domain-words.ts'
import {evidenceSentence} from './result-words.ts'
import styles from './exercise-result.module.css'

/** What the attempt adds to what is known of the person's ability, before and after. */
export function EvidencePanel({evidence}: {evidence: EvidenceView}) {
  const {domain, before, after, parameters} = evidence
  return (
    <aside className={styles['aside']}>
      <h2>Evidence of ability</h2>
      <p className="small">{evidenceSentence(evidence)}</p>
      {before !== null && (
        <div className={styles['evidence']}>
          <h3>{domainName(domain)}</h3>
          <Row name="Before" ability={before} />
          {after !== null && <Row name="After" ability={after} />}
          <div className={styles['plot']}>
            <IntervalAxis />
          </div>
          <p className="tiny">Ability in logits, 90% interval</p>
        </div>
      )}
      <p className="tiny">
        The attempt is read as one response in three categories (graded response model, a{' '}
        {plain(parameters.a, 2)}, thresholds {signed(parameters.b[0])} and {signed(parameters.b[1])}
        ). These parameters are provisional: people’s attempts have not calibrated them yet.
      </p>
    </aside>
  )
}

interface RowProps {
  name: string
  ability: NonNullable<EvidenceView['before']>
}

function Row({name, ability: {mean, low, high}}: RowProps) {
  return (
    <div>
      <p className="small">
        {name}: <b>{signed(mean)}</b> <span className="tiny">{range(low, high)}</span>
      </p>
      <div className={styles['plot']}>
        <GroupInterval
          label={`${name}: ${signed(mean)}, interval ${range(low, high)}`}
          low={low}
          high={high}
          value={mean}
          scale={abilityScale}
        />
      </div>
    </div>
  )
}

import type {DisputedResultsView} from '@airworthy/server/features/appeals/views.ts'
import {day} from '../../design/dates.ts'
import {IntervalAxis} from '../../design/interval-axis.tsx'
import {abilityKind, IntervalPlot} from '../../design/interval-plot.tsx'
import {counted, percent} from '../../design/numbers.ts'
import {Panel} from '../../design/panel.tsx'
import {Status} from '../../design/status.tsx'
import {domainName} from '../assessments/domain-words.ts'
import {tooFewWords} from '../assessments/too-few-words.ts'
import {engineerRoleName} from '../people/words.ts'
import styles from './appeals.module.css'

/** The results that are disputed: every interval against its required level. */
export function DisputedResults({results}: {results: DisputedResultsView}) {
  return (
    <Panel
      title={results.attempt === 'baseline' ? 'The baseline' : 'The test-out'}
      note={`${engineerRoleName(results.role)} · finished ${day(results.finishedAt)}`}
    >
      <ul>
        {results.domains.map((domain) => (
          <li key={domain.domain} className={styles['domain']}>
            <div>
              <h3>{domainName(domain.domain)}</h3>
              <span className="tiny">{counted(domain.items, 'item')}</span>
            </div>
            {domain.ability === null ? (
              <p className="small muted">{tooFewWords(domain)}</p>
            ) : (
              <IntervalPlot
                name={domainName(domain.domain)}
                low={domain.ability.low}
                high={domain.ability.high}
                mean={domain.ability.mean}
                required={domain.requiredCut}
                verdict={domain.verdict}
                height={44}
              />
            )}
            <Status kind={abilityKind(domain.verdict)} />
          </li>
        ))}
      </ul>
      <div className={styles['domain']} aria-hidden="true">
        <span />
        <IntervalAxis />
        <span />
      </div>
      <p className="tiny">
        Ability in logits, {percent(results.confidence)} intervals; the mark is the level required.
      </p>
    </Panel>
  )
}

import {levels} from '@airworthy/content/public'
import type {ResultsView} from '@airworthy/server/features/assessments/views.ts'
import {IntervalAxis} from '../../design/interval-axis.tsx'
import {IntervalLegend} from '../../design/interval-legend.tsx'
import {abilityKind, IntervalPlot} from '../../design/interval-plot.tsx'
import {abilityScale, placeOf} from '../../design/interval-scale.ts'
import {capital, percent, range, signed} from '../../design/numbers.ts'
import {Panel} from '../../design/panel.tsx'
import {Status} from '../../design/status.tsx'
import {domainName, levelName} from './domain-words.ts'
import {sortedDomains} from './sorted-domains.ts'
import {tooFewWords} from './too-few-words.ts'
import styles from './results.module.css'

const {max} = abilityScale
/** Every second level is shaded, so that the eye finds the cuts. */
const bands = [
  [-1, 0],
  [1, max],
] as const

/** Ability by domain: each interval against the required level, with its figures beside it. */
export function AbilityPanel({results}: {results: Pick<ResultsView, 'domains' | 'confidence'>}) {
  const plotted = results.domains.some(({ability}) => ability !== null)
  return (
    <Panel title="Ability by domain" note={plotted && <IntervalLegend />}>
      <div className={`${styles['row']} ${styles['head']}`} aria-hidden="true">
        <div>Domain</div>
        {plotted ? <LevelNames /> : <div />}
        <div className="right">Ability</div>
        <div className="right">Required</div>
        <div className="right">Items</div>
        <div className={styles['verdict']}>Verdict</div>
      </div>
      <ul>
        {sortedDomains(results.domains).map((domain) => (
          <li key={domain.domain} className={styles['row']}>
            <h3>{domainName(domain.domain)}</h3>
            <div className={styles['plot']}>
              {domain.ability === null ? (
                <p className={`small muted ${styles['tooFew']}`}>{tooFewWords(domain)}</p>
              ) : (
                <IntervalPlot
                  name={domainName(domain.domain)}
                  low={domain.ability.low}
                  high={domain.ability.high}
                  mean={domain.ability.mean}
                  required={domain.requiredCut}
                  verdict={domain.verdict}
                  bands={bands}
                />
              )}
            </div>
            <div className={styles['ability']}>
              {domain.ability !== null && (
                <>
                  <b>{signed(domain.ability.mean)}</b>
                  <span className="tiny">{range(domain.ability.low, domain.ability.high)}</span>
                </>
              )}
            </div>
            <div className={styles['required']}>
              <span className={styles['phoneOnly']}>required</span>
              <span>{signed(domain.requiredCut)}</span>
              <span className="tiny">{levelName(domain.requiredLevel)}</span>
            </div>
            <div className={styles['items']}>
              {domain.items}
              <span className={styles['phoneOnly']}> items</span>
            </div>
            <div className={styles['verdict']}>
              <Status kind={abilityKind(domain.verdict)} />
              {domain.ability !== null && domain.aboutMoreItems !== null && (
                <span className={`tiny ${styles['more']}`}>
                  about {domain.aboutMoreItems} more{' '}
                  {domain.aboutMoreItems === 1 ? 'item' : 'items'}
                </span>
              )}
            </div>
          </li>
        ))}
      </ul>
      {plotted && (
        <div className={`${styles['row']} ${styles['axis']}`}>
          <div />
          <div className={styles['plot']}>
            <IntervalAxis />
            <p className={`tiny ${styles['scaleNote']}`}>
              Ability in logits, {percent(results.confidence)} intervals; level cuts at −1, 0 and +1
            </p>
          </div>
        </div>
      )}
    </Panel>
  )
}

/** The names of the levels above the stretches of the scale that they cover. */
function LevelNames() {
  return (
    <div className={styles['bands']}>
      {levels.map(({level, name, cut}, index) => {
        const end = levels[index + 1]?.cut ?? max
        const left = placeOf(cut, abilityScale)
        const width = `${parseFloat(placeOf(end, abilityScale)) - parseFloat(left)}%`
        return (
          <span key={level} style={{left, width}}>
            {capital(name)}
          </span>
        )
      })}
    </div>
  )
}

import {IntervalAxis} from './interval-axis.tsx'
import {IntervalLegend} from './interval-legend.tsx'
import {abilityKind, IntervalPlot} from './interval-plot.tsx'
import {Status} from './status.tsx'
import styles from './vocabulary.module.css'

const examples = [
  {verdict: 'meets', low: 0.2, mean: 0.65, high: 1.1},
  {verdict: 'gap', low: -1.3, mean: -0.7, high: -0.1},
  {verdict: 'not-judged', low: -0.5, mean: 0.1, high: 0.7},
] as const

/** Ability against the required level: the three verdicts. */
export function VocabularyAbility() {
  return (
    <>
      <h2>An ability against the required level</h2>
      <p className="meta">Whole interval on one side, or it is not judged. People never get red.</p>
      <ul className={styles['abilities']}>
        {examples.map((example) => (
          <li key={example.verdict}>
            <Status kind={abilityKind(example.verdict)} />
            <IntervalPlot name="Example" required={0} height={34} {...example} />
          </li>
        ))}
        <li>
          <span />
          <IntervalAxis />
        </li>
      </ul>
      <IntervalLegend />
    </>
  )
}

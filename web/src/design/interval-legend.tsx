import {abilityKind, PointMark, type AbilityVerdict} from './interval-plot.tsx'
import {statusKinds} from './status-kinds.ts'
import styles from './interval-legend.module.css'

const verdicts: readonly AbilityVerdict[] = ['meets', 'gap', 'not-judged']

/** What the marks of ability plots mean. */
export function IntervalLegend() {
  return (
    <ul className={styles['legend']}>
      {verdicts.map((verdict) => (
        <li
          key={verdict}
          className={styles['key']}
          data-colour={statusKinds[abilityKind(verdict)].colour}
        >
          <svg width={34} height={14} viewBox="0 0 34 14" aria-hidden="true">
            <path className="plot-interval" d="M2 7h30" />
            <path className="plot-cap" d="M2 2.5v9M32 2.5v9" />
            <g transform="translate(17 7) scale(.92)">
              <PointMark verdict={verdict} />
            </g>
          </svg>
          {statusKinds[abilityKind(verdict)].word.toLowerCase()}
        </li>
      ))}
      <li className={styles['key']}>
        <svg width={12} height={16} viewBox="0 0 12 16" aria-hidden="true">
          <path className="plot-bug-line" d="M6 0v16" />
          <path className="plot-bug" d="M1 0h10L6 7z" />
        </svg>
        level required
      </li>
    </ul>
  )
}

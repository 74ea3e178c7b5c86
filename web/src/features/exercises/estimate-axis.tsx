import {placeOf, type Scale} from '../../design/interval-scale.ts'
import styles from './estimate-row.module.css'

/** The axis of several rows of estimates, in the column in which their intervals are drawn. */
export function EstimateAxis({scale, write}: {scale: Scale; write: (value: number) => string}) {
  return (
    <div className={styles['row']} data-dense aria-hidden="true">
      <span />
      <svg className={`plot ${styles['plot']}`} height={18}>
        {scale.ticks.map((tick, index) => (
          <text
            key={tick}
            className="plot-label"
            x={placeOf(tick, scale)}
            y={13}
            textAnchor={anchorAt(index, scale.ticks.length)}
          >
            {write(tick)}
          </text>
        ))}
      </svg>
      <span className={styles['value']} />
    </div>
  )
}

function anchorAt(index: number, count: number): 'start' | 'middle' | 'end' {
  if (index === 0) return 'start'
  return index === count - 1 ? 'end' : 'middle'
}

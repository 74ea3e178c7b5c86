import {abilityScale, placeOf, type Scale} from './interval-scale.ts'
import {signed} from './numbers.ts'

/** The tick labels of stacked interval plots; they share one axis. */
export function IntervalAxis({scale = abilityScale}: {scale?: Scale}) {
  return (
    <svg className="plot" height={18} aria-hidden="true">
      {scale.ticks.map((tick) => (
        <text key={tick} className="plot-label" x={placeOf(tick, scale)} y={13} textAnchor="middle">
          {signed(tick, 0)}
        </text>
      ))}
    </svg>
  )
}

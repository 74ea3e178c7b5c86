import type {Outcome} from '@airworthy/kernel'
import {openEnds, placeOf, type Scale} from '../../design/interval-scale.ts'
import {plain} from '../../design/numbers.ts'
import {statusKinds} from '../../design/status-kinds.ts'

interface LimitPlotProps {
  share: number
  low: number
  high: number
  /** The largest share allowed. */
  limit: number
  outcome: Exclude<Outcome, 'error'>
}

const height = 48

/** A share with its interval on an axis in percent, and the limit as a bug. */
export function LimitPlot({share, low, high, limit, outcome}: LimitPlotProps) {
  const scale = scaleFor(limit)
  const x = (value: number) => placeOf(value, scale)
  const y = 24
  const open = openEnds({low, high}, scale)
  return (
    <div>
      <svg
        className="plot"
        height={height}
        role="img"
        aria-label={`${percent(share)} %, interval ${percent(low)} to ${percent(high)} %, limit ${percent(limit)} %`}
        data-colour={statusKinds[outcome].colour}
      >
        {scale.ticks.map((tick) => (
          <line key={tick} className="plot-grid" x1={x(tick)} x2={x(tick)} y1={0} y2={height} />
        ))}
        <line className="plot-interval" x1={x(low)} x2={x(high)} y1={y} y2={y} />
        {!open.low && <line className="plot-cap" x1={x(low)} x2={x(low)} y1={y - 5} y2={y + 5} />}
        {!open.high && (
          <line className="plot-cap" x1={x(high)} x2={x(high)} y1={y - 5} y2={y + 5} />
        )}
        <line className="plot-bug-line" x1={x(limit)} x2={x(limit)} y1={0} y2={height} />
        <svg x={x(limit)} y={0} overflow="visible">
          <path className="plot-bug" d="M-5 0h10L0 7z" />
        </svg>
        <svg x={x(share)} y={y} overflow="visible">
          <circle className="plot-point" r={5} />
        </svg>
      </svg>
      <svg className="plot" height={18} aria-hidden="true">
        {scale.ticks.map((tick, index) => (
          <text
            key={tick}
            className="plot-label"
            x={x(tick)}
            y={13}
            textAnchor={anchorAt(index, scale.ticks.length)}
          >
            {percent(tick)} %
          </text>
        ))}
      </svg>
    </div>
  )
}

/** From zero to six times the limit, or to everything; what lies beyond has no cap. */
function scaleFor(limit: number): Scale {
  const max = Math.min(1, limit * 6)
  return {min: 0, max, ticks: [0, 1, 2, 3, 4].map((quarter) => (max * quarter) / 4)}
}

function anchorAt(index: number, count: number): 'start' | 'middle' | 'end' {
  if (index === 0) return 'start'
  return index === count - 1 ? 'end' : 'middle'
}

function percent(share: number): string {
  return plain(share * 100, 1)
}

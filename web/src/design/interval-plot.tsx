import {abilityScale, openEnds, placeOf, type Scale} from './interval-scale.ts'
import {range, signed} from './numbers.ts'
import {statusKinds} from './status-kinds.ts'

/** The verdict that an ability plot draws. */
export type AbilityVerdict = 'meets' | 'gap' | 'not-judged'

interface IntervalPlotProps {
  /** What is measured, for the plot's name. */
  name: string
  low: number
  high: number
  mean: number
  required: number
  verdict: AbilityVerdict
  height?: number
  scale?: Scale
  /** Stretches of the scale that are shaded, such as a level. */
  bands?: readonly (readonly [from: number, to: number])[]
}

/** The status kind of an ability verdict. */
export function abilityKind(verdict: AbilityVerdict) {
  return verdict === 'not-judged' ? 'ability-not-judged' : verdict
}

/** One interval on the ability scale with its point, and the required level as a bug. */
export function IntervalPlot(props: IntervalPlotProps) {
  const {name, low, high, mean, required, verdict} = props
  const {height = 62, scale = abilityScale, bands = []} = props
  const x = (value: number) => placeOf(value, scale)
  const y = height >= 44 ? height / 2 : height / 2 + 3
  const open = openEnds({low, high}, scale)
  const word = statusKinds[abilityKind(verdict)].word.toLowerCase()
  return (
    <svg
      className="plot"
      height={height}
      role="img"
      aria-label={`${name}: ${signed(mean)}, interval ${range(low, high)}, required ${signed(required)}, ${word}`}
      data-colour={statusKinds[abilityKind(verdict)].colour}
    >
      {bands.map(([from, to]) => (
        <rect
          key={from}
          className="plot-band"
          x={x(from)}
          y={0}
          width={widthOf(from, to, scale)}
          height={height}
        />
      ))}
      {scale.ticks.map((tick) => (
        <line key={tick} className="plot-grid" x1={x(tick)} x2={x(tick)} y1={0} y2={height} />
      ))}
      <line className="plot-interval" x1={x(low)} x2={x(high)} y1={y} y2={y} />
      {!open.low && <line className="plot-cap" x1={x(low)} x2={x(low)} y1={y - 5} y2={y + 5} />}
      {!open.high && <line className="plot-cap" x1={x(high)} x2={x(high)} y1={y - 5} y2={y + 5} />}
      <line className="plot-bug-line" x1={x(required)} x2={x(required)} y1={0} y2={height} />
      <svg x={x(required)} y={0} overflow="visible">
        <path className="plot-bug" d="M-5 0h10L0 7z" />
      </svg>
      <svg x={x(mean)} y={y} overflow="visible">
        <PointMark verdict={verdict} />
      </svg>
    </svg>
  )
}

/** The mark of a verdict at the origin: a dot, a diamond for a gap. */
export function PointMark({verdict}: {verdict: AbilityVerdict}) {
  return verdict === 'gap' ? (
    <path className="plot-point" d="M0-6.5L6.5 0 0 6.5-6.5 0z" />
  ) : (
    <circle className="plot-point" r={5} />
  )
}

function widthOf(from: number, to: number, {min, max}: Scale): string {
  return `${(((Math.min(to, max) - Math.max(from, min)) / (max - min)) * 100).toFixed(2)}%`
}

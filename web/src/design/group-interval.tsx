import {openEnds, placeOf, type Scale} from './interval-scale.ts'

interface GroupIntervalProps {
  /** What the plot says, in words. */
  label: string
  low: number
  high: number
  value: number
  scale: Scale
  height?: number
}

/** One interval of a group on a scale: no target, no verdict, therefore no colour. */
export function GroupInterval({label, low, high, value, scale, height = 32}: GroupIntervalProps) {
  const x = (at: number) => placeOf(at, scale)
  const y = height / 2
  const open = openEnds({low, high}, scale)
  return (
    <svg className="plot" height={height} role="img" aria-label={label} data-colour="plain">
      {scale.ticks.map((tick) => (
        <line key={tick} className="plot-grid" x1={x(tick)} x2={x(tick)} y1={0} y2={height} />
      ))}
      <line className="plot-interval" x1={x(low)} x2={x(high)} y1={y} y2={y} />
      {!open.low && <line className="plot-cap" x1={x(low)} x2={x(low)} y1={y - 5} y2={y + 5} />}
      {!open.high && <line className="plot-cap" x1={x(high)} x2={x(high)} y1={y - 5} y2={y + 5} />}
      <svg x={x(value)} y={y} overflow="visible">
        <circle className="plot-point" r={5} />
      </svg>
    </svg>
  )
}

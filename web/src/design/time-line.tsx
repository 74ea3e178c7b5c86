import {statusKinds, type StatusKind} from './status-kinds.ts'
import {shareOf, timePlaceOf, type TimeScale} from './time-scale.ts'

interface TimeLineProps {
  /** What the line says, in words. */
  label: string
  kind: StatusKind
  from: number
  to: number
  today: number
  scale: TimeScale
  /** When it was ended before its end: what was left then is only hinted at. */
  stopped?: number | undefined
  height?: number
}

/** A stretch of time: a thin line for what has passed, a thick bar for what is left, today in ink. */
export function TimeLine(props: TimeLineProps) {
  const {label, kind, from, to, today, scale, stopped, height = 44} = props
  const x = (at: number) => timePlaceOf(at, scale)
  const y = height / 2
  const end = stopped ?? to
  const passed = Math.min(Math.max(today, from), end)
  return (
    <svg
      className="plot"
      height={height}
      role="img"
      aria-label={label}
      data-colour={statusKinds[kind].colour}
    >
      {scale.ticks.map(({at}) => (
        <line key={at} className="plot-grid" x1={x(at)} x2={x(at)} y1={0} y2={height} />
      ))}
      <line className="plot-today" x1={x(today)} x2={x(today)} y1={0} y2={height} />
      <line className="plot-passed" x1={x(from)} x2={x(passed)} y1={y} y2={y} />
      {stopped !== undefined && (
        <line className="plot-stopped" x1={x(stopped)} x2={x(to)} y1={y} y2={y} />
      )}
      {stopped === undefined && passed < to && (
        <line className="plot-left" x1={x(passed)} x2={x(to)} y1={y} y2={y} />
      )}
      <line className="plot-cap" x1={x(from)} x2={x(from)} y1={y - 5} y2={y + 5} />
      <line className="plot-cap" x1={x(end)} x2={x(end)} y1={y - 9} y2={y + 9} />
    </svg>
  )
}

/** The mark of today above stacked time lines. */
export function TimeToday({scale, today}: {scale: TimeScale; today: number}) {
  const share = shareOf(today, scale)
  const anchor = share < 0.12 ? 'start' : share > 0.88 ? 'end' : 'middle'
  const text = new Date(today).toLocaleDateString('en-GB', {day: 'numeric', month: 'short'})
  return (
    <svg className="plot" height={22} aria-hidden="true">
      <svg x={timePlaceOf(today, scale)} y={15} overflow="visible">
        <path className="plot-now" d="M-5 0h10L0 7z" />
        <text
          className="plot-now-label"
          x={anchor === 'middle' ? 0 : anchor === 'start' ? -5 : 5}
          y={-4}
          textAnchor={anchor}
        >
          Today, {text}
        </text>
      </svg>
    </svg>
  )
}

/** The labels of stacked time lines. */
export function TimeAxis({scale}: {scale: TimeScale}) {
  return (
    <svg className="plot" height={18} aria-hidden="true">
      {scale.ticks.map(({at, label, minor}) => (
        <text
          key={at}
          className="plot-label"
          data-minor={minor || undefined}
          x={timePlaceOf(at, scale)}
          y={13}
          textAnchor={anchorOf(shareOf(at, scale))}
        >
          {label}
        </text>
      ))}
    </svg>
  )
}

function anchorOf(share: number): 'start' | 'middle' | 'end' {
  if (share < 0.04) return 'start'
  return share > 0.96 ? 'end' : 'middle'
}

import type {Markish} from '@observablehq/plot'
import {markup, type Markup} from './markup.ts'
import {axisLabel, drawPlot} from './observable-plot.ts'
import type {LinePlot} from './report-document.ts'
import {writeQuantity} from './write-quantity.ts'

/** Draws lines with Observable Plot; series are told apart by dash and mark, not by colour. */
export async function drawLines(
  {caption, x, y, series}: LinePlot,
  {width, className}: {width: number; className: string},
): Promise<Markup> {
  const factor = (unit: '' | '%') => (unit === '%' ? 100 : 1)
  const data = series.map(({points}) =>
    points
      .filter(isFinitePoint)
      .map((point) => ({x: point.x * factor(x.unit), y: point.y * factor(y.unit)})),
  )
  return drawPlot(
    ({line, dot, gridX, gridY, axisX, axisY, ruleY}) => ({
      width,
      height: width > 500 ? 300 : 240,
      marginTop: 36,
      marginLeft: 48,
      marginBottom: 48,
      marginRight: 20,
      x: {nice: true},
      y: {nice: true, zero: data.flat().every((point) => point.y >= 0)},
      marks: [
        gridX({stroke: 'var(--line)', strokeOpacity: 1, ticks: width / 90}),
        gridY({stroke: 'var(--line)', strokeOpacity: 1}),
        axisX({
          label: axisLabel(x, {width}),
          labelArrow: 'none',
          labelAnchor: 'center',
          tickSize: 0,
          ticks: width / 90,
        }),
        axisY({label: axisLabel(y, {width}), labelArrow: 'none', tickSize: 0}),
        ruleY([0], {stroke: 'var(--line-strong)'}),
        ...data.flatMap((points, index): Markish[] => {
          const {dash, symbol, ink} = inkOf(index)
          return [
            line(points, {x: 'x', y: 'y', stroke: ink, strokeWidth: 2, strokeDasharray: dash}),
            dot(marked(points, index), {
              x: 'x',
              y: 'y',
              symbol,
              r: 3.5,
              fill: ink,
            }),
          ]
        }),
      ],
    }),
    {
      title: caption,
      description: `${series.map(({name, points}) => rangeOf(name, points)).join('; ')}. The figures stand in the table below.`,
      className,
    },
  )

  function rangeOf(name: string, points: LinePlot['series'][number]['points']): string {
    const values = points.map((point) => point.y).filter(Number.isFinite)
    if (values.length === 0) return `${name}: no values`
    return `${name}: ${writeQuantity(Math.min(...values), y.unit)} to ${writeQuantity(Math.max(...values), y.unit)}`
  }
}

/** Whether a point can be drawn. */
export function isFinitePoint({x, y}: {readonly x: number; readonly y: number}): boolean {
  return Number.isFinite(x) && Number.isFinite(y)
}

/** About a dozen points of a long line carry its mark, not the same ones as of the next series. */
function marked<Point>(points: readonly Point[], series: number): Point[] {
  const every = Math.ceil(points.length / 12)
  return points.filter((_, index) => (index + series * Math.ceil(every / 3)) % every === 0)
}

/** The line and mark of a series by its index, for the legend. */
export function lineKey(index: number): Markup {
  const {dash, symbol, ink} = inkOf(index)
  return markup`<svg class="marks key" width="34" height="16" viewBox="0 0 34 16" aria-hidden="true"><path d="M1 8h32" fill="none" stroke="${ink}" stroke-width="2" stroke-dasharray="${dash}"/><path d="${symbolPaths[symbol]}" fill="${ink}"/></svg>`
}

/** How series are told apart in grey; after eight they begin again. */
const inks = [
  {dash: 'none', symbol: 'circle', ink: 'var(--ink)'},
  {dash: '6 4', symbol: 'square', ink: 'var(--ink-2)'},
  {dash: '2 3', symbol: 'triangle', ink: 'var(--ink)'},
  {dash: '10 3 2 3', symbol: 'diamond', ink: 'var(--ink-2)'},
  {dash: 'none', symbol: 'square', ink: 'var(--line-strong)'},
  {dash: '6 4', symbol: 'triangle', ink: 'var(--line-strong)'},
  {dash: '2 3', symbol: 'diamond', ink: 'var(--line-strong)'},
  {dash: '10 3 2 3', symbol: 'circle', ink: 'var(--line-strong)'},
] as const

const symbolPaths = {
  circle: 'M13.5 8a3.5 3.5 0 1 0 7 0a3.5 3.5 0 1 0-7 0z',
  square: 'M13.9 4.9h6.2v6.2h-6.2z',
  triangle: 'M17 3.5L21 11h-8z',
  diamond: 'M17 3L20.5 8 17 13 13.5 8z',
} as const

function inkOf(index: number) {
  return inks[index % inks.length] ?? inks[0]
}

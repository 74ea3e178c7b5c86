import type * as ObservablePlot from '@observablehq/plot'
import {markup, type Markup} from './markup.ts'
import {axisLabel, drawPlot} from './observable-plot.ts'
import {placeOn, type PlotScale} from './plot-scale.ts'
import type {IntervalPlot, RowStatus} from './report-document.ts'

/**
 * All estimates at a glance, where they are too many to be rows of one table: a dot for each, or,
 * where dots would pile up higher than the plot, counts. For a wide and for a narrow page.
 */
export async function drawOverview(plot: IntervalPlot, scale: PlotScale): Promise<Markup> {
  return markup`${await draw(plot, {scale, width: 880, className: 'wide'})}${await draw(plot, {scale, width: 320, className: 'narrow'})}`
}

interface Estimate {
  readonly x: number
  readonly status: RowStatus
}

interface Frame {
  readonly scale: PlotScale
  readonly width: number
  readonly className: string
}

const height = 190
const radius = 2.5
const pitch = 2 * radius + 0.5

async function draw(
  {rows, quantity, unit, overall, limit}: IntervalPlot,
  {scale, width, className}: Frame,
): Promise<Markup> {
  const factor = unit === '%' ? 100 : 1
  const estimates = rows.flatMap(({value, status}): Estimate[] =>
    value === null || !Number.isFinite(value) ? [] : [{x: value * factor, status}],
  )
  const dotted =
    highestPile(estimates, {scale, factor, columns: width / pitch}) * pitch < height - 60
  const at = (value: number | null) => (value === null ? [] : [value * factor])
  return drawPlot(
    (plot) => ({
      width,
      height,
      marginTop: 16,
      marginLeft: dotted ? 14 : 40,
      marginRight: 14,
      marginBottom: 40,
      x: {domain: [scale.min * factor, scale.max * factor]},
      marks: [
        plot.gridX({stroke: 'var(--line)', strokeOpacity: 1, ticks: width / 100}),
        plot.axisX({
          label: axisLabel({quantity, unit}, {width}),
          labelArrow: 'none',
          labelAnchor: 'center',
          tickSize: 0,
          ticks: width / 100,
        }),
        plot.ruleX(at(overall), {stroke: 'var(--ink-2)', strokeDasharray: '2 3'}),
        plot.ruleX(at(limit), {stroke: 'var(--accent)', strokeWidth: 1.5}),
        plot.dot(at(limit), {
          x: (value: number) => value,
          frameAnchor: 'top',
          symbol: 'triangle',
          rotate: 180,
          r: 5,
          fill: 'var(--accent)',
        }),
        ...(dotted ? dotMarks(plot, estimates) : countMarks(plot, estimates)),
      ],
    }),
    {
      title: `${quantity} of ${estimates.length} of ${rows.length} rows`,
      description: dotted
        ? 'A dot for each; the figures stand in the tables below.'
        : 'Counts of rows; the figures stand in the tables below.',
      className,
    },
  )
}

type Plot = typeof ObservablePlot

/** What is not judged is hollow, as in the rows. */
function dotMarks(plot: Plot, estimates: readonly Estimate[]): ObservablePlot.Markish[] {
  return [
    plot.dot(
      [...estimates],
      plot.dodgeY({
        x: 'x',
        r: radius,
        padding: 0.5,
        fill: ({status}: Estimate) => (status === 'not-judged' ? 'var(--panel)' : inkOf(status)),
        stroke: ({status}: Estimate) => inkOf(status),
        strokeWidth: 1,
      }),
    ),
  ]
}

function countMarks(plot: Plot, estimates: readonly Estimate[]): ObservablePlot.Markish[] {
  return [
    plot.axisY({label: 'rows', labelArrow: 'none', tickSize: 0, ticks: 4}),
    plot.rectY(
      [...estimates],
      plot.binX<ObservablePlot.RectYOptions>(
        {y: 'count'},
        {x: 'x', fill: ({status}: Estimate) => inkOf(status), thresholds: 40, inset: 0.5},
      ),
    ),
  ]
}

/** How many dots would stand over one another at the most, about. */
function highestPile(
  estimates: readonly Estimate[],
  {scale, factor, columns}: {scale: PlotScale; factor: number; columns: number},
): number {
  const piles = new Map<number, number>()
  let highest = 0
  for (const {x} of estimates) {
    const column = Math.floor((placeOn(x / factor, scale) / 100) * columns)
    const pile = (piles.get(column) ?? 0) + 1
    piles.set(column, pile)
    highest = Math.max(highest, pile)
  }
  return highest
}

function inkOf(status: RowStatus): string {
  switch (status) {
    case 'breach':
      return 'var(--breach)'
    case 'error':
      return 'var(--fault)'
    case 'pass':
      return 'var(--pass)'
    case 'not-judged':
      return 'var(--open)'
    case 'none':
      return 'var(--ink-2)'
  }
}

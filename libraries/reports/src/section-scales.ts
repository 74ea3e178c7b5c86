import {plotScale, type PlotScale} from './plot-scale.ts'
import type {IntervalPlot, ReportBlock} from './report-document.ts'

/**
 * The scale of each plot of intervals in a section. Plots that stand below one another share one:
 * all shares do, and other quantities of the same name.
 */
export function sectionScales(blocks: readonly ReportBlock[]): (plot: IntervalPlot) => PlotScale {
  const ends = new Map<string, number[]>()
  for (const block of blocks) {
    if (block.kind !== 'intervals') continue
    const known = ends.get(kindOf(block)) ?? []
    for (const end of endsOf(block)) if (end !== null) known.push(end)
    ends.set(kindOf(block), known)
  }
  const scales = new Map([...ends].map(([kind, values]) => [kind, plotScale(values)]))
  return function scaleOfPlot(plot) {
    return scales.get(kindOf(plot)) ?? plotScale([])
  }
}

function kindOf({quantity, unit}: IntervalPlot): string {
  return unit === '' ? quantity : unit
}

function endsOf({rows, overall, limit}: IntervalPlot): (number | null)[] {
  return [...rows.flatMap(({value, low, high}) => [value, low, high]), overall, limit]
}

import type {PlotOptions} from '@observablehq/plot'

/** How series are told apart without colour: dash and mark, in the order of the series. */
const seriesMarks = [
  {dash: undefined, symbol: 'circle', ink: 'var(--ink)'},
  {dash: '6 4', symbol: 'square', ink: 'var(--ink-2)'},
  {dash: '2 3', symbol: 'triangle', ink: 'var(--ink)'},
  {dash: '10 3 2 3', symbol: 'diamond', ink: 'var(--ink-2)'},
] as const

/** The theme of Observable Plot: family, size of text, room for labels, no style of its own. */
export function plotTheme({
  width,
  rightLabel = 0,
}: {
  width: number
  rightLabel?: number
}): PlotOptions {
  return {
    className: 'series-plot',
    width,
    height: Math.round(Math.min(340, Math.max(260, width * 0.48))),
    marginTop: 32,
    marginLeft: 44,
    marginBottom: 44,
    marginRight: 20 + rightLabel,
    style: {fontSize: '12px', overflow: 'visible'},
  }
}

/** The mark of a series by its index; after four they begin again. */
export function markOf(index: number) {
  return seriesMarks[index % seriesMarks.length] ?? seriesMarks[0]
}

/** Ticks of an axis from its least to its greatest value, both included. */
export function ticksOf({min, max, step}: {min: number; max: number; step: number}): number[] {
  const count = Math.round((max - min) / step)
  return Array.from({length: count + 1}, (_, index) => Number((min + index * step).toFixed(9)))
}

import {markup, trustedMarkup, type Markup} from './markup.ts'
import {placeOn, type PlotScale} from './plot-scale.ts'
import type {IntervalPlot, IntervalRow} from './report-document.ts'

/** The grid of a row, its zero, the overall value and the limit: all that rows have in common. */
export function scaleMarks({overall, limit}: IntervalPlot, scale: PlotScale): Markup {
  return markup`${scale.ticks.map((tick) => upright(tick, tick === 0 ? 'zero' : 'grid'))}${
    overall === null ? null : upright(overall, 'overall')
  }${limit === null ? null : upright(limit, 'limit')}`

  function upright(value: number, kind: string): Markup {
    const x = `${placeOn(value, scale)}%`
    return markup`<line class="${kind}" x1="${x}" x2="${x}" y1="0" y2="100%"/>`
  }
}

/**
 * The interval with its caps and its point, in percent of the row, so that it fits any width. An
 * end beyond the scale has no cap; what is not judged is dashed and hollow.
 */
export function intervalMarks({value, low, high, status}: IntervalRow, scale: PlotScale): Markup {
  const open = status === 'not-judged' || value === null ? ' open' : ''
  return markup`${low === null || high === null ? null : bar(low, high)}${
    value === null || !Number.isFinite(value)
      ? null
      : markup`<circle class="point${open}" cx="${placeOn(value, scale)}%" cy="50%" r="5"/>`
  }`

  function bar(from: number, to: number): Markup {
    if (Number.isNaN(from) || Number.isNaN(to)) return markup``
    return markup`<line class="interval${open}" x1="${placeOn(from, scale)}%" x2="${placeOn(to, scale)}%" y1="50%" y2="50%"/>${[from, to].filter(Number.isFinite).map(cap)}`
  }

  function cap(end: number): Markup {
    return markup`<use href="#cap" x="${placeOn(end, scale)}%" y="50%"/>`
  }
}

/** The cap, once in a page; rows refer to it by name. */
export const markShapes = trustedMarkup(
  '<svg class="definitions" width="0" height="0" aria-hidden="true"><defs><path id="cap" class="cap" d="M0-5v10"/></defs></svg>',
)

/** The ticks of the scale, and the bug over the limit. */
export function axisMarks({limit, unit}: IntervalPlot, scale: PlotScale): Markup {
  // a glyph: Chromium loses the place of transformed shapes in a table head that it prints again
  const bug =
    limit === null
      ? null
      : markup`<text class="bug" x="${placeOn(limit, scale)}%" y="28" text-anchor="middle">▼</text>`
  return markup`<span class="axis"><svg class="marks" aria-hidden="true">${scale.ticks.map(
    (tick) =>
      markup`<text class="tick" x="${placeOn(tick, scale)}%" y="14" text-anchor="middle">${tickLabel(tick, unit)}</text>`,
  )}${bug}</svg></span>`
}

/** A mark alone, for the legend. */
export function markKey(mark: keyof typeof keys): Markup {
  const {width, drawing} = keys[mark]
  return markup`<svg class="marks key" width="${width}" height="16" viewBox="0 0 ${width} 16" aria-hidden="true">${trustedMarkup(drawing)}</svg>`
}

const keys = {
  interval: {
    width: 34,
    drawing:
      '<path class="interval" d="M2 8h30"/><path class="cap" d="M2 3v10M32 3v10"/><circle class="point" cx="17" cy="8" r="5"/>',
  },
  open: {
    width: 34,
    drawing:
      '<path class="interval open" d="M2 8h30"/><path class="cap" d="M2 3v10M32 3v10"/><circle class="point open" cx="17" cy="8" r="5"/>',
  },
  overall: {width: 12, drawing: '<path class="overall" d="M6 0v16"/>'},
  limit: {
    width: 12,
    drawing: '<path class="limit" d="M6 0v16"/><path class="bug" d="M1 0h10L6 8z"/>',
  },
} as const

function tickLabel(tick: number, unit: '' | '%'): string {
  const shown = unit === '%' ? Number((tick * 100).toPrecision(12)) : tick
  return String(shown).replace('-', '−')
}

import type {IntervalPlot, IntervalRow} from './report-document.ts'
import {mattersFirst} from './row-pages.ts'
import {columnGap} from './text-columns.ts'
import type {TextPage} from './text-page.ts'
import {tableText} from './text-table.ts'
import {widthOf, wrapTo} from './text-width.ts'
import {writeQuantity, writeRange} from './write-quantity.ts'

/** So many rows of a plot are shown; of more, those that matter first. */
const rowsShown = 40
const widestPlot = 24
const narrowestPlot = 8

/** Intervals on one scale, `──●──`, beside their figures; below them what the marks mean. */
export function intervalText(plot: IntervalPlot, page: TextPage): string {
  const {rows, unit, caption, quantity, interval} = plot
  const sorted = rows.length > rowsShown ? mattersFirst(rows) : rows
  const cells = sorted.map(({name, value, low, high, n}) => [
    name,
    value === null ? '–' : unbroken(writeQuantity(value, unit)),
    low === null || high === null ? '' : unbroken(writeRange({low, high}, unit)),
    n.toLocaleString('en-GB'),
  ])
  const scale = scaleOf(plot, roomBeside(cells.slice(0, rowsShown), page))
  const table = tableText(
    {
      caption:
        caption.toLowerCase() === quantity.toLowerCase()
          ? `${caption} (${interval})`
          : `${caption} (${quantity}; ${interval})`,
      columns: [
        {name: '', align: 'left'},
        {name: 'value', align: 'right'},
        {name: 'interval', align: 'right'},
        {name: 'n', align: 'right'},
        ...(scale === null ? [] : [{name: '', align: 'left' as const, whole: true}]),
      ],
      rows: sorted.map((row, index) => ({
        status: row.status,
        note: row.note,
        cells: [
          ...(cells[index] ?? []),
          ...(scale === null ? [] : [drawn(row, {...plot, ...scale})]),
        ],
      })),
      showFirst: rowsShown,
    },
    page,
  )
  return [table, ...wrapTo(legend(plot, scale), page.width)].join('\n')
}

interface TextScale {
  readonly from: number
  readonly to: number
  /** Its length in cells. */
  readonly cells: number
}

/** The cells that the figures leave for a plot beside names of a readable width. */
function roomBeside(rows: readonly (readonly string[])[], {width}: TextPage): number {
  const widest = (column: number, atLeast: number) =>
    Math.max(atLeast, ...rows.map((cells) => widthOf(cells[column] ?? '')))
  const names = Math.min(12, widest(0, 0))
  const figures = widest(1, 5) + widest(2, 8) + widest(3, 1)
  return Math.min(widestPlot, width - 2 - names - figures - 4 * columnGap)
}

function scaleOf({rows, overall, limit}: IntervalPlot, cells: number): TextScale | null {
  const ends = rows.flatMap(({low, high, value}) => [low, high, value])
  const known = [...ends, overall, limit].filter((end) => end !== null).filter(Number.isFinite)
  if (known.length === 0 || cells < narrowestPlot) return null
  const from = known.reduce((a, b) => Math.min(a, b))
  const to = known.reduce((a, b) => Math.max(a, b))
  return {from, to, cells}
}

/** The row's plot; its blanks are no-break spaces, so that no column breaks it. */
function drawn(
  {value, low, high}: IntervalRow,
  {overall, limit, from, to, cells}: TextScale & Pick<IntervalPlot, 'overall' | 'limit'>,
): string {
  const cellOf = (x: number) => {
    const share = to === from ? 0 : (x - from) / (to - from)
    return Math.round(Math.min(1, Math.max(0, share)) * (cells - 1))
  }
  const line = Array.from({length: cells}, () => '\u00a0')
  if (overall !== null) line[cellOf(overall)] = '┊'
  if (limit !== null) line[cellOf(limit)] = '│'
  if (low !== null && high !== null && low <= high) {
    for (let cell = cellOf(low); cell <= cellOf(high); cell++) line[cell] = '─'
  }
  if (value !== null && !Number.isNaN(value)) line[cellOf(value)] = '●'
  return line.join('')
}

/** What the marks mean, and the ends of the scale with their unit. */
function legend({overall, limit, unit}: IntervalPlot, scale: TextScale | null): string {
  const words = [
    ...(overall === null
      ? []
      : [`${scale === null ? '' : '┊ '}overall ${writeQuantity(overall, unit)}`]),
    ...(limit === null ? [] : [`${scale === null ? '' : '│ '}limit ${writeQuantity(limit, unit)}`]),
    ...(scale === null
      ? []
      : [`plotted from ${writeRange({low: scale.from, high: scale.to}, unit)}`]),
  ]
  return words.map(unbroken).join(', ')
}

function unbroken(text: string): string {
  return text.replaceAll(' ', '\u00a0')
}

import {printable} from './printable.ts'
import type {ReportColumn, RowStatus} from './report-document.ts'
import {columnGap, fitColumns} from './text-columns.ts'
import {hanging, painted, strong, textShapes, type TextPage} from './text-page.ts'
import {fitTo, padTo, wrapTo} from './text-width.ts'

/** A table for a terminal: what it needs of a report's table, and what may stand below a row. */
export interface TextTable {
  readonly caption: string
  /** The cells of a column that is `whole` are never broken. */
  readonly columns: readonly (ReportColumn & {readonly whole?: boolean})[]
  readonly rows: readonly TextRow[]
  readonly showFirst?: number
}

interface TextRow {
  readonly cells: readonly string[]
  readonly status?: RowStatus
  /** Said below the row, indented; empty or absent for nothing. */
  readonly note?: string
}

/** In longer tables a cell has two lines; what is cut is said below. */
const wholeUpTo = 20
const linesOfLongTable = 2

/**
 * A table as lines. Cells wrap inside their columns; where no widths fit, each row becomes a list
 * of its cells. Up to 20 rows nothing is cut.
 */
export function tableText(table: TextTable, page: TextPage): string {
  const rows = table.rows.slice(0, table.showFirst ?? table.rows.length)
  const marked = rows.some(({status}) => status !== undefined && status !== 'none')
  const indent = marked ? 2 : 0
  const widths = fitColumns(
    table.columns.map(({name, ...column}, index) => ({
      ...column,
      name: printable(name),
      cells: rows.map(({cells}) => printable(cells[index] ?? '')),
    })),
    page.width - indent,
  )
  const {lines, cut} =
    widths === null
      ? stacked(rows, {table, page, marked})
      : aligned(rows, {table, page, marked, widths})
  const left = table.rows.length - rows.length
  return [
    ...wrapTo(table.caption, page.width),
    ...lines,
    ...(marked ? [shapeLegend(rows, page)] : []),
    ...(cut ? wrapTo('… marks what was cut; --format html or json has it whole', page.width) : []),
    ...(left > 0 ? [`… ${left} more rows; --format html or json has them all`] : []),
  ].join('\n')
}

interface Written {
  readonly lines: readonly string[]
  readonly cut: boolean
}

interface TableParts {
  readonly table: TextTable
  readonly page: TextPage
  readonly marked: boolean
}

function aligned(
  rows: readonly TextRow[],
  {table, page, marked, widths}: TableParts & {widths: readonly number[]},
): Written {
  const atMost = rows.length > wholeUpTo ? linesOfLongTable : Infinity
  const head = inColumns(
    table.columns.map(({name}) => name),
    {table, widths},
  )
  let cut = false
  const body = rows.flatMap(({cells, status = 'none', note = ''}) => {
    const lines = inColumns(cells, {table, widths, atMost})
    cut ||= lines.cut
    return [
      ...lines.lines.map((line, index) => mark(line, index === 0 ? status : 'none')),
      ...(note === '' ? [] : hanging('    ', note, page)),
    ]
  })
  return {lines: [...head.lines.map((line) => strong(mark(line, 'none'), page)), ...body], cut}

  function mark(line: string, status: RowStatus): string {
    return marked ? `${painted(textShapes[status], status, page)} ${line}`.trimEnd() : line
  }
}

/** Cells side by side, each wrapped inside the width of its column. */
function inColumns(
  cells: readonly string[],
  {
    table: {columns},
    widths,
    atMost = Infinity,
  }: {table: TextTable; widths: readonly number[]; atMost?: number},
): Written {
  let cut = false
  const wrapped = widths.map((width, index) => {
    const lines = wrapTo(cells[index] ?? '', width, {breakWords: true})
    if (lines.length <= atMost) return lines
    cut = true
    const kept = lines.slice(0, atMost)
    return [...kept.slice(0, -1), fitTo(`${kept.at(-1) ?? ''} ${lines[atMost] ?? ''}`, width)]
  })
  const height = Math.max(1, ...wrapped.map((lines) => lines.length))
  const lines = Array.from({length: height}, (_, line) =>
    widths
      .map((width, index) =>
        padTo(wrapped[index]?.[line] ?? '', {width, align: columns[index]?.align ?? 'left'}),
      )
      .join(' '.repeat(columnGap))
      .trimEnd(),
  )
  return {lines, cut}
}

/** Each row as a list of its cells, for columns that no line holds. */
function stacked(rows: readonly TextRow[], {table, page, marked}: TableParts): Written {
  const lines = rows.flatMap(({cells, status = 'none', note = ''}) => {
    const indent = marked ? 1 : 0
    const first = hanging(marked ? `${textShapes[status]} ` : '', cells[0] || '–', page)
    return [
      ...first.map((line, index) =>
        index === 0 ? painted(line.slice(0, indent), status, page) + line.slice(indent) : line,
      ),
      ...table.columns.slice(1).flatMap(({name}, index) => {
        const text = cells[index + 1] ?? ''
        return text === '' ? [] : hanging('    ', name === '' ? text : `${name}: ${text}`, page)
      }),
      ...(note === '' ? [] : hanging('    ', note, page)),
    ]
  })
  return {lines, cut: false}
}

/** The words of the shapes that stand before the rows. */
function shapeLegend(rows: readonly TextRow[], page: TextPage): string {
  const present = new Set(rows.map(({status}) => status))
  return shapeWords
    .filter(([status]) => present.has(status))
    .map(([status, word]) => `${painted(textShapes[status], status, page)} ${word}`)
    .join('  ')
}

const shapeWords = [
  ['error', 'error'],
  ['breach', 'breach'],
  ['not-judged', 'not judged'],
  ['pass', 'pass'],
] as const

import {pagedRows} from './html-pages.ts'
import {axisMarks, intervalMarks, markKey, scaleMarks} from './interval-marks.ts'
import {drawOverview} from './interval-overview.ts'
import {isolated, markup, named, type Markup} from './markup.ts'
import type {PlotScale} from './plot-scale.ts'
import type {IntervalPlot, IntervalRow} from './report-document.ts'
import {statusMark} from './status-mark.ts'
import {writeQuantity, writeRange} from './write-quantity.ts'

/**
 * Estimates with intervals as an instrument: a table whose rows each hold a plot on one common
 * scale, the figures beside it. A phone gets one plot of full width for each row. `id` is unique in
 * the page: the marks that all rows share are written once and referred to by it.
 */
export async function intervalsHtml(
  plot: IntervalPlot,
  {id, scale}: {id: string; scale: PlotScale},
): Promise<Markup> {
  const {caption, rows} = plot
  const marked = rows.some(({status}) => status !== 'none')
  const body = await pagedRows(rows, {
    caption,
    nameOf: ({name}) => name,
    table: (page, label) => intervalTable(page, {plot, scale, label, marked, id}),
    overview: () => drawOverview(plot, scale),
  })
  return markup`<figure><figcaption>${isolated(caption)}</figcaption>${legend(plot)}<svg class="definitions" width="0" height="0" aria-hidden="true"><defs><g id="${id}">${scaleMarks(plot, scale)}</g></defs></svg>${body}</figure>`
}

/** What the marks mean and what the intervals are, stated once. */
function legend({interval, overall, limit, unit, rows}: IntervalPlot): Markup {
  const open = rows.some(({status, value}) => status === 'not-judged' && value !== null)
  return markup`<ul class="legend"><li>${markKey('interval')}${isolated(interval)}</li>${
    overall === null
      ? null
      : markup`<li>${markKey('overall')}overall ${writeQuantity(overall, unit)}</li>`
  }${
    limit === null ? null : markup`<li>${markKey('limit')}limit ${writeQuantity(limit, unit)}</li>`
  }${open ? markup`<li>${markKey('open')}not judged</li>` : null}</ul>`
}

interface TableParts {
  readonly plot: IntervalPlot
  readonly scale: PlotScale
  readonly label: string
  readonly marked: boolean
  readonly id: string
}

// the roles are written out because the narrow layout takes the table's own away
function intervalTable(rows: readonly IntervalRow[], parts: TableParts): Markup {
  const {plot, scale, label, marked} = parts
  const axis = plot.unit === '' ? plot.quantity : `${plot.quantity}, ${plot.unit}`
  return markup`<table class="intervals" role="table" aria-label="${label}">
<thead role="rowgroup"><tr role="row">${heading('name', 'Group')}<th role="columnheader" scope="col" class="plot"><span class="quantity">${isolated(axis)}</span>${axisMarks(plot, scale)}</th>${heading('right value', 'Value')}${heading('right range', 'Interval')}${heading('right n', 'n')}${marked ? heading('verdict', 'Outcome') : null}</tr></thead>
<tbody role="rowgroup">${rows.map((row) => intervalRow(row, parts))}</tbody>
</table>`
}

function heading(kind: string, text: string): Markup {
  return markup`<th role="columnheader" scope="col" class="${kind}">${text}</th>`
}

function intervalRow(row: IntervalRow, {plot: {unit}, scale, marked, id}: TableParts): Markup {
  const {name, value, low, high, n, status, note} = row
  const cell = (kind: string, content: string | Markup) =>
    markup`<td role="cell" class="${kind}">${content}</td>`
  return markup`
<tr role="row"><th role="rowheader" scope="row" class="name">${named(name)}${note === '' ? null : markup`<span class="note">${isolated(note)}</span>`}</th>${cell(
    'plot',
    markup`<svg class="marks" data-status="${status}" aria-hidden="true"><use href="#${id}"/>${intervalMarks(row, scale)}</svg>`,
  )}${cell('right value', value === null ? '–' : writeQuantity(value, unit))}${cell(
    'right range',
    low === null || high === null ? '' : writeRange({low, high}, unit),
  )}${cell('right n', n.toLocaleString('en-GB'))}${marked ? cell('verdict', statusMark(status)) : null}</tr>`
}

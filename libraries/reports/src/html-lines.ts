import {tableBody} from './html-table.ts'
import {drawLines, isFinitePoint, lineKey} from './line-drawing.ts'
import {linesTable} from './lines-table.ts'
import {isolated, markup, named, type Markup} from './markup.ts'
import type {LinePlot} from './report-document.ts'

/** Lines over a common x, drawn for a wide and for a narrow page, and their figures in a table. */
export async function linesHtml(plot: LinePlot): Promise<Markup> {
  const caption = markup`<figcaption>${isolated(plot.caption)}</figcaption>`
  if (!plot.series.some(({points}) => points.some(isFinitePoint))) {
    return markup`<figure>${caption}<p>No values.</p></figure>`
  }
  const wide = await drawLines(plot, {width: 880, className: 'wide'})
  const narrow = await drawLines(plot, {width: 320, className: 'narrow'})
  const figures = await tableBody(linesTable(plot))
  const keys = plot.series.map(({name}, index) => markup`<li>${lineKey(index)}${named(name)}</li>`)
  return markup`<figure>${caption}<ul class="legend">${keys}</ul>${wide}${narrow}<details class="figures"><summary>Figures of this plot</summary>${figures}</details></figure>`
}

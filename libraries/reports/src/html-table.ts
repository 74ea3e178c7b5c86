import {pagedRows} from './html-pages.ts'
import {isolated, markup, named, type Markup} from './markup.ts'
import type {ReportRow, ReportTable} from './report-document.ts'
import {statusMark} from './status-mark.ts'
import {widthOf} from './text-width.ts'

/** A table of texts under its caption. */
export async function tableHtml(table: ReportTable): Promise<Markup> {
  return markup`<figure><figcaption>${isolated(table.caption)}</figcaption>${await tableBody(table)}</figure>`
}

/** The rows of a table alone; they scroll inside their own box where the page is narrow. */
export async function tableBody({caption, columns, rows}: ReportTable): Promise<Markup> {
  const marked = rows.some(({status}) => status !== undefined && status !== 'none')
  const kinds = columns.map(({align}, index) =>
    rows.some(({cells}) => widthOf(cells[index] ?? '') > 40) ? `${align} long` : align,
  )
  return pagedRows(rows, {
    caption,
    nameOf: ({cells}) => cells[0] ?? '',
    table: (page, label) =>
      markup`<div class="scroll" tabindex="0" role="group" aria-label="${label}"><table>
<thead><tr>${columns.map(({name}, index) => heading(name, kinds[index] ?? 'left'))}${marked ? heading('Outcome', 'left') : null}</tr></thead>
<tbody>${page.map(rowOf)}</tbody>
</table></div>`,
  })

  function rowOf({cells, status = 'none'}: ReportRow): Markup {
    return markup`
<tr>${kinds.map((kind, index) => cell(cells[index] ?? '', {kind, first: index === 0}))}${marked ? markup`<td>${statusMark(status)}</td>` : null}</tr>`
  }
}

function heading(name: string, kind: string): Markup {
  if (name === '') return markup`<td class="${kind}"></td>`
  return markup`<th scope="col" class="${kind}">${isolated(name)}</th>`
}

function cell(text: string, {kind, first}: {kind: string; first: boolean}): Markup {
  return first
    ? markup`<th scope="row" class="${kind}">${named(text)}</th>`
    : markup`<td class="${kind}">${isolated(text.replace(comparedNumber, '$1\u00A0'))}</td>`
}

// `< 0.0001` is one figure: no line ends within
const comparedNumber = /^([<>≤≥]) (?=[\d.]+$)/u

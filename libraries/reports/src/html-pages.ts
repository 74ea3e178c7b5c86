import {markup, named, type Markup} from './markup.ts'
import type {RowStatus} from './report-document.ts'
import {pagesOf, type RowPage} from './row-pages.ts'
import {statusMark} from './status-mark.ts'
import {fitTo} from './text-width.ts'

/** How rows that may be many are written. */
export interface PagedRows<Row> {
  readonly caption: string
  /** The table of one page; its caption is written outside where there are several. */
  readonly table: (rows: readonly Row[], label: string) => Markup
  /** The name of a row, for the headings of pages. */
  readonly nameOf: (row: Row) => string
  /** What stands above all rows where they do not fit one table. */
  readonly overview?: () => Promise<Markup>
}

/**
 * Rows as one table or, where they are many, as parts that open one by one (no script): the parts
 * that matter first, breaches and errors open.
 */
export async function pagedRows<Row extends {readonly status?: RowStatus}>(
  rows: readonly Row[],
  {caption, table, nameOf, overview}: PagedRows<Row>,
): Promise<Markup> {
  const pages = pagesOf(rows)
  if (pages.length === 1 && pages[0]?.status === null) return table(rows, caption)
  const above = overview === undefined ? markup`` : await overview()
  return markup`${above}<div class="pages">${pages.map((page, index) => pageOf(page, index))}</div>`

  function pageOf(page: RowPage<Row>, index: number): Markup {
    const open = index === 0 || page.status === 'breach' || page.status === 'error'
    const label = `${caption}, ${page.status === 'none' ? '' : `${page.status} `}rows ${page.from} to ${page.to} of ${page.of}`
    return markup`<details${open ? markup` open` : null}><summary>${summaryOf(page, nameOf)}</summary>${table(page.rows, label)}</details>`
  }
}

function summaryOf<Row>({status, from, to, of, rows}: RowPage<Row>, nameOf: (row: Row) => string) {
  const which = from === 1 && to === of ? `${of} rows` : `rows ${from} to ${to} of ${of}`
  const first = rows[0]
  const last = rows.at(-1)
  const names =
    first === undefined || last === undefined
      ? null
      : markup`<span class="names">${short(nameOf(first))}${rows.length > 1 ? markup` to ${short(nameOf(last))}` : null}</span>`
  return markup`${status === 'none' || status === null ? null : statusMark(status)}<span>${which}</span>${names}`
}

function short(name: string): Markup {
  return named(fitTo(name, 32))
}

import type {RowStatus} from './report-document.ts'

/** Rows that are shown together: one table, or one part of it that opens. */
export interface RowPage<Row> {
  /** The status that its rows share; null where the rows were not sorted by it. */
  readonly status: RowStatus | null
  /** Places of its first and last row in their group, from 1. */
  readonly from: number
  readonly to: number
  /** Rows in its group. */
  readonly of: number
  readonly rows: readonly Row[]
}

/** So many rows stand in one table; more are parted. */
const rowsOnPage = 40

/**
 * Parts many rows into pages. Up to 40 rows stay as they came. More are grouped by status, those
 * that matter first, in their own order within, and each group into pages of 40.
 */
export function pagesOf<Row extends {readonly status?: RowStatus}>(
  rows: readonly Row[],
): RowPage<Row>[] {
  if (rows.length <= rowsOnPage) {
    return [{status: null, from: 1, to: rows.length, of: rows.length, rows}]
  }
  return statusOrder.flatMap((status) => {
    const group = rows.filter((row) => (row.status ?? 'none') === status)
    return Array.from({length: Math.ceil(group.length / rowsOnPage)}, (_, page) => {
      const start = page * rowsOnPage
      const part = group.slice(start, start + rowsOnPage)
      return {status, from: start + 1, to: start + part.length, of: group.length, rows: part}
    })
  })
}

/** Rows sorted by status, those that matter first; within a status as they came. */
export function mattersFirst<Row extends {readonly status: RowStatus}>(
  rows: readonly Row[],
): Row[] {
  return statusOrder.flatMap((status) => rows.filter((row) => row.status === status))
}

/** What a reader has to know first comes first. */
const statusOrder: readonly RowStatus[] = ['error', 'breach', 'not-judged', 'pass', 'none']

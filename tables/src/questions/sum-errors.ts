import type {ErrorRequest, ErrorSums} from '@airworthy/fairness'
import {numberOf, textOf} from '../expressions.ts'
import {ask, type Asked} from './ask.ts'
import {CellIndex, groupColumns, mostCells, tooManyCells} from './cell-keys.ts'
import {numericColumn} from './numeric-columns.ts'
import {whereClause} from './where.ts'

/** Sums of the errors of each cell in one pass. */
export async function sumErrors(table: Asked, request: ErrorRequest): Promise<ErrorSums> {
  const {columns, from} = table.relation
  const {by} = request
  const groups = groupColumns(columns, by)
  const target = await numericColumn(table, {name: request.target, asker: 'a target'})
  const estimate = await numericColumn(table, {name: request.estimate, asker: 'an estimate'})
  const where = await whereClause(table, request.where)
  const raw = groups.map((column, index) => `${column.id} AS g${index}`).join(', ')
  const ids = groups.map((_, index) => `g${index}`).join(', ')
  const texts = groups.map((column, index) => textOf({...column, id: `g${index}`})).join(', ')
  const errors = `SELECT ${raw}, ${numberOf(estimate)} - ${numberOf(target)} AS e FROM ${from}${where.sql}`
  // infinity − infinity is NaN, and neither is an error of a model
  const whole = `SELECT ${ids}, CASE WHEN isfinite(e) THEN e END AS e FROM (${errors})`
  const sums = `SELECT ${ids}, count(e) AS n, sum(e) AS s1, sum(abs(e)) AS sa, sum(e * e) AS s2, sum(e * e * e * e) AS s4, count(*) - count(e) AS missing FROM (${whole}) GROUP BY ${ids}`
  const rows = await ask(table, {
    sql: `SELECT ${texts}, CAST(n AS DOUBLE), s1, sa, s2, s4, CAST(missing AS DOUBLE) FROM (${sums}) LIMIT ${mostCells + 1}`,
    uses: [...where.uses, {column: target, need: 'number'}, {column: estimate, need: 'number'}],
  })
  if (rows.length > mostCells) throw tooManyCells(by)
  const index = new CellIndex(by)
  const sumsOf: number[][] = []
  let missing = 0
  for (const row of rows) {
    const cell = index.indexOf(
      row.slice(0, by.length).map((value) => (value === null ? null : String(value))),
    )
    const numbers = row.slice(by.length).map(Number)
    const before = sumsOf[cell]
    sumsOf[cell] =
      before === undefined ? numbers : before.map((sum, at) => sum + (numbers[at] ?? 0))
    missing += numbers[5] ?? 0
  }
  const {keys, order} = index.sorted()
  const column = (at: number) => Float64Array.from(order, (cell) => sumsOf[cell]?.[at] ?? 0)
  return {
    ...keys,
    n: column(0),
    sum: column(1),
    sumAbsolute: column(2),
    sumSquares: column(3),
    sumFourths: column(4),
    missing,
  }
}

import type {CellCounts, CellRequest, Condition} from '@airworthy/fairness'
import type {ConditionSql} from '../condition-sql.ts'
import type {Cell} from '../engine.ts'
import {shown, tableFault} from '../faults.ts'
import {ask, type Asked} from './ask.ts'
import {CellIndex, groupColumns, mostCells, tooManyCells} from './cell-keys.ts'
import {groupedSql} from './grouped-sql.ts'
import {conditionOver} from './numeric-columns.ts'
import {whereClause} from './where.ts'

const tallies = [
  'n',
  'truePositive',
  'falsePositive',
  'trueNegative',
  'falseNegative',
  'positiveLabel',
  'selected',
] as const

/** One pass over the table to the counts of all cells; cells ascend, so that equal counts are equal bytes. */
export async function countCells(table: Asked, request: CellRequest): Promise<CellCounts> {
  const {columns, from} = table.relation
  const groups = groupColumns(columns, request.by)
  const label = await conditionOver(table, request.label)
  const prediction = await conditionOver(table, request.prediction)
  const terms = [label, prediction].filter((term) => term !== null)
  const where = await whereClause(table, request.where)
  const grouped = groupedSql({from, where: where.sql, groups, terms})
  // each cell has at most nine rows: label and prediction are true, false or missing
  const limit = mostCells * 9 + 1
  const rows = await ask(table, {
    sql: `${grouped} LIMIT ${limit}`,
    uses: [...where.uses, ...terms.flatMap((term) => term.uses)],
  })
  if (rows.length >= limit) throw tooManyCells(request.by)
  const counts = tally(rows, {by: request.by, label, prediction})
  await refuseUnseen(table, {condition: request.label, sql: label, found: counts.positiveLabel})
  await refuseUnseen(table, {
    condition: request.prediction,
    sql: prediction,
    found: counts.selected,
  })
  return counts
}

function tally(
  rows: readonly (readonly Cell[])[],
  {
    by,
    label,
    prediction,
  }: {by: readonly string[]; label: ConditionSql | null; prediction: ConditionSql | null},
): CellCounts {
  const index = new CellIndex(by)
  const sums = new Map<(typeof tallies)[number], number[]>(tallies.map((name) => [name, []]))
  const missing = {rows: 0, label: 0, prediction: 0, score: 0}
  let total = 0
  for (const row of rows) {
    const values = row.slice(0, by.length).map((value) => (value === null ? null : String(value)))
    const cell = index.indexOf(values)
    const count = Number(row[row.length - 1])
    const happened = label === null ? undefined : row[by.length]
    const decided = prediction === null ? undefined : row[by.length + (label === null ? 0 : 1)]
    total += count
    if (happened === null) missing.label += count
    if (decided === null) missing.prediction += count
    const present = happened !== null && decided !== null
    if (!present) missing.rows += count
    const add = (name: (typeof tallies)[number], amount: number) => {
      const list = sums.get(name) ?? []
      list[cell] = (list[cell] ?? 0) + amount
    }
    add('n', present ? count : 0)
    if (!present) continue
    if (happened === true) add('positiveLabel', count)
    if (decided === true) add('selected', count)
    if (happened === undefined || decided === undefined) continue
    if (happened === true) add(decided === true ? 'truePositive' : 'falseNegative', count)
    else add(decided === true ? 'falsePositive' : 'trueNegative', count)
  }
  const {keys, order} = index.sorted()
  const column = (name: (typeof tallies)[number]) =>
    Float64Array.from(order, (cell) => sums.get(name)?.[cell] ?? 0)
  return {
    ...keys,
    n: column('n'),
    truePositive: column('truePositive'),
    falsePositive: column('falsePositive'),
    trueNegative: column('trueNegative'),
    falseNegative: column('falseNegative'),
    positiveLabel: column('positiveLabel'),
    selected: column('selected'),
    has: {label: label !== null, prediction: prediction !== null},
    missing,
    rows: total,
  }
}

/**
 * A condition that no row meets because none of its values is in the table is a slip of the pen,
 * not a finding. That no row meets it although the values are there may be one.
 */
async function refuseUnseen(
  table: Asked,
  {
    condition,
    sql,
    found,
  }: {condition: Condition | undefined; sql: ConditionSql | null; found: Float64Array},
): Promise<void> {
  if (condition?.operator !== 'in' || sql === null || found.some((count) => count > 0)) return
  const {column} = sql
  const {from} = table.relation
  const seen = await ask(table, {
    sql: `SELECT CAST(${column.id} AS VARCHAR) AS value, bool_or(coalesce(${sql.sqlOver(column.id)}, false)) AS met FROM ${from} WHERE ${column.id} IS NOT NULL GROUP BY ALL ORDER BY met DESC, value LIMIT 10`,
    uses: sql.uses,
  })
  if (seen[0]?.[1] === true) return
  const values = seen.map((row) => shown(String(row[0]))).join(', ')
  throw tableFault(
    'table-value',
    `column ${column.name} never is ${condition.values.map(shown).join(' or ')} in ${table.name}: it holds ${values}${seen.length === 10 ? ', …' : ''}`,
    {column: column.name, value: condition.values[0] ?? ''},
  )
}

import type {ScoreCounts, ScoreRequest} from '@airworthy/fairness'
import type {Cell} from '../engine.ts'
import {numberOf, textOf, type Use} from '../expressions.ts'
import {numberLiteral} from '../relation.ts'
import {ask, refuseFailures, type Asked} from './ask.ts'
import {CellIndex, groupColumns} from './cell-keys.ts'
import {conditionOver, numericColumn} from './numeric-columns.ts'
import {whereClause} from './where.ts'

/** Pairs of cell and score up to which scores are counted one by one. */
const mostPairs = 100_000

/** Bins beyond that. */
const bins = 1000

interface Prepared {
  readonly by: readonly string[]
  /** SQL of the inner rows: g0, g1, … the groups as stored, y the label, p the prediction, s the score. */
  readonly rows: string
  readonly groups: readonly string[]
  readonly uses: readonly Use[]
}

/**
 * The rows by cell and score in one pass, or in three when there are too many different scores:
 * then in 1,000 bins of equal width, from 0 to 1 if all scores lie there, else from the least to
 * the greatest. A bin stands at the mean of all scores in it. A score that is infinite is a fault.
 */
export async function countScores(table: Asked, request: ScoreRequest): Promise<ScoreCounts> {
  const prepared = await prepare(table, request)
  const {rows, uses} = prepared
  const [facts = []] = await ask(table, {
    sql: `SELECT CAST(min(s) AS DOUBLE), CAST(max(s) AS DOUBLE), CAST(approx_count_distinct(s) AS DOUBLE), CAST(count(*) - count(s) AS DOUBLE), CAST(count(*) - count(y) AS DOUBLE), CAST(count(*) - count(p) AS DOUBLE), CAST(count(*) FILTER (s IS NULL OR y IS NULL OR p IS NULL) AS DOUBLE) FROM (${rows})`,
    uses,
  })
  const [least, greatest, distinct, score, label, prediction, missingRows] = facts.map(Number)
  if (!Number.isFinite(least ?? 0) || !Number.isFinite(greatest ?? 0))
    await refuseFailures(table, uses)
  const missing = {
    rows: missingRows ?? 0,
    label: label ?? 0,
    prediction: prediction ?? 0,
    score: score ?? 0,
  }
  // the estimate is within a few per cent: beyond twice the bound there is no need to try
  const exact = (distinct ?? 0) > 2 * mostPairs ? null : await exactCounts(table, prepared)
  if (exact !== null) return {...exact, missing, exact: true, edges: new Float64Array()}
  const edges = binEdges(least ?? 0, greatest ?? 1)
  return {...(await binnedCounts(table, {...prepared, edges})), missing, exact: false, edges}
}

async function prepare(table: Asked, request: ScoreRequest): Promise<Prepared> {
  const {columns, from} = table.relation
  const groups = groupColumns(columns, request.by)
  const score = await numericColumn(table, {name: request.score, asker: 'a score'})
  const label = await conditionOver(table, request.label)
  const prediction = await conditionOver(table, request.prediction)
  const where = await whereClause(table, request.where)
  const over = (condition: typeof label) => condition?.sqlOver(condition.column.id) ?? 'false'
  const inner = groups.map((column, index) => `${column.id} AS g${index}`)
  return {
    by: request.by,
    rows: `SELECT ${inner.join(', ')}, ${over(label)} AS y, ${over(prediction)} AS p, ${numberOf(score)} AS s FROM ${from}${where.sql}`,
    groups: groups.map((column, index) => textOf({...column, id: `g${index}`})),
    uses: [
      ...where.uses,
      ...(label?.uses ?? []),
      ...(prediction?.uses ?? []),
      {column: score, need: 'finite number'},
    ],
  }
}

type Counted = Pick<ScoreCounts, 'keys' | 'cell' | 'score' | 'positives' | 'negatives'>

async function exactCounts(
  table: Asked,
  {by, rows, groups, uses}: Prepared,
): Promise<Counted | null> {
  const ids = groups.map((_, index) => `g${index}`).join(', ')
  const answer = await ask(table, {
    sql: `SELECT ${groups.join(', ')}, s, CAST(t AS DOUBLE), CAST(f AS DOUBLE) FROM (SELECT ${ids}, s, count(*) FILTER (y) AS t, count(*) FILTER (NOT y) AS f FROM (${rows}) WHERE s IS NOT NULL AND y IS NOT NULL AND p IS NOT NULL GROUP BY ALL) LIMIT ${mostPairs + 1}`,
    uses,
  })
  if (answer.length > mostPairs) return null
  return ordered(answer, {by})
}

async function binnedCounts(
  table: Asked,
  {by, rows, groups, uses, edges}: Prepared & {edges: Float64Array},
): Promise<Counted> {
  const ids = groups.map((_, index) => `g${index}`).join(', ')
  const low = edges[0] ?? 0
  const width = ((edges[bins] ?? 1) - low) / bins
  // a score at the last edge belongs to the last bin
  const bin = `least(${bins - 1}, CAST(floor((s - ${numberLiteral(low)}) / ${numberLiteral(width)}) AS INTEGER))`
  const answer = await ask(table, {
    sql: `SELECT ${groups.join(', ')}, CAST(b AS DOUBLE), CAST(t AS DOUBLE), CAST(f AS DOUBLE), m FROM (SELECT ${ids}, ${bin} AS b, count(*) FILTER (y) AS t, count(*) FILTER (NOT y) AS f, sum(s) AS m FROM (${rows}) WHERE s IS NOT NULL AND y IS NOT NULL AND p IS NOT NULL GROUP BY ALL)`,
    uses,
  })
  const sums = new Float64Array(bins)
  const counts = new Float64Array(bins)
  for (const row of answer) {
    const [at = 0, positives = 0, negatives = 0, sum = 0] = row.slice(by.length).map(Number)
    sums[at] = (sums[at] ?? 0) + sum
    counts[at] = (counts[at] ?? 0) + positives + negatives
  }
  const standing = answer.map((row) => {
    const at = Number(row[by.length])
    const mean = (sums[at] ?? 0) / (counts[at] ?? 1)
    // rounding must not push a mean over the edge of its bin
    const inside = Math.min(Math.max(mean, edges[at] ?? mean), edges[at + 1] ?? mean)
    return [...row.slice(0, by.length), inside, ...row.slice(by.length + 1, by.length + 3)]
  })
  return ordered(standing, {by})
}

function binEdges(least: number, greatest: number): Float64Array {
  const unit = least >= 0 && greatest <= 1
  const low = unit ? 0 : least
  const high = unit ? 1 : greatest
  return Float64Array.from({length: bins + 1}, (_, index) =>
    index === bins ? high : low + ((high - low) * index) / bins,
  )
}

function ordered(answer: readonly (readonly Cell[])[], {by}: {by: readonly string[]}): Counted {
  const index = new CellIndex(by)
  const found = answer.map((row) => ({
    cell: index.indexOf(
      row.slice(0, by.length).map((value) => (value === null ? null : String(value))),
    ),
    score: Number(row[by.length]),
    positives: Number(row[by.length + 1]),
    negatives: Number(row[by.length + 2]),
  }))
  const {keys, order} = index.sorted()
  const position = new Uint32Array(order.length)
  for (const [at, cell] of order.entries()) position[cell] = at
  const entries = found
    .map((entry) => ({...entry, cell: position[entry.cell] ?? 0}))
    .sort((a, b) => a.cell - b.cell || a.score - b.score)
  return {
    keys,
    cell: Uint32Array.from(entries, (entry) => entry.cell),
    score: Float64Array.from(entries, (entry) => entry.score),
    positives: Float64Array.from(entries, (entry) => entry.positives),
    negatives: Float64Array.from(entries, (entry) => entry.negatives),
  }
}

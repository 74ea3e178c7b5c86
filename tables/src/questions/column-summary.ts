import {numberOf} from '../expressions.ts'
import {tableFault} from '../faults.ts'
import {numberLiteral} from '../relation.ts'
import type {SummaryOptions} from '../table-options.ts'
import {ask, type Asked} from './ask.ts'
import {numericColumn} from './numeric-columns.ts'
import {whereClause} from './where.ts'

/** A numeric column in counts. */
export interface ColumnSummary {
  /** Rows with a number, infinities included. */
  readonly n: number
  /** Rows without: missing or NaN. */
  readonly missing: number
  /** The least and the greatest number; NaN when there is none. */
  readonly least: number
  readonly greatest: number
  /** Edges of the bins, ascending, one more than `counts`. */
  readonly edges: Float64Array
  /** Rows in each bin: from its lower edge on and below its upper one; the last takes its upper edge in. */
  readonly counts: Float64Array
  /** Rows below the first and above the last edge. */
  readonly outside: {readonly below: number; readonly above: number}
  /** At the probabilities asked for: the linear interpolation that NumPy and R (type 7) use. */
  readonly quantiles: Float64Array
}

/** Most edges of bins that a summary takes. */
const mostEdges = 1001

/** Counts, quantiles and extremes of a column in two passes, or one when edges are given. */
export async function summariseColumn(
  table: Asked,
  {name, where: text, edges, probabilities = [0.25, 0.5, 0.75]}: SummaryOptions & {name: string},
): Promise<ColumnSummary> {
  const {from} = table.relation
  const column = await numericColumn(table, {name, asker: 'a summary'})
  refuseUnordered(edges, probabilities)
  const where = await whereClause(table, text)
  const rows = `SELECT ${numberOf(column)} AS x FROM ${from}${where.sql}`
  const uses = [...where.uses, {column, need: 'number' as const}]
  const quantiles = probabilities.map((share) => `quantile_cont(x, ${numberLiteral(share)})`)
  const [facts = []] = await ask(table, {
    sql: `SELECT CAST(count(x) AS DOUBLE), CAST(count(*) - count(x) AS DOUBLE), min(x), max(x)${quantiles.map((sql) => `, ${sql}`).join('')} FROM (${rows})`,
    uses,
  })
  const [n = 0, missing = 0, least = NaN, greatest = NaN, ...found] = facts.map((value) =>
    value === null ? NaN : Number(value),
  )
  const bounds = edges === undefined ? equalEdges(least, greatest) : Float64Array.from(edges)
  const binned = await binCounts(table, {rows, uses, bounds})
  return {
    n,
    missing,
    least,
    greatest,
    edges: bounds,
    ...binned,
    quantiles: Float64Array.from(found),
  }
}

async function binCounts(
  table: Asked,
  {
    rows,
    uses,
    bounds,
  }: {rows: string; uses: Parameters<typeof ask>[1]['uses']; bounds: Float64Array},
): Promise<Pick<ColumnSummary, 'counts' | 'outside'>> {
  const counts = new Float64Array(Math.max(0, bounds.length - 1))
  const outside = {below: 0, above: 0}
  const last = bounds[bounds.length - 1]
  if (last === undefined) return {counts, outside}
  const list = `[${Array.from(bounds, numberLiteral).join(', ')}]`
  // how many edges are at or below x: 0 before the first
  const bin = `CASE WHEN x = ${numberLiteral(last)} THEN ${counts.length} ELSE len(list_filter(${list}, lambda edge: edge <= x)) END`
  const answer = await ask(table, {
    sql: `SELECT CAST(${bin} AS DOUBLE) AS bin, CAST(sum(n) AS DOUBLE) FROM (SELECT x, count(*) AS n FROM (${rows}) WHERE x IS NOT NULL GROUP BY x) GROUP BY bin`,
    uses,
  })
  for (const row of answer) {
    const [at = 0, count = 0] = row.map(Number)
    if (at === 0) outside.below += count
    else if (at > counts.length) outside.above += count
    else counts[at - 1] = (counts[at - 1] ?? 0) + count
  }
  return {counts, outside}
}

function equalEdges(least: number, greatest: number): Float64Array {
  if (!Number.isFinite(least) || !Number.isFinite(greatest)) return new Float64Array()
  if (least === greatest) return Float64Array.of(least, least + Math.max(1, Math.abs(least) * 1e-9))
  const width = (greatest - least) / 20
  return Float64Array.from({length: 21}, (_, at) => (at === 20 ? greatest : least + at * width))
}

function refuseUnordered(
  edges: readonly number[] | undefined,
  probabilities: readonly number[],
): void {
  const ascending = edges?.every((edge, at) => at === 0 || edge > (edges[at - 1] ?? edge)) ?? true
  const finite = edges?.every((edge) => Number.isFinite(edge)) ?? true
  const count = edges?.length ?? 2
  if (!ascending || !finite || count < 2 || count > mostEdges) {
    throw tableFault(
      'type-refused',
      `edges of bins are 2 to ${mostEdges} finite numbers that ascend`,
    )
  }
  const share = probabilities.find((value) => !(value >= 0 && value <= 1))
  if (share !== undefined) {
    throw tableFault('type-refused', `a probability lies from 0 to 1, and ${share} does not`)
  }
}

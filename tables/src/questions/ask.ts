import {errorFrom, isAirworthyError} from '@airworthy/kernel'
import type {DuckDBDataChunk} from '@duckdb/node-api'
import type {Cell, Engine} from '../engine.ts'
import {failureOf, type Use} from '../expressions.ts'
import {shown, tableFault} from '../faults.ts'
import type {Relation} from '../relation.ts'
import type {TableFormat} from '../table-options.ts'

/** A table to which questions are put. */
export interface Asked {
  readonly engine: Engine
  readonly relation: Relation
  readonly format: TableFormat
  /** The table in words, for messages. */
  readonly name: string
}

/** A question: its SQL, and what it needs of the columns that it reads. */
export interface Question {
  readonly sql: string
  readonly uses: readonly Use[]
}

/**
 * All rows of an answer. When the engine fails, the first value that a need does not admit is
 * looked up and named with its line (`table-value`); `table-too-large` when the memory was not
 * enough; `table-malformed` when the file could not be read to its end.
 */
export async function ask(table: Asked, question: Question): Promise<readonly (readonly Cell[])[]> {
  try {
    return await table.engine.rows(question.sql)
  } catch (error) {
    throw await explained(table, question, error)
  }
}

/** An answer in chunks; faults as in `ask`. */
export async function* askInChunks(
  table: Asked,
  question: Question,
): AsyncGenerator<DuckDBDataChunk, void, undefined> {
  try {
    yield* table.engine.chunks(question.sql)
  } catch (error) {
    throw await explained(table, question, error)
  }
}

/** Throws `table-value` at the first value that does not meet a need, if there is one. */
export async function refuseFailures(table: Asked, uses: readonly Use[]): Promise<void> {
  const {engine, relation} = table
  for (const use of uses) {
    const {column} = use
    const [found] = await engine.rows(
      `SELECT CAST(place AS DOUBLE), value FROM (SELECT row_number() OVER () AS place, CAST(${column.id} AS VARCHAR) AS value, ${failureOf(use)} AS failed FROM ${relation.from}) WHERE failed ORDER BY place LIMIT 1`,
    )
    if (found === undefined) continue
    const value = String(found[1])
    const place = await relation.placeOfRow(Number(found[0]))
    const where = place.line === undefined ? `row ${place.row}` : `line ${place.line}`
    throw tableFault(
      'table-value',
      `${place.file} ${where}, column ${column.name}: ${shown(value)} is not ${articles[use.need]}; ${remedyOf(use, {value, format: table.format})}`,
      {...place, column: column.name, value},
    )
  }
}

const articles: Readonly<Record<Use['need'], string>> = {
  number: 'a number',
  'finite number': 'a finite number',
  boolean: 'true or false',
  date: 'a date (2026-01-31)',
  timestamp: 'a time (2026-01-31 12:00:00)',
  truth: 'true or false',
}

function remedyOf(
  {column, need}: Use,
  {value, format}: {value: string; format: TableFormat},
): string {
  if (need === 'truth') return `say which values count, as in ${column.name}=${value}`
  if (column.storage !== 'text') return 'mend the value or leave its row out'
  // only CSV and TSV have no way of their own to say that a value is missing
  return format === 'csv' || format === 'tsv'
    ? `mend the value, name ${shown(value)} as a missing value, or give the column the type text`
    : 'mend the value, write null for a missing one, or give the column the type text'
}

async function explained(table: Asked, {uses}: Question, thrown: unknown): Promise<Error> {
  const error = errorFrom(thrown)
  const [first = ''] = error.message.split('\n')
  if (first.startsWith('Out of Memory Error')) {
    return tableFault(
      'table-too-large',
      `the answer on ${table.name} needs more memory than the engine may take: group by columns with fewer values, or raise the limit`,
      {cause: error},
    )
  }
  // what the engine says of a question it cannot take is a fault of this room, not of the table
  if (/^(?:Binder|Parser|Catalog|Permission|INTERNAL) Error/.test(first)) return error
  const found =
    (await faultOf(refuseFailures(table, uses))) ?? (await faultOf(table.relation.recheck()))
  if (found !== null) return found
  if (table.format === 'parquet' && !/^(?:Conversion|Out of Range) Error/.test(first)) {
    return tableFault(
      'table-malformed',
      `${table.name} cannot be read to its end as Parquet (${first}): it is damaged; write it again`,
      {cause: error},
    )
  }
  return tableFault('table-value', `a value of ${table.name} does not fit: ${first}`, {
    cause: error,
  })
}

/** The fault with which a check ends, or null; that the engine fails again is no news. */
async function faultOf(check: Promise<void>): Promise<Error | null> {
  try {
    await check
    return null
  } catch (thrown) {
    return isAirworthyError(thrown) ? thrown : null
  }
}

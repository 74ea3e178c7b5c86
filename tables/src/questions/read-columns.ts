import type {Column} from '@airworthy/fairness'
import {numberOf, textOf, useOf, type Use} from '../expressions.ts'
import {tableFault} from '../faults.ts'
import {literal, type RelationColumn} from '../relation.ts'
import {columnNamed} from '../table-column.ts'
import {ask, askInChunks, type Asked} from './ask.ts'
import {whereClause} from './where.ts'

/** Different texts of one column at most: beyond it a column names things rather than classes. */
const mostTexts = 1_000_000

/** Values, rows × columns, that fit into the memory of a process beside the rest. */
const mostValues = 400_000_000

/** Magnitude from which a DOUBLE leaves out whole numbers. */
const largestWhole = Number.MAX_SAFE_INTEGER

/**
 * Columns in memory, rows in the order of the files. Columns of type number are numbers, all others
 * texts; dictionaries ascend by code units. Throws `table-too-large` when rows or texts are too
 * many, and `table-value` at a whole number that a DOUBLE cannot hold.
 */
export async function readColumns(
  table: Asked,
  {names, where: text}: {names: readonly string[]; where?: string},
): Promise<readonly Column[]> {
  const {relation} = table
  const columns = names.map((name) => columnNamed(relation.columns, name))
  const where = await whereClause(table, text)
  const rows = await countRows(table, {where: where.sql, uses: where.uses})
  if (rows * columns.length > mostValues) {
    throw tableFault(
      'table-too-large',
      `${rows} rows of ${columns.length} columns do not fit into memory: name fewer columns, or fewer rows by a condition`,
    )
  }
  const readers: Reader[] = []
  for (const column of columns) {
    readers.push(
      column.type === 'number'
        ? numberReader(column, rows)
        : await textReader(table, {column, rows, where: where.sql}),
    )
  }
  const sql = `SELECT ${['1', ...readers.map((reader) => reader.sql)].join(', ')} FROM ${relation.from}${where.sql}`
  const uses = [...where.uses, ...readers.flatMap((reader) => reader.uses)]
  let at = 0
  for await (const chunk of askInChunks(table, {sql, uses})) {
    for (const [index, reader] of readers.entries()) {
      const vector = chunk.getColumnVector(index + 1)
      for (let row = 0; row < chunk.rowCount; row += 1) {
        reader.set(at + row, Number(vector.getItem(row)))
      }
    }
    at += chunk.rowCount
  }
  return readers.map((reader) => reader.column)
}

interface Reader {
  /** SQL that is a number for every row. */
  readonly sql: string
  readonly uses: readonly Use[]
  readonly column: Column
  set(row: number, value: number): void
}

async function countRows(
  table: Asked,
  {where, uses}: {where: string; uses: readonly Use[]},
): Promise<number> {
  if (where === '') return table.relation.rows
  const sql = `SELECT CAST(count(*) AS DOUBLE) FROM ${table.relation.from}${where}`
  const [row] = await ask(table, {sql, uses})
  return Number(row?.[0] ?? 0)
}

function numberReader(column: RelationColumn, rows: number): Reader {
  const values = new Float64Array(rows)
  const whole = column.storage === 'whole'
  return {
    sql: `coalesce(${numberOf(column)}, CAST('nan' AS DOUBLE))`,
    uses: [{column, need: 'number'}],
    column: {name: column.name, kind: 'number', values},
    set(row, value) {
      if (whole && Math.abs(value) > largestWhole) throw tooLargeWhole(column.name, row)
      values[row] = value
    },
  }
}

async function textReader(
  table: Asked,
  {column, rows, where}: {column: RelationColumn; rows: number; where: string},
): Promise<Reader> {
  const text = textOf(column)
  const use = useOf(column)
  const uses = use === null ? [] : [use]
  const answer = await ask(table, {
    sql: `SELECT DISTINCT ${text} FROM ${table.relation.from}${where} LIMIT ${mostTexts + 1}`,
    uses,
  })
  if (answer.length > mostTexts) {
    throw tableFault(
      'table-too-large',
      `column ${column.name} has more than ${mostTexts} different texts: it names things, and nothing can be learned from it`,
      {column: column.name},
    )
  }
  const dictionary = answer.flatMap(([value]) => (typeof value === 'string' ? [value] : []))
  // code units, as in every digest; never a locale
  dictionary.sort((a, b) => (a < b ? -1 : 1))
  const codes = new Int32Array(rows)
  const list = `CAST([${dictionary.map(literal).join(', ')}] AS VARCHAR[])`
  const few = dictionary.length <= 20
  const code = few
    ? `coalesce(list_position(${list}, ${text}), 0)`
    : await enumeratedCode(table, {text, dictionary})
  return {
    sql: `CAST(${code} AS DOUBLE) - 1`,
    uses,
    column: {name: column.name, kind: 'text', codes, dictionary},
    set(row, value) {
      codes[row] = value
    },
  }
}

/** Looks codes up in a table of the dictionary: a list would be searched for every row. */
async function enumeratedCode(
  {engine}: Asked,
  {text, dictionary}: {text: string; dictionary: readonly string[]},
): Promise<string> {
  const type = `texts_${dictionary.length}_${typesMade++}`
  await engine.rows(`CREATE TYPE ${type} AS ENUM (${dictionary.map(literal).join(', ')})`)
  return `coalesce(enum_code(CAST(${text} AS ${type})) + 1, 0)`
}

let typesMade = 0

function tooLargeWhole(column: string, row: number): Error {
  return tableFault(
    'table-value',
    `row ${row + 1}, column ${column}: a whole number beyond 2^53 would be rounded: give the column the type text`,
    {row: row + 1, column},
  )
}

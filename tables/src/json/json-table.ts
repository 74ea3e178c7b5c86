import {refuseEqualNames, withGivenTypes} from '../column-names.ts'
import {tableFault, type FaultPlace} from '../faults.ts'
import {literal, pathLiteral, type Relation, type Storage} from '../relation.ts'
import {byteDigest} from '../source-bytes.ts'
import type {SourceFile} from '../source-files.ts'
import type {ColumnType} from '../table-column.ts'
import type {TableOptions} from '../table-options.ts'
import {jsonRows, longestObject, refuseOddRows} from './json-rows.ts'

/** Columns of one table at most; objects whose keys are data have more. */
const mostColumns = 10_000

/** What was seen of a column so far: null for nothing but null. */
interface SeenColumn {
  readonly type: ColumnType | null
  readonly turns?: FaultPlace
}

/** A relation over JSON files, and the digest of each. */
export interface JsonTable {
  readonly relation: Relation
  readonly digests: readonly string[]
}

/**
 * Reads every object of JSON or NDJSON files once. A column is there if any object has its key; an
 * object without it has a missing value there. A column with numbers and texts is `mixed`, one with
 * lists or objects `nested`.
 */
export async function openJson(
  files: readonly SourceFile[],
  {types}: TableOptions,
): Promise<JsonTable> {
  const seen = new Map<string, SeenColumn>()
  const digests: string[] = []
  const rowsOf: number[] = []
  for (const file of files) {
    const digest = byteDigest()
    let rows = 0
    for await (const row of jsonRows(file, {digest})) {
      rows += 1
      for (const [name, value] of Object.entries(row.values)) {
        note(seen, {name, value, file: file.path, line: row.line})
      }
      if (seen.size > mostColumns) {
        throw tableFault(
          'table-malformed',
          `${file.path} line ${row.line}: more than ${mostColumns} different keys; a table has the same keys in every object`,
          {file: file.path, line: row.line},
        )
      }
    }
    digests.push(digest.hex())
    rowsOf.push(rows)
  }
  const path = files[0]?.path ?? ''
  const rows = rowsOf.reduce((sum, count) => sum + count, 0)
  if (rows === 0 || seen.size === 0) {
    const what = rows === 0 ? 'row' : 'column'
    throw tableFault('table-empty', `${path} holds no ${what}: a table was expected`, {file: path})
  }
  if (seen.has('')) {
    throw tableFault('table-columns', `${path} has a column without a name: give it one`, {
      file: path,
      column: '',
    })
  }
  const inferred = [...seen].map(([name, {type, turns}]) => ({
    name,
    type: type ?? ('text' as const),
    turns,
  }))
  // the engine does not tell such names apart
  refuseEqualNames(
    inferred.map(({name}) => name.toLowerCase()),
    {path},
  )
  const columns = withGivenTypes(inferred, types).map(({name, type, given}, index) => {
    const {type: seenType = 'text', turns} = inferred[index] ?? {}
    return {
      name,
      type,
      given,
      id: `c${index}`,
      storage: storageOf(seenType),
      few: false,
      ...(turns === undefined ? {} : {turns}),
    }
  })
  return {
    relation: {
      from: `(SELECT * FROM (${files.map((file) => scanOf(file, columns)).join(' UNION ALL ')}) AS read(${columns.map(({id}) => id).join(', ')}))`,
      columns,
      rows,
      files: files.map((file) => file.absolute),
      placeOfRow: async (row) => await placeOfRow(files, {rowsOf, row}),
      recheck: async () => await refuseOddRows(files),
    },
    digests,
  }
}

function note(
  seen: Map<string, SeenColumn>,
  {name, value, file, line}: {name: string; value: unknown; file: string; line: number},
): void {
  const before = seen.get(name)?.type ?? null
  const type = typeOfValue(value)
  if (
    type === null ||
    before === type ||
    before === 'nested' ||
    (before === 'mixed' && type !== 'nested')
  ) {
    if (!seen.has(name)) seen.set(name, {type: null})
    return
  }
  const now = before === null || type === 'nested' ? type : 'mixed'
  const turned = now === 'mixed' || now === 'nested'
  const place = {file, line, value: typeof value === 'string' ? value : JSON.stringify(value)}
  seen.set(name, turned ? {type: now, turns: place} : {type: now})
}

function typeOfValue(value: unknown): ColumnType | null {
  switch (typeof value) {
    case 'number':
      // digits that a number cannot hold name something: they are read as they stand
      return Number.isInteger(value) && Math.abs(value) > Number.MAX_SAFE_INTEGER
        ? 'mixed'
        : 'number'
    case 'boolean':
      return 'boolean'
    case 'string':
      return 'text'
    default:
      return value === null ? null : 'nested'
  }
}

function storageOf(type: ColumnType): Storage {
  switch (type) {
    case 'number':
      return 'decimal'
    case 'boolean':
    case 'nested':
      return type
    case 'date':
    case 'timestamp':
    case 'mixed':
    case 'text':
      return 'text'
  }
}

function scanOf(
  file: SourceFile,
  columns: readonly {readonly name: string; readonly storage: Storage}[],
): string {
  const kinds = columns.map(({name, storage}) => `${literal(name)}: '${engineTypes[storage]}'`)
  const options = [
    'auto_detect = false',
    `format = '${file.format === 'ndjson' ? 'newline_delimited' : 'array'}'`,
    `compression = '${file.packing === 'none' ? 'uncompressed' : file.packing}'`,
    `maximum_object_size = ${2 * longestObject}`,
    `columns = {${kinds.join(', ')}}`,
  ]
  return `SELECT * FROM read_json(${pathLiteral(file.absolute)}, ${options.join(', ')})`
}

const engineTypes: Readonly<Record<Storage, string>> = {
  text: 'VARCHAR',
  whole: 'BIGINT',
  decimal: 'DOUBLE',
  boolean: 'BOOLEAN',
  date: 'DATE',
  timestamp: 'TIMESTAMP',
  nested: 'JSON',
}

async function placeOfRow(
  files: readonly SourceFile[],
  {rowsOf, row}: {rowsOf: readonly number[]; row: number},
): Promise<{file: string; line?: number; row: number}> {
  let before = 0
  for (const [index, file] of files.entries()) {
    const rows = rowsOf[index] ?? 0
    if (row <= before + rows) {
      let at = before
      for await (const {line} of jsonRows(file)) {
        at += 1
        if (at === row) return {file: file.path, line, row}
      }
    }
    before += rows
  }
  throw new Error(`the table has no row ${row}`)
}

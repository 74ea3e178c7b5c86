import {errorFrom} from '@airworthy/kernel'
import {refuseEqualNames, refuseOtherColumns, withGivenTypes} from '../column-names.ts'
import type {Engine} from '../engine.ts'
import {tableFault} from '../faults.ts'
import {pathLiteral, type Relation, type Storage} from '../relation.ts'
import type {SourceFile} from '../source-files.ts'
import type {ColumnType} from '../table-column.ts'
import type {TableOptions} from '../table-options.ts'

interface ParquetFile {
  readonly file: SourceFile
  readonly names: readonly string[]
  readonly kinds: readonly string[]
  readonly rows: number
}

/** A relation over Parquet files; only their footers are read. Files must agree in names and types. */
export async function openParquet(
  files: readonly SourceFile[],
  {engine, types}: TableOptions & {engine: Engine},
): Promise<Relation> {
  const read: ParquetFile[] = []
  for (const file of files) {
    const next = await readFooter(file, engine)
    const [first] = read
    if (first !== undefined) refuseOther(next, first)
    read.push(next)
  }
  const rows = read.reduce((sum, file) => sum + file.rows, 0)
  const path = read[0]?.file.path ?? ''
  if (rows === 0) throw tableFault('table-empty', `${path} holds no row`, {file: path})
  const kinds = read[0]?.kinds ?? []
  const inferred = (read[0]?.names ?? []).map((name, index) => ({
    name,
    type: typeOf(storageOf(kinds[index] ?? '')),
  }))
  const columns = withGivenTypes(inferred, types).map((column, index) => ({
    ...column,
    id: `c${index}`,
    storage: storageOf(kinds[index] ?? ''),
    few: false,
  }))
  const paths = files.map((file) => pathLiteral(file.absolute)).join(', ')
  return {
    from: `(SELECT * FROM read_parquet([${paths}]) AS read(${columns.map(({id}) => id).join(', ')}))`,
    columns,
    rows,
    files: files.map((file) => file.absolute),
    placeOfRow: (row) => Promise.resolve(placeOfRow(read, row)),
    recheck: () => Promise.resolve(),
  }
}

async function readFooter(file: SourceFile, engine: Engine): Promise<ParquetFile> {
  try {
    const path = pathLiteral(file.absolute)
    const described = await engine.rows(`DESCRIBE SELECT * FROM read_parquet(${path})`)
    const counted = await engine.rows(
      `SELECT CAST(num_rows AS DOUBLE) FROM parquet_file_metadata(${path})`,
    )
    const schema = await engine.rows(
      `SELECT name FROM parquet_schema(${path}) WHERE num_children IS NULL OR num_children = 0`,
    )
    refuseEqualNames(
      flatNames(schema, described).map((name) => name.toLowerCase()),
      {path: file.path},
    )
    return {
      file,
      names: described.map((row) => String(row[0])),
      kinds: described.map((row) => String(row[1])),
      rows: Number(counted[0]?.[0] ?? 0),
    }
  } catch (cause) {
    if (errorFrom(cause).name === 'AirworthyError') throw cause
    throw damaged(file.path, cause)
  }
}

/** The names as the file spells them, where no column is nested: the engine renames equal ones. */
function flatNames(
  schema: readonly (readonly unknown[])[],
  described: readonly (readonly unknown[])[],
): string[] {
  const rows = schema.length === described.length ? schema : described
  return rows.map((row) => String(row[0]))
}

/** A Parquet file that the engine cannot read. */
function damaged(path: string, cause: unknown): Error {
  const reason = errorFrom(cause).message.split('\n')[0] ?? ''
  return tableFault(
    'table-malformed',
    `${path} cannot be read as Parquet (${reason}): it is cut off or damaged; write it again`,
    {file: path, cause},
  )
}

function refuseOther(next: ParquetFile, first: ParquetFile): void {
  const {path} = next.file
  refuseOtherColumns(next.names, {path, first: {path: first.file.path, names: first.names}})
  const at = next.kinds.findIndex((kind, index) => kind !== first.kinds[index])
  if (at === -1) return
  throw tableFault(
    'tables-differ',
    `column ${next.names[at] ?? ''} is ${first.kinds[at] ?? ''} in ${first.file.path} and ${next.kinds[at] ?? ''} in ${path}: write both with one type`,
    {file: path, column: next.names[at] ?? ''},
  )
}

function storageOf(kind: string): Storage {
  if (/^(?:U?(?:TINYINT|SMALLINT|INTEGER|BIGINT)|U?HUGEINT)$/.test(kind)) return 'whole'
  if (/^(?:FLOAT|DOUBLE|DECIMAL\(\d+,\d+\))$/.test(kind)) return 'decimal'
  if (kind === 'BOOLEAN') return 'boolean'
  if (kind === 'DATE') return 'date'
  if (kind.startsWith('TIMESTAMP')) return 'timestamp'
  if (/^(?:VARCHAR|UUID|TIME.*|ENUM\(.*)$/s.test(kind)) return 'text'
  return 'nested'
}

function typeOf(storage: Storage): ColumnType {
  return storage === 'whole' || storage === 'decimal' ? 'number' : storage
}

function placeOfRow(files: readonly ParquetFile[], row: number): {file: string; row: number} {
  let before = 0
  for (const {file, rows} of files) {
    if (row <= before + rows) return {file: file.path, row: row - before}
    before += rows
  }
  throw new Error(`the table has no row ${row}`)
}

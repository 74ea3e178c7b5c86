import {inferType, isNumberText} from '../column-inference.ts'
import {namesOfHeader, refuseOtherColumns, withGivenTypes} from '../column-names.ts'
import {shown, tableFault} from '../faults.ts'
import {literal, pathLiteral, type Relation} from '../relation.ts'
import {byteDigest} from '../source-bytes.ts'
import type {SourceFile} from '../source-files.ts'
import type {TableOptions} from '../table-options.ts'
import {textBytes} from '../text-bytes.ts'
import {delimiterOf} from './csv-dialect.ts'
import {csvRecords, type CsvRecord} from './csv-records.ts'
import {CsvStructure, longestRecord} from './csv-structure.ts'

/** How much of a file is looked at for types, in bytes. */
const sampleSize = 256 * 1024

interface CsvFile {
  readonly file: SourceFile
  readonly delimiter: string
  readonly names: readonly string[]
  /** Records of the sample, without the header. */
  readonly sample: readonly (readonly string[])[]
  readonly rows: number
  readonly digest: string
}

/** A relation over CSV files, and the digest of each. */
export interface CsvTable {
  readonly relation: Relation
  readonly digests: readonly string[]
}

/**
 * Reads CSV or TSV files once, byte by byte, and throws at the first that is not one: afterwards
 * the engine reads them as text, field by field as they stand. Types are inferred from the first
 * 256 KiB and bind: a later value that does not fit is a fault with its line when it is asked for.
 */
export async function openCsv(
  files: readonly SourceFile[],
  {types, missing = []}: TableOptions,
): Promise<CsvTable> {
  const read: CsvFile[] = []
  for (const file of files) {
    const next = await readCsv(file)
    const [first] = read
    if (first !== undefined) {
      refuseOtherColumns(next.names, {
        path: file.path,
        first: {path: first.file.path, names: first.names},
      })
    }
    read.push(next)
  }
  const names = read[0]?.names ?? []
  const rows = read.reduce((sum, file) => sum + file.rows, 0)
  if (rows === 0) {
    const path = read[0]?.file.path ?? ''
    throw tableFault('table-empty', `${path} has a header and no row`, {file: path})
  }
  const absent = new Set(['', ...missing])
  for (const word of missing) refuseMissingWord(word, read)
  const inferred = names.map((name, index) => ({
    name,
    ...inferType(valuesOf(read, {index, absent})),
  }))
  // the samples are the largest thing in memory, and have served
  const scanned = read.map((file) => ({...file, sample: []}))
  const columns = withGivenTypes(inferred, types).map((column, index) => ({
    ...column,
    id: `c${index}`,
    storage: 'text' as const,
    few: inferred[index]?.few ?? false,
  }))
  return {
    relation: {
      from: `(${scanned.map((file) => scanOf(file, [...absent])).join(' UNION ALL ')})`,
      columns,
      rows,
      files: files.map((file) => file.absolute),
      placeOfRow: async (row) => await placeOfRow(scanned, row),
      recheck: () => Promise.resolve(),
    },
    digests: scanned.map((file) => file.digest),
  }
}

function refuseMissingWord(word: string, files: readonly CsvFile[]): void {
  const held = ['"', '\n', '\r', ...files.map((file) => file.delimiter)]
  const character = held.find((one) => word.includes(one))
  if (character === undefined) return
  throw tableFault(
    'type-refused',
    `${shown(word)} cannot stand for a missing value: it holds ${shown(character)}, which divides the file`,
    {value: word},
  )
}

function* valuesOf(
  files: readonly CsvFile[],
  {index, absent}: {index: number; absent: ReadonlySet<string>},
): Generator<string> {
  for (const {sample} of files) {
    for (const record of sample) {
      const value = record[index]
      if (value !== undefined && !absent.has(value)) yield value
    }
  }
}

async function readCsv(file: SourceFile): Promise<CsvFile> {
  const digest = byteDigest()
  const early: Buffer[] = []
  let earlyBytes = 0
  let head: Omit<CsvFile, 'rows' | 'digest'> | null = null
  let structure: CsvStructure | null = null
  for await (const chunk of textBytes(file, {digest})) {
    if (structure !== null) {
      structure.push(chunk)
      continue
    }
    early.push(Buffer.from(chunk))
    earlyBytes += chunk.length
    // a header may be as long as any record
    if (earlyBytes <= longestRecord) continue
    head = headOf(file, Buffer.concat(early), {whole: false})
    structure = checked(head, early)
  }
  if (head === null || structure === null) {
    head = headOf(file, Buffer.concat(early), {whole: true})
    structure = checked(head, early)
  }
  structure.end()
  return {...head, rows: structure.records, digest: digest.hex()}
}

function checked(
  {file, delimiter, names}: Pick<CsvFile, 'file' | 'delimiter' | 'names'>,
  early: readonly Buffer[],
): CsvStructure {
  const structure = new CsvStructure({path: file.path, delimiter, names})
  for (const chunk of early) structure.push(chunk)
  return structure
}

function headOf(
  file: SourceFile,
  bytes: Buffer,
  {whole}: {whole: boolean},
): Omit<CsvFile, 'rows' | 'digest'> {
  const {part, records, delimiter} = beginning(file, bytes)
  const cut = !whole || part
  // a first record that fills what there is, is too long, which is for the structure to say
  if (!whole && records.length < 2) checked({file, delimiter, names: ['']}, [bytes])
  // the sample may end inside a record
  const complete = !cut || records.length < 2 ? records : records.slice(0, -1)
  const header = complete[0]
  if (header === undefined) {
    throw tableFault('table-empty', `${file.path} holds blank lines only: a table was expected`, {
      file: file.path,
    })
  }
  if (header.fields.every((field) => field.trim() !== '' && isNumberText(field))) {
    throw tableFault(
      'table-columns',
      `${file.path} line ${header.line} holds numbers where the names of the columns belong: put a line of names before it`,
      {file: file.path, line: header.line},
    )
  }
  const names = namesOfHeader(header.fields, {path: file.path})
  return {file, delimiter, names, sample: complete.slice(1).map((record) => record.fields)}
}

/** The records at the beginning: of the sample, or of all there is when the header is longer. */
function beginning(
  {format}: SourceFile,
  bytes: Buffer,
): {part: boolean; records: readonly CsvRecord[]; delimiter: string} {
  for (const size of [sampleSize, bytes.length]) {
    const text = bytes.toString('utf8', 0, size)
    const delimiter = delimiterOf(text.slice(0, 64 * 1024), {format})
    const records = csvRecords(text, {delimiter})
    const part = size < bytes.length
    if (records.length > 1 || !part) return {part, records, delimiter}
  }
  return {part: false, records: [], delimiter: ','}
}

function scanOf({file, delimiter, names}: CsvFile, absent: readonly string[]): string {
  const columns = names.map((_, index) => `c${index}: 'VARCHAR'`).join(', ')
  const options = [
    'auto_detect = false',
    'header = true',
    `delim = ${literal(delimiter)}`,
    `quote = '"'`,
    `escape = '"'`,
    'strict_mode = true',
    'null_padding = false',
    `nullstr = [${absent.map(literal).join(', ')}]`,
    `compression = ${literal(file.packing)}`,
    // small buffers keep the memory small and cost no time
    `buffer_size = ${4 * longestRecord}`,
    `max_line_size = ${longestRecord}`,
    `columns = {${columns}}`,
  ]
  return `SELECT * FROM read_csv(${pathLiteral(file.absolute)}, ${options.join(', ')})`
}

async function placeOfRow(
  files: readonly CsvFile[],
  row: number,
): Promise<{file: string; line: number; row: number}> {
  let before = 0
  for (const {file, delimiter, names, rows} of files) {
    if (row > before + rows) {
      before += rows
      continue
    }
    const structure = new CsvStructure({path: file.path, delimiter, names, stopAt: row - before})
    for await (const chunk of textBytes(file)) {
      structure.push(chunk)
      if (structure.stopped) break
    }
    structure.end()
    return {file: file.path, line: structure.recordLine, row}
  }
  throw new Error(`the table has no row ${row}`)
}

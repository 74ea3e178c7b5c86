import {glob, open, stat} from 'node:fs/promises'
import {resolve} from 'node:path'
import {errorFrom} from '@airworthy/kernel'
import {tableFault} from './faults.ts'
import type {TableFormat} from './table-options.ts'

/** How the bytes of a file are packed. */
export type Packing = 'none' | 'gzip' | 'zstd'

/** A file of a table: it exists, is not empty, and its first bytes agree with its name. */
export interface SourceFile {
  /** The path as it was given, for messages. */
  readonly path: string
  /** The absolute path, for the engine. */
  readonly absolute: string
  readonly format: TableFormat
  readonly packing: Packing
  /** Bytes on disk. */
  readonly size: number
}

/**
 * The files that a path or a pattern (`*`, `?`, `[…]`, `**`) names, sorted by path. A path that
 * exists is that file, whatever characters it has. Throws `table-not-found`, `table-unreadable`,
 * `table-format`, `table-empty`, or `tables-differ` for files of several formats.
 */
export async function findSourceFiles(source: string): Promise<readonly SourceFile[]> {
  const paths = (await exists(source)) ? [source] : await matchesOf(source)
  const files: SourceFile[] = []
  for (const path of paths) files.push(await sourceFile(path))
  const [first] = files
  const other = files.find((file) => file.format !== first?.format)
  if (first !== undefined && other !== undefined) {
    throw tableFault(
      'tables-differ',
      `${first.path} is ${first.format} and ${other.path} is ${other.format}: name files of one format`,
      {file: other.path},
    )
  }
  return files
}

async function exists(path: string): Promise<boolean> {
  try {
    await stat(path)
    return true
  } catch (error) {
    const {code}: NodeJS.ErrnoException = errorFrom(error)
    if (code === 'ENOENT' || code === 'ENOTDIR' || code === 'ENAMETOOLONG') return false
    if (path.includes('\0')) throw notFound(path)
    throw unreadable(path, error)
  }
}

async function matchesOf(pattern: string): Promise<string[]> {
  if (/^[a-z][a-z0-9+.-]+:\/\//i.test(pattern)) {
    throw tableFault(
      'table-not-found',
      `${pattern} is an address, and a table is a file: download it first`,
      {file: pattern},
    )
  }
  if (!/[*?[{]/.test(pattern)) throw notFound(pattern)
  const found = (await Array.fromAsync(glob(pattern))).sort()
  if (found.length > 0) return found
  throw tableFault('table-not-found', `no file matches ${pattern}`, {file: pattern})
}

async function sourceFile(path: string): Promise<SourceFile> {
  const absolute = resolve(path)
  const {head, size} = await headOf(path)
  const named = namedFormat(path)
  if (named === null) {
    throw tableFault(
      'table-format',
      `cannot tell the format of ${path}: name it .parquet, .csv, .tsv, .json, .ndjson or .jsonl, text formats also with .gz or .zst`,
      {file: path},
    )
  }
  if (size === 0) {
    throw tableFault('table-empty', `${path} is empty: a table was expected`, {file: path})
  }
  const {format, packing} = named
  const kind = kinds.find(({magic}) => magic.every((byte, index) => head[index] === byte))
  const expected = format === 'parquet' ? 'parquet' : packing
  if ((kind?.name ?? 'none') !== expected) {
    throw tableFault('table-format', `${path} ${disagreement(expected, kind)}`, {file: path})
  }
  return {path, absolute, format, packing, size}
}

async function headOf(path: string): Promise<{head: Uint8Array; size: number}> {
  const status = await stat(path).catch((error: unknown) => {
    throw unreadable(path, error)
  })
  if (status.isDirectory()) {
    throw tableFault(
      'table-unreadable',
      `${path} is a directory: name the files in it, such as '${path.replace(/\/$/, '')}/*.parquet'`,
      {file: path},
    )
  }
  // a pipe or a device may have no end
  if (!status.isFile()) {
    throw tableFault(
      'table-unreadable',
      `${path} is not a regular file: write the table to a file`,
      {
        file: path,
      },
    )
  }
  try {
    const file = await open(path, 'r')
    try {
      const head = new Uint8Array(8)
      await file.read(head, 0, 8, 0)
      return {head, size: status.size}
    } finally {
      await file.close()
    }
  } catch (error) {
    throw unreadable(path, error)
  }
}

function namedFormat(path: string): {format: TableFormat; packing: Packing} | null {
  const packed = /\.(gz|zst)$/i.exec(path)?.[1]?.toLowerCase()
  const packing = packed === 'gz' ? 'gzip' : packed === 'zst' ? 'zstd' : 'none'
  const plain = packed === undefined ? path : path.slice(0, -packed.length - 1)
  const extension = /\.([a-z]+)$/i.exec(plain)?.[1]?.toLowerCase() ?? ''
  const format = formats.get(extension)
  if (format === undefined || (format === 'parquet' && packing !== 'none')) return null
  return {format, packing}
}

const formats: ReadonlyMap<string, TableFormat> = new Map([
  ['parquet', 'parquet'],
  ['pq', 'parquet'],
  ['csv', 'csv'],
  ['tsv', 'tsv'],
  ['tab', 'tsv'],
  ['json', 'json'],
  ['ndjson', 'ndjson'],
  ['jsonl', 'ndjson'],
])

interface Kind {
  readonly name: string
  readonly magic: readonly number[]
  readonly remedy: string
}

const kinds: readonly Kind[] = [
  {name: 'parquet', magic: [0x50, 0x41, 0x52, 0x31], remedy: 'rename it to .parquet'},
  {name: 'gzip', magic: [0x1f, 0x8b], remedy: 'rename it so that it ends in .gz'},
  {name: 'zstd', magic: [0x28, 0xb5, 0x2f, 0xfd], remedy: 'rename it so that it ends in .zst'},
  {name: 'zip or xlsx', magic: [0x50, 0x4b, 0x03, 0x04], remedy: 'unpack it or save it as CSV'},
  {name: 'xls', magic: [0xd0, 0xcf, 0x11, 0xe0], remedy: 'save it as CSV'},
  {name: 'bzip2', magic: [0x42, 0x5a, 0x68], remedy: 'decompress it with bunzip2'},
  {name: 'xz', magic: [0xfd, 0x37, 0x7a, 0x58, 0x5a], remedy: 'decompress it with unxz'},
  {name: 'Arrow', magic: [0x41, 0x52, 0x52, 0x4f, 0x57, 0x31], remedy: 'write it as Parquet'},
  {name: 'ORC', magic: [0x4f, 0x52, 0x43], remedy: 'write it as Parquet'},
  {name: 'Avro', magic: [0x4f, 0x62, 0x6a, 0x01], remedy: 'write it as Parquet'},
  {name: 'SQLite', magic: [0x53, 0x51, 0x4c, 0x69, 0x74, 0x65], remedy: 'export it as CSV'},
  {name: 'PDF', magic: [0x25, 0x50, 0x44, 0x46], remedy: 'export the table as CSV'},
]

function disagreement(expected: string, kind: Kind | undefined): string {
  const is = kind === undefined ? 'neither compressed nor Parquet' : kind.name
  if (kind === undefined) {
    return `is named as ${expected}, but its first bytes are not ${expected}: rename it, or write it again`
  }
  return `begins like ${is}, which its name does not say: ${kind.remedy}`
}

function notFound(path: string): Error {
  return tableFault('table-not-found', `no such file: ${path}`, {file: path})
}

function unreadable(path: string, cause: unknown): Error {
  return tableFault('table-unreadable', `cannot read ${path}: ${errorFrom(cause).message}`, {
    file: path,
    cause,
  })
}

import {mkdtemp, rm, writeFile} from 'node:fs/promises'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {gzipSync, zstdCompressSync} from 'node:zlib'
import {DuckDBInstance} from '@duckdb/node-api'
import type {ContractTable, ContractValue} from './table-source.contract.ts'

/** A folder of its own for a test; `remove` takes it away. */
export async function temporaryFolder(): Promise<{path: string; remove(): Promise<void>}> {
  const path = await mkdtemp(join(tmpdir(), 'airworthy-tables-'))
  return {path, remove: async () => await rm(path, {recursive: true, force: true})}
}

/** Writes a table into a folder, in the format that the name says, and gives its path. */
export async function writeTable(
  table: ContractTable,
  {folder, name}: {folder: string; name: string},
): Promise<string> {
  const path = join(folder, name)
  if (name.endsWith('.parquet')) await writeParquet(table, path)
  else await writeFile(path, packed(textOfTable(table, name), name))
  return path
}

function textOfTable(table: ContractTable, name: string): string {
  if (/\.(?:nd)?jsonl?\b/.test(name)) {
    const rows = rowsOf(table).map((row) => JSON.stringify(row))
    return /\.json\b/.test(name) ? `[\n${rows.join(',\n')}\n]\n` : `${rows.join('\n')}\n`
  }
  const delimiter = name.includes('.tsv') ? '\t' : ','
  const lines = [Object.keys(table), ...rowsOf(table).map((row) => Object.values(row))]
  return lines.map((line) => `${line.map(fieldOf).join(delimiter)}\n`).join('')
}

function fieldOf(value: ContractValue): string {
  if (value === null) return ''
  const text = String(value)
  return /[",\t\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}

function packed(text: string, name: string): string | Uint8Array {
  if (name.endsWith('.gz')) return gzipSync(text)
  return name.endsWith('.zst') ? zstdCompressSync(text) : text
}

function rowsOf(table: ContractTable): Record<string, ContractValue>[] {
  const names = Object.keys(table)
  const rows = table[names[0] ?? '']?.length ?? 0
  return Array.from({length: rows}, (_, row) =>
    Object.fromEntries(names.map((name) => [name, table[name]?.[row] ?? null])),
  )
}

async function writeParquet(table: ContractTable, path: string): Promise<void> {
  const instance = await DuckDBInstance.create(':memory:')
  const connection = await instance.connect()
  const quoted = (name: string) => `"${name.replaceAll('"', '""')}"`
  const columns = Object.entries(table)
  const types = columns.map(([name, values]) => `${quoted(name)} ${typeOf(values)}`)
  await connection.run(`CREATE TABLE made (${types.join(', ')})`)
  const values = rowsOf(table).map((row) => `(${Object.values(row).map(literalOf).join(', ')})`)
  await connection.run(`INSERT INTO made VALUES ${values.join(', ')}`)
  await connection.run(`COPY made TO '${path.replaceAll("'", "''")}' (FORMAT parquet)`)
  connection.closeSync()
  instance.closeSync()
}

function typeOf(values: readonly ContractValue[]): string {
  const present = values.filter((value) => value !== null)
  if (present.every((value) => typeof value === 'boolean')) return 'BOOLEAN'
  if (present.every((value) => Number.isInteger(value))) return 'BIGINT'
  return present.every((value) => typeof value === 'number') ? 'DOUBLE' : 'VARCHAR'
}

function literalOf(value: ContractValue): string {
  return typeof value === 'string' ? `'${value.replaceAll("'", "''")}'` : String(value)
}

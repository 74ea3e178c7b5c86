import {digestOf} from '@airworthy/kernel'
import {openCsv} from './csv/csv-table.ts'
import {startEngine, type Engine} from './engine.ts'
import {openJson} from './json/json-table.ts'
import {openParquet} from './parquet/parquet-table.ts'
import type {Asked} from './questions/ask.ts'
import {summariseColumn} from './questions/column-summary.ts'
import {countCells} from './questions/count-cells.ts'
import {countScores} from './questions/count-scores.ts'
import {readColumns} from './questions/read-columns.ts'
import {sumErrors} from './questions/sum-errors.ts'
import type {Relation} from './relation.ts'
import {byteDigest, rawBytes} from './source-bytes.ts'
import {findSourceFiles, type SourceFile} from './source-files.ts'
import type {OpenTable, TableOptions} from './table-options.ts'

interface Opened {
  readonly relation: Relation
  /** SHA-256 of each file, where reading it gave it already. */
  readonly digests: readonly string[] | null
}

/**
 * Opens a file, or the files that a pattern names, as one table: Parquet, CSV, TSV, JSON or NDJSON,
 * text formats also compressed with gzip or zstd. Text is read to its end, so that a table that
 * opens is well formed. Throws an AirworthyError of `TableFaultCode` with file, line, column and
 * value as far as they are known.
 */
export async function openTable(source: string, options: TableOptions = {}): Promise<OpenTable> {
  const files = await findSourceFiles(source)
  const engine = await startEngine(options)
  try {
    const {relation, digests} = await open(files, {...options, engine})
    await engine.seal(relation.files)
    return tableOf({files, engine, relation, digests, name: source})
  } catch (error) {
    engine.close()
    throw error
  }
}

async function open(
  files: readonly SourceFile[],
  options: TableOptions & {engine: Engine},
): Promise<Opened> {
  switch (files[0]?.format) {
    case 'csv':
    case 'tsv':
      return await openCsv(files, options)
    case 'json':
    case 'ndjson':
      return await openJson(files, options)
    case 'parquet':
      return {relation: await openParquet(files, options), digests: null}
    case undefined:
      throw new Error('a table without a file')
  }
}

function tableOf({
  files,
  engine,
  relation,
  digests,
  name,
}: Opened & {files: readonly SourceFile[]; engine: Engine; name: string}): OpenTable {
  const format = files[0]?.format ?? 'csv'
  const asked: Asked = {engine, relation, format, name}
  return {
    files: files.map((file) => file.path),
    format,
    rows: relation.rows,
    columnTypes: relation.columns.map(({name: column, type, given}) => ({
      name: column,
      type,
      given,
    })),
    countCells: async (request) => await countCells(asked, request),
    countScores: async (request) => await countScores(asked, request),
    sumErrors: async (request) => await sumErrors(asked, request),
    columns: async (names, {where} = {}) =>
      await readColumns(asked, where === undefined ? {names} : {names, where}),
    summarise: async (column, summary = {}) =>
      await summariseColumn(asked, {...summary, name: column}),
    async sourceDigest() {
      const known = digests ?? (await Promise.all(files.map(digestOfFile)))
      return known.length === 1 ? (known[0] ?? '') : await digestOf(known)
    },
    close: () => engine.close(),
  }
}

async function digestOfFile(file: SourceFile): Promise<string> {
  const digest = byteDigest()
  for await (const chunk of rawBytes(file)) digest.update(chunk)
  return digest.hex()
}

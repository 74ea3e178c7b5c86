import {availableParallelism} from 'node:os'
import {DuckDBInstance, type DuckDBDataChunk} from '@duckdb/node-api'
import {literal, patternOf} from './relation.ts'

/** What a question is answered with: casts in SQL make every value one of these. */
export type Cell = string | number | boolean | null

/** The embedded engine with one connection. */
export interface Engine {
  /** All rows of an answer; only for answers that are small. */
  rows(sql: string): Promise<readonly (readonly Cell[])[]>
  /** An answer in chunks of 2,048 rows. */
  chunks(sql: string): AsyncGenerator<DuckDBDataChunk, void, undefined>
  /** From here on nothing outside these files can be reached, and no setting changed. */
  seal(files: readonly string[]): Promise<void>
  close(): void
}

/**
 * Starts an engine in memory that loads no extension and writes nothing to disk. `memoryMiB`
 * bounds what its tables and hash tables take; a question that needs more fails.
 */
export async function startEngine({
  memoryMiB = 1024,
  threads = availableParallelism(),
}: {
  memoryMiB?: number
  threads?: number
} = {}): Promise<Engine> {
  const instance = await DuckDBInstance.create(':memory:', {
    threads: String(threads),
    memory_limit: `${memoryMiB}MiB`,
    temp_directory: '',
    autoinstall_known_extensions: 'false',
    autoload_known_extensions: 'false',
    allow_community_extensions: 'false',
  })
  const connection = await instance.connect()
  // times with a zone are written in it: never in that of the machine
  await connection.run("SET TimeZone = 'UTC'")
  return {
    async rows(sql) {
      const answer = await connection.runAndReadAll(sql)
      return answer.getRows() as Cell[][] // every question casts to VARCHAR, DOUBLE or BOOLEAN
    },
    async *chunks(sql) {
      const answer = await connection.stream(sql)
      for (;;) {
        const chunk = await answer.fetchChunk()
        if (chunk === null || chunk.rowCount === 0) return
        yield chunk
      }
    },
    async seal(files) {
      // a path that could be read as a pattern is looked up as the pattern, then opened as the file
      const paths = files.flatMap((file) => [...new Set([file, patternOf(file)])])
      await connection.run(`SET allowed_paths = [${paths.map(literal).join(', ')}]`)
      await connection.run('SET enable_external_access = false')
      await connection.run('SET lock_configuration = true')
    },
    close() {
      connection.closeSync()
      instance.closeSync()
    },
  }
}

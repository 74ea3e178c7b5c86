import {drizzle, type NodePgDatabase} from 'drizzle-orm/node-postgres'
import {Pool} from 'pg'
import {AirworthyError} from '@airworthy/kernel'
import type {Log} from '../log.ts'

/** The database as features use it. */
export type Database = NodePgDatabase

/** A transaction, or the database itself where no transaction is needed. */
export type Queries = Pick<Database, 'select' | 'insert' | 'update' | 'delete' | 'execute'>

export interface Connection {
  readonly database: Database
  readonly pool: Pool
  close(): Promise<void>
}

/** Opens a pool of connections. Lost connections are replaced; nothing is retried in secret. */
export function connect(
  url: string,
  log: Log,
  {connections = 20}: {connections?: number} = {},
): Connection {
  const pool = new Pool({
    connectionString: url,
    max: connections,
    connectionTimeoutMillis: 5_000,
    idleTimeoutMillis: 30_000,
    application_name: 'airworthy',
  })
  pool.on('error', (error) => log.warn('database-connection-lost', {reason: error.message}))
  return {
    database: drizzle(pool, {casing: 'snake_case'}),
    pool,
    async close() {
      await pool.end()
    },
  }
}

/** The PostgreSQL error code at the root of what drizzle threw, such as 23505 for a duplicate. */
export function databaseErrorCode(thrown: unknown): string | undefined {
  for (let error = thrown; error instanceof Error; error = error.cause) {
    if ('code' in error && typeof error.code === 'string' && !(error instanceof AirworthyError))
      return error.code
  }
  return undefined
}

const connectionFaults = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  'ETIMEDOUT',
  'ENOTFOUND',
  '57P01',
  '57P02',
  '57P03',
  '08000',
  '08003',
  '08006',
  '53300',
])

/** Whether what was thrown means that the database cannot be reached at the moment. */
export function isDatabaseAway(thrown: unknown): boolean {
  const code = databaseErrorCode(thrown)
  if (code !== undefined) return connectionFaults.has(code)
  for (let error = thrown; error instanceof Error; error = error.cause) {
    if (
      /connection terminated|timeout exceeded when trying to connect|connection error/i.test(
        error.message,
      )
    )
      return true
  }
  return false
}

import {fileURLToPath} from 'node:url'
import {migrate} from 'drizzle-orm/node-postgres/migrator'
import type {Pool} from 'pg'
import {drizzle} from 'drizzle-orm/node-postgres'
import {AirworthyError} from '@airworthy/kernel'

/** Where the migrations lie. */
export const migrationsFolder = fileURLToPath(new URL('./migrations', import.meta.url))
const lockNumber = 728_191_001
const oldestVersion = 150_000

/**
 * Brings the database to this version's schema; several processes may call at once, one migrates.
 * Throws `database-too-old` below PostgreSQL 15.
 */
export async function migrateDatabase(pool: Pool): Promise<void> {
  const client = await pool.connect()
  try {
    const {rows} = await client.query<{server_version_num: string}>('show server_version_num')
    const version = Number(rows[0]?.server_version_num)
    if (version < oldestVersion) {
      throw new AirworthyError(
        'database-too-old',
        `postgresql ${Math.floor(version / 10_000)} is too old: use 15 or newer`,
      )
    }
    await client.query('select pg_advisory_lock($1)', [lockNumber])
    try {
      await migrate(drizzle(client), {migrationsFolder})
    } finally {
      await client.query('select pg_advisory_unlock($1)', [lockNumber])
    }
  } finally {
    client.release()
  }
}

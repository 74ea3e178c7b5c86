import {readMigrationFiles} from 'drizzle-orm/migrator'
import {migrationsFolder} from './migrate.ts'

/** One step of the schema, as its file says it. */
export interface KnownMigration {
  /** SHA-256 of the file. */
  readonly hash: string
  /** When it was made: milliseconds since 1970. */
  readonly createdAt: number
  readonly statements: readonly string[]
}

/** The migrations that this version knows, oldest first. */
export function knownMigrations(): readonly KnownMigration[] {
  return readMigrationFiles({migrationsFolder}).map(({hash, folderMillis, sql}) => ({
    hash,
    createdAt: folderMillis,
    statements: sql,
  }))
}

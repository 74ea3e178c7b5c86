import {AirworthyError} from '@airworthy/kernel'
import type {KnownMigration} from '../database/known-migrations.ts'
import type {BackupHeader} from './format.ts'

/** The migrations that a backup has, and those that it lacks. */
export interface SchemaOfBackup {
  readonly had: readonly KnownMigration[]
  readonly missing: readonly KnownMigration[]
}

/**
 * Finds the schema of a backup among the migrations that this version knows. Throws `backup-newer`
 * for one with a step more, `backup-foreign` for one with another step.
 */
export function schemaOfBackup(
  {migrations, version}: BackupHeader,
  known: readonly KnownMigration[],
): SchemaOfBackup {
  const newest = known.at(-1)?.createdAt ?? 0
  const strange = migrations.findIndex(({hash}, index) => hash !== known[index]?.hash)
  if (strange < 0) {
    return {had: known.slice(0, migrations.length), missing: known.slice(migrations.length)}
  }
  if (migrations.length > known.length || (migrations[strange]?.createdAt ?? 0) > newest) {
    throw new AirworthyError(
      'backup-newer',
      `the backup is of a newer airworthy (${version}): restore it with that version or a later one`,
    )
  }
  throw new AirworthyError(
    'backup-foreign',
    `the backup was made by an airworthy (${version}) whose schema this one never had: restore it with the version that made it`,
  )
}

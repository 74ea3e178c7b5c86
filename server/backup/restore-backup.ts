import {randomUUID} from 'node:crypto'
import {existsSync, rmSync} from 'node:fs'
import {join} from 'node:path'
import {AirworthyError, digestOf, errorFrom, isAirworthyError} from '@airworthy/kernel'
import {knownMigrations} from '../database/known-migrations.ts'
import {openAlone} from '../database/upkeep.ts'
import {erasureListOf, readErasures} from '../erasure-list.ts'
import type {Log} from '../log.ts'
import {openPlatform} from '../platform.ts'
import {idleJobs} from './idle-jobs.ts'
import {loadBackup} from './load-backup.ts'
import {readBackup} from './read-backup.ts'
import type {RestoreDone, RestoreRequest} from './restore-request.ts'
import {openLoading} from './restore-store.ts'
import {schemaOfBackup} from './schema-of-backup.ts'
import {readUnfinished, removeUnfinished, writeUnfinished} from './unfinished-restore.ts'

/**
 * Restores a backup into an empty place: reads all of it before it touches anything, loads it in one
 * transaction, verifies the ledger against the backup's checkpoint, brings an older schema up to
 * date, and erases again whoever stands on the erasure lists. A restore that was killed goes on when
 * it is run again. Throws what `readBackup` throws, `restore-target-not-empty`, `already-running`,
 * `master-key-missing`, `master-key-refused`, `ledger-refused`, `erasure-list-refused`.
 */
export async function restoreBackup(request: RestoreRequest): Promise<RestoreDone> {
  const {config, file, passphrase, erasures, log, signal, onProgress = () => undefined} = request
  const {dataDirectory} = config
  const before = readUnfinished(dataDirectory)
  if (before === null && existsSync(join(dataDirectory, 'keys'))) {
    throw notEmpty(`${dataDirectory} has keys`)
  }
  const listed = erasures.flatMap(readErasures)
  const reading = signal === undefined ? {} : {signal}
  let bytes = 0
  const backup = await readBackup(file, passphrase, {
    ...reading,
    visit: {
      header: (header) => void schemaOfBackup(header, knownMigrations()),
      piece(table, piece) {
        bytes += piece.length
        onProgress({step: 'verify', of: table, bytes})
      },
    },
  })
  if (backup.manifest.masterKey === 'environment' && config.masterKey === undefined) {
    throw new AirworthyError(
      'master-key-missing',
      'the backup was made of a platform whose master key is not in its data folder: set AIRWORTHY_MASTER_KEY to that key',
    )
  }
  const schema = schemaOfBackup(backup.header, knownMigrations())
  const id = before?.id ?? randomUUID()
  const digest = await digestOf(backup.manifest)
  if (before !== null && before.backup !== digest) {
    throw new AirworthyError(
      'restore-unfinished',
      `${dataDirectory} holds part of a restore of another backup: finish that one, or restore into another folder`,
    )
  }
  const list = erasureListOf(dataDirectory)
  if (before?.loaded !== true) {
    const where = {url: config.databaseUrl, dataDirectory}
    const database = await openAlone(where, log)
    try {
      const loading = await openLoading(database.url)
      try {
        if ((await loading.finishedLoad()) !== id) {
          const [found] = await loading.contents()
          if (found !== undefined) throw notEmpty(`${database.place} holds ${found}`)
          list.add(listed) // first: whoever starts the platform from here on erases by it
          writeUnfinished(dataDirectory, {id, backup: digest, loaded: false})
          try {
            await loadBackup(loading, {request, backup, schema, id})
          } catch (thrown) {
            takeBack(dataDirectory)
            throw thrown
          }
          // a commit whose answer is lost may have been one: then the next run finds its mark
          await loading.commit()
        }
        writeUnfinished(dataDirectory, {id, backup: digest, loaded: true})
        await loading.removeMark()
      } finally {
        await loading.close()
      }
    } finally {
      await database.close()
    }
  }
  list.add(listed)
  onProgress({step: 'erase', of: null, bytes: 0})
  const {erased, left} = await eraseAgain(request)
  removeUnfinished(dataDirectory)
  return {
    createdAt: backup.header.createdAt,
    version: backup.header.version,
    tables: backup.manifest.tables.length,
    rows: backup.manifest.tables.reduce((sum, {rows}) => sum + rows, 0),
    keys: backup.keys.length,
    entries: backup.manifest.ledger.entries,
    migrated: schema.missing.length,
    listed: list.read().length,
    erased,
    left,
  }
}

/** Starts the platform once for itself alone, which erases whoever stands on the list, and ends it. */
async function eraseAgain({
  config,
  clock,
  log,
}: RestoreRequest): Promise<{erased: number; left: number}> {
  let [erased, left] = [0, 0]
  const listening: Log = {
    ...log,
    info(event, facts) {
      if (event === 'erased-again') erased += Number(facts?.['people'])
      log.info(event, facts)
    },
    warn(event, facts) {
      if (event === 'erasure-left') left++
      log.warn(event, facts)
    },
  }
  try {
    const platform = await openPlatform({
      config: {...config, host: '127.0.0.1', port: 0, smtpUrl: undefined},
      clock,
      log: listening,
      jobsWith: idleJobs,
    })
    await platform.close()
  } catch (cause) {
    const why = isAirworthyError(cause) ? cause.message : errorFrom(cause).message
    throw new AirworthyError(
      'restore-unfinished',
      `everything is loaded, but the platform does not start on it (${why}): put that right and run the same restore again`,
      {cause},
    )
  }
  return {erased, left}
}

function takeBack(dataDirectory: string): void {
  rmSync(join(dataDirectory, 'keys'), {recursive: true, force: true})
  rmSync(join(dataDirectory, 'keys.restoring'), {recursive: true, force: true})
  removeUnfinished(dataDirectory)
}

function notEmpty(what: string): AirworthyError {
  return new AirworthyError(
    'restore-target-not-empty',
    `a restore goes into an empty place, and ${what}: name another folder with AIRWORTHY_DATA, or another database with DATABASE_URL`,
  )
}

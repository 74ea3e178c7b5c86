import {readFileSync} from 'node:fs'
import {Client} from 'pg'
import {setTimeout as sleep} from 'node:timers/promises'
import {AirworthyError, errorFrom} from '@airworthy/kernel'
import type {Log} from '../log.ts'
import {connect, type Connection} from './connection.ts'
import {startEmbeddedDatabase} from './embedded.ts'
import {migrateDatabase} from './migrate.ts'

export interface OpenDatabase extends Connection {
  /** What to tell the person who starts the platform. */
  readonly description: string
  /** Which database it is and where, for messages about faults. */
  readonly place: string
  /** Whether a query is answered within two seconds. */
  answers(): Promise<boolean>
}

const platformLock = 728_191_003

/**
 * The platform's database, migrated: the one at `url`, or the embedded one of the data folder,
 * which is kept to one process and started again if it dies.
 * Throws `already-running` when another process has the embedded one.
 */
export async function openDatabase(
  {url, dataDirectory}: {url: string | undefined; dataDirectory: string},
  log: Log,
): Promise<OpenDatabase> {
  if (url !== undefined) {
    const connection = connect(url, log)
    await migrateDatabase(connection.pool)
    return {
      ...connection,
      description: 'PostgreSQL at DATABASE_URL',
      place: 'the database of DATABASE_URL',
      answers: () => answersIn(connection),
    }
  }
  const embedded = await startEmbeddedDatabase(dataDirectory, log)
  const release = await lockPlatform(embedded.url, dataDirectory)
  const connection = connect(embedded.url, log)
  try {
    await migrateDatabase(connection.pool)
  } catch (thrown) {
    await closeAll()
    throw thrown
  }
  const guardian = setInterval(guard, 1_000)
  guardian.unref()
  let reviving: Promise<void> | undefined

  async function closeAll(): Promise<void> {
    await connection.close()
    await release()
    await embedded.stop()
  }

  function guard(): void {
    if (reviving || isAlive(embedded.current().processId)) return
    reviving = revive().finally(() => (reviving = undefined))
  }

  async function revive(): Promise<void> {
    try {
      log.warn('embedded-database-died', {processId: embedded.current().processId})
      await embedded.restart()
      log.info('embedded-database-started-again', {processId: embedded.current().processId})
    } catch (error) {
      log.error('embedded-database-failed', {reason: errorFrom(error).message})
    }
  }

  return {
    ...connection,
    place: `the embedded database in ${embedded.cluster}`,
    description: embedded.attached ? 'embedded PostgreSQL (taken over)' : 'embedded PostgreSQL',
    answers: () => answersIn(connection),
    async close() {
      clearInterval(guardian)
      await reviving
      await closeAll()
    },
  }
}

async function answersIn({pool}: Connection): Promise<boolean> {
  const timeout = sleep(2_000, false, {ref: false})
  const answer = pool.query('select 1').then(
    () => true,
    () => false,
  )
  return await Promise.race([answer, timeout])
}

/**
 * Holds the lock of a platform as long as this process lives; a killed process loses it with its
 * connection. Throws `already-running` while another has it.
 */
export async function lockPlatform(
  url: string,
  dataDirectory: string,
): Promise<() => Promise<void>> {
  const client = new Client({connectionString: url})
  client.on('error', () => undefined) // the lock goes with the database; the guardian starts it again
  await client.connect()
  for (let attempt = 0; attempt < 20; attempt++) {
    const {rows} = await client.query<{locked: boolean}>(
      'select pg_try_advisory_lock($1) as locked',
      [platformLock],
    )
    if (rows[0]?.locked === true) return async () => await client.end().catch(() => undefined)
    await sleep(150)
  }
  await client.end()
  throw new AirworthyError(
    'already-running',
    `another airworthy runs on ${dataDirectory}: stop it, or give this one its own folder with AIRWORTHY_DATA`,
  )
}

/** Whether a process runs; one that has ended and waits for its parent does not. */
function isAlive(processId: number): boolean {
  try {
    process.kill(processId, 0)
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM'
  }
  try {
    // where there is /proc: "pid (name) state …"; Z is a zombie
    const state = /\) (\w)/.exec(readFileSync(`/proc/${processId}/stat`, 'utf8'))?.[1]
    return state !== 'Z'
  } catch {
    return true
  }
}

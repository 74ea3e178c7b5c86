import {createHash, type Hash} from 'node:crypto'
import {createReadStream} from 'node:fs'
import {open} from 'node:fs/promises'
import {Readable} from 'node:stream'
import {pipeline} from 'node:stream/promises'
import {Decrypter} from 'age-encryption'
import {extract} from 'tar-stream'
import {AirworthyError, errorFrom, isAirworthyError} from '@airworthy/kernel'
import {linesIn} from './fill-archive.ts'
import {
  formatVersion,
  headerName,
  headerSchema,
  keysFolder,
  manifestName,
  manifestSchema,
  tablesFolder,
  type BackupHeader,
  type BackupManifest,
} from './format.ts'
import {keyName, type KeyFile} from './keys-folder.ts'
import {endOfHeader, isWholeLength} from './padded-block.ts'

/** What a reader of a backup is told while it goes by. */
export interface BackupVisitor {
  /** First of all. */
  header?(header: BackupHeader): Promise<void> | void
  /** Pieces of a table, in order; all of one table before the next. */
  piece?(table: string, bytes: Buffer): Promise<void> | void
}

/** A backup that was read to its end and is what its manifest says. */
export interface ReadBackup {
  readonly header: BackupHeader
  readonly manifest: BackupManifest
  readonly keys: readonly KeyFile[]
}

/**
 * Reads a backup to its end and compares every table and key with the manifest. What `visit` was
 * told is proved only when this returns. Throws `backup-missing`, `not-a-backup`,
 * `passphrase-wrong`, `backup-cut-short`, `backup-damaged`, `backup-newer`.
 */
export async function readBackup(
  file: string,
  passphrase: string,
  {visit = {}, signal}: {visit?: BackupVisitor; signal?: AbortSignal} = {},
): Promise<ReadBackup> {
  await assertWholeLength(file)
  const plain = await decrypted(file, passphrase)
  const contents = new Contents(visit)
  try {
    const entries = extract()
    const reading = pipeline(plain, entries, signal === undefined ? {} : {signal})
    reading.catch(() => undefined) // awaited below
    try {
      for await (const entry of entries) {
        signal?.throwIfAborted()
        const parts = await Array.fromAsync(entry as AsyncIterable<Buffer>)
        await contents.take(entry.header.name, Buffer.concat(parts))
      }
    } finally {
      if (contents.refused) entries.destroy()
    }
    await reading
    return contents.proved()
  } catch (thrown) {
    if (signal?.aborted === true) throw thrown
    if (isAirworthyError(thrown)) throw thrown
    throw damaged(file, errorFrom(thrown).message, thrown)
  }
}

async function assertWholeLength(file: string): Promise<void> {
  const handle = await open(file).catch((cause: unknown) => {
    throw new AirworthyError('backup-missing', `cannot read ${file}`, {cause})
  })
  try {
    const start = Buffer.alloc(2048)
    const {bytesRead} = await handle.read(start, 0, start.length, 0)
    const headerEnd = endOfHeader(start.subarray(0, bytesRead))
    if (headerEnd < 0) {
      throw new AirworthyError('not-a-backup', `${file} is no backup: it has no header of age`)
    }
    const {size} = await handle.stat()
    if (isWholeLength(size, headerEnd)) return
    throw new AirworthyError(
      'backup-cut-short',
      `${file} is cut short: ${size} bytes is the length of no whole backup; copy it again from where it was made`,
    )
  } finally {
    await handle.close()
  }
}

async function decrypted(file: string, passphrase: string): Promise<Readable> {
  const decrypter = new Decrypter()
  decrypter.addPassphrase(passphrase)
  const source = createReadStream(file)
  try {
    const sealed = Readable.toWeb(source) as ReadableStream<Uint8Array> // the same streams under the DOM's name
    const plain = await decrypter.decrypt(sealed)
    return Readable.fromWeb(plain as Parameters<typeof Readable.fromWeb>[0]) // and back
  } catch (cause) {
    source.destroy()
    if (/no identity matched/.test(errorFrom(cause).message)) {
      throw new AirworthyError(
        'passphrase-wrong',
        `the passphrase does not open ${file}: give the one that it was made with`,
        {cause},
      )
    }
    throw damaged(file, 'its header was altered', cause)
  }
}

function damaged(file: string, reason: string, cause: unknown): AirworthyError {
  return new AirworthyError(
    'backup-damaged',
    `${file} was altered since it was made (${reason}): take another copy`,
    {cause},
  )
}

interface Counted {
  readonly hash: Hash
  bytes: number
  rows: number
  pieces: number
}

/** What has gone by of a backup, counted and hashed. */
class Contents {
  refused = false
  readonly #visit: BackupVisitor
  #header: BackupHeader | undefined
  #manifest: BackupManifest | undefined
  readonly #tables = new Map<string, Counted>()
  readonly #keys: KeyFile[] = []

  constructor(visit: BackupVisitor) {
    this.#visit = visit
  }

  async take(name: string, bytes: Buffer): Promise<void> {
    try {
      await this.#taken(name, bytes)
    } catch (thrown) {
      this.refused = true
      throw thrown
    }
  }

  async #taken(name: string, bytes: Buffer): Promise<void> {
    if (this.#header === undefined) {
      if (name !== headerName) throw unexpected(name)
      this.#header = headerFrom(bytes)
      await this.#visit.header?.(this.#header)
      return
    }
    if (this.#manifest !== undefined) throw unexpected(name)
    if (name.startsWith(tablesFolder)) await this.#piece(name, bytes)
    else if (name.startsWith(keysFolder)) {
      this.#keys.push({name: keyName(name.slice(keysFolder.length)), bytes})
    } else if (name === manifestName) this.#manifest = manifestFrom(bytes)
    else throw unexpected(name)
  }

  async #piece(name: string, bytes: Buffer): Promise<void> {
    const [table = '', number = ''] = name.slice(tablesFolder.length).split('/')
    const counted = this.#tables.get(table) ?? {
      hash: createHash('sha256'),
      bytes: 0,
      rows: 0,
      pieces: 0,
    }
    this.#tables.set(table, counted)
    if (Number(number) !== ++counted.pieces) throw unexpected(name)
    counted.rows += linesIn(bytes, counted.hash)
    counted.bytes += bytes.length
    await this.#visit.piece?.(table, bytes)
  }

  proved(): ReadBackup {
    const [header, manifest] = [this.#header, this.#manifest]
    if (header === undefined || manifest === undefined) throw mismatch('it has no manifest')
    const tables = new Map(manifest.tables.map((table) => [table.name, table]))
    for (const name of this.#tables.keys()) if (!tables.has(name)) throw mismatch(`table ${name}`)
    for (const {name, bytes, rows, sha256} of manifest.tables) {
      const seen = this.#tables.get(name)
      const seenHash = (seen?.hash ?? createHash('sha256')).digest('hex')
      if ((seen?.bytes ?? 0) !== bytes || (seen?.rows ?? 0) !== rows || seenHash !== sha256) {
        throw mismatch(`table ${name}`)
      }
    }
    const seenKeys = this.#keys.map(({name, bytes}) => ({
      name,
      bytes: bytes.length,
      sha256: createHash('sha256').update(bytes).digest('hex'),
    }))
    if (JSON.stringify(seenKeys) !== JSON.stringify(manifest.keys)) throw mismatch('keys')
    return {header, manifest, keys: this.#keys}
  }
}

function headerFrom(bytes: Buffer): BackupHeader {
  const value = jsonFrom(bytes)
  const version = Object(value) as {airworthyBackup?: unknown} // read only to compare
  if (typeof version.airworthyBackup === 'number' && version.airworthyBackup > formatVersion) {
    throw new AirworthyError(
      'backup-newer',
      `the backup has form ${version.airworthyBackup}, and this version reads ${formatVersion}: restore it with the version that made it or a later one`,
    )
  }
  const parsed = headerSchema.safeParse(value)
  if (parsed.success) return parsed.data
  throw mismatch('header')
}

function manifestFrom(bytes: Buffer): BackupManifest {
  const parsed = manifestSchema.safeParse(jsonFrom(bytes))
  if (parsed.success) return parsed.data as BackupManifest // the checkpoint is read by the ledger's own reader
  throw mismatch('manifest')
}

function jsonFrom(bytes: Buffer): unknown {
  try {
    return JSON.parse(bytes.toString('utf8')) as unknown
  } catch (cause) {
    throw new AirworthyError('backup-damaged', 'the backup holds json that is none', {cause})
  }
}

function unexpected(name: string): AirworthyError {
  return new AirworthyError('backup-damaged', `the backup holds ${name} where it must not`)
}

function mismatch(what: string): AirworthyError {
  return new AirworthyError(
    'backup-damaged',
    `the backup is not what its manifest says: ${what}; take another copy`,
  )
}

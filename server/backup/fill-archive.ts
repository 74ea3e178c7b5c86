import {createHash, type Hash} from 'node:crypto'
import type {Pack} from 'tar-stream'
import {checkpointDigest, signCheckpoint} from '@airworthy/evidence'
import packageFacts from '../package.json' with {type: 'json'}
import {assertMasterKey} from '../features/ledger/index.ts'
import {readSecrets} from '../secrets.ts'
import type {BackupMade, BackupRequest} from './backup-request.ts'
import {
  formatVersion,
  headerName,
  keysFolder,
  manifestName,
  tablesFolder,
  type BackupHeader,
  type BackupManifest,
  type BackupTable,
} from './format.ts'
import {masterKeyName, readKeyFiles, type KeyFile} from './keys-folder.ts'
import type {Snapshot, SnapshotTable} from './snapshot-store.ts'

const pieceBytes = 1024 * 1024

/**
 * Writes header, tables, keys and manifest of a snapshot into an archive and ends it; what the archive
 * holds. The keys are read after the snapshot was taken: no row in it needs one that is not there yet.
 */
export async function fillArchive(
  archive: Pack,
  request: Pick<BackupRequest, 'config' | 'clock' | 'signal' | 'onProgress'>,
  snapshot: Snapshot,
): Promise<Omit<BackupMade, 'bytes'>> {
  const {config, clock, signal, onProgress = () => undefined} = request
  const createdAt = clock.now().toISOString()
  const header: BackupHeader = {
    airworthyBackup: formatVersion,
    version: packageFacts.version,
    createdAt,
    migrations: [...snapshot.migrations],
  }
  await addJson(archive, headerName, header)
  const tables: BackupTable[] = []
  let bytes = 0
  for (const table of snapshot.tables) {
    signal?.throwIfAborted()
    const copied = await copyTable(archive, snapshot, table, (piece) => {
      bytes += piece
      onProgress({step: 'copy', of: table.name, bytes})
    })
    tables.push(copied)
  }
  const {signingKey, masterKey} = await readSecrets(config.dataDirectory, config)
  await assertMasterKey(snapshot.queries, masterKey, {place: 'this database'})
  const keys = (await readKeyFiles(config.dataDirectory)).filter(
    ({name}) => config.masterKey === undefined || name !== masterKeyName,
  )
  for (const {name, bytes: content} of keys) await add(archive, keysFolder + name, content)
  const checkpoint = await signCheckpoint(snapshot.heads, signingKey, {
    origin: `airworthy/${signingKey.id}`,
    at: createdAt,
    previous: snapshot.latestCheckpoint,
  })
  const manifest: BackupManifest = {
    tables,
    keys: keys.map(factsOfKey),
    masterKey: config.masterKey === undefined ? 'file' : 'environment',
    ledger: {streams: checkpoint.streams, entries: checkpoint.entries},
    checkpoint,
  }
  await addJson(archive, manifestName, manifest)
  archive.finalize()
  return {
    tables: tables.length,
    rows: tables.reduce((sum, {rows}) => sum + rows, 0),
    keys: keys.length,
    masterKey: manifest.masterKey,
    checkpoint,
    checkpointDigest: await checkpointDigest(checkpoint),
  }
}

/** A table in pieces of a mebibyte: an entry of a tar has to know its length before it begins. */
async function copyTable(
  archive: Pack,
  snapshot: Snapshot,
  {name, columns}: SnapshotTable,
  onPiece: (bytes: number) => void,
): Promise<BackupTable> {
  const hash = createHash('sha256')
  let [bytes, pieces, rows] = [0, 0, 0]
  let waiting: Buffer[] = []
  let length = 0

  async function flush(): Promise<void> {
    if (length === 0) return
    pieces++
    const entry = `${tablesFolder}${name}/${String(pieces).padStart(8, '0')}`
    await add(archive, entry, Buffer.concat(waiting))
    bytes += length
    onPiece(length)
    waiting = []
    length = 0
  }

  for await (const chunk of snapshot.copyOut({name, columns}) as AsyncIterable<Buffer>) {
    rows += linesIn(chunk, hash)
    waiting.push(chunk)
    length += chunk.length
    if (length >= pieceBytes) await flush()
  }
  await flush()
  return {name, columns: [...columns], rows, bytes, sha256: hash.digest('hex')}
}

/** In COPY's text form a row is a line: breaks inside of values are escaped. */
export function linesIn(chunk: Buffer, hash: Hash): number {
  hash.update(chunk)
  let lines = 0
  for (let at = chunk.indexOf(10); at >= 0; at = chunk.indexOf(10, at + 1)) lines++
  return lines
}

function factsOfKey({name, bytes}: KeyFile): BackupManifest['keys'][number] {
  return {name, bytes: bytes.length, sha256: createHash('sha256').update(bytes).digest('hex')}
}

async function addJson(archive: Pack, name: string, value: unknown): Promise<void> {
  await add(archive, name, Buffer.from(JSON.stringify(value)))
}

/** Adds an entry and waits until it has been taken, so that a large table does not fill the memory. */
async function add(archive: Pack, name: string, content: Buffer): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    const failed = () => reject(new Error('the archive was ended'))
    archive.once('close', failed)
    archive.entry(
      {name, size: content.length, mode: 0o600, mtime: new Date(0)},
      content,
      (error) => {
        archive.off('close', failed)
        if (error) reject(error)
        else resolve()
      },
    )
  })
}

import {AirworthyError, canonicalJson} from '@airworthy/kernel'
import type {Checkpoint} from './checkpoint.ts'
import type {Entry} from './entry.ts'
import type {PublicKey} from './signing-key.ts'

/** The first line of an export. It is not itself evidence: nothing signs it. */
export interface ExportHeader {
  readonly airworthyLedger: 1
  /** Which ledger: a name chosen once. */
  readonly origin: string
  readonly exportedAt: string
  /** The key that signs the ledger's checkpoints now. */
  readonly key: PublicKey
  /** The latest checkpoint when the export began; it is no outside one. */
  readonly checkpoint: Checkpoint | null
}

/** The last line of an export; without it the export is cut short. */
export interface ExportEnd {
  readonly end: true
  readonly entries: number
  readonly streams: number
}

/**
 * The lines of an export, each without its line break: header, entries, end. Entries must come
 * ordered by stream (in the order of code units, which is PostgreSQL's `COLLATE "C"`) and sequence;
 * otherwise it throws `unsorted-export`.
 */
export async function* exportLines(
  entries: AsyncIterable<Entry> | Iterable<Entry>,
  header: Omit<ExportHeader, 'airworthyLedger'>,
): AsyncGenerator<string, void, undefined> {
  const {origin, exportedAt, key, checkpoint} = header
  const {id, publicKey} = key
  const first: ExportHeader = {
    airworthyLedger: 1,
    origin,
    exportedAt,
    key: {id, publicKey},
    checkpoint,
  }
  yield canonicalJson(first)
  let before: Entry | null = null
  let count = 0
  let streams = 0
  for await (const entry of entries) {
    if (before !== null && !follows(entry, before)) throw unsorted(entry, before)
    if (before?.stream !== entry.stream) streams++
    count++
    before = entry
    yield canonicalJson(entry)
  }
  const last: ExportEnd = {end: true, entries: count, streams}
  yield canonicalJson(last)
}

function follows(entry: Entry, before: Entry): boolean {
  if (entry.stream === before.stream) return entry.sequence > before.sequence
  return entry.stream > before.stream
}

function unsorted(entry: Entry, before: Entry): AirworthyError {
  return new AirworthyError(
    'unsorted-export',
    `entry ${entry.sequence} of ${entry.stream} cannot follow entry ${before.sequence} of ${before.stream} in an export`,
  )
}

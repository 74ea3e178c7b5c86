import {appendEntry} from '../chain.ts'
import {signCheckpoint, type Checkpoint} from '../checkpoint.ts'
import {generateDataKey} from '../data-key.ts'
import {headOf, type Entry, type NewEntry, type StreamHead} from '../entry.ts'
import {exportLines} from '../ledger-export.ts'
import {generateSigningKey, type SigningKey} from '../signing-key.ts'
import type {Bytes} from '../bytes.ts'

/** When every built ledger begins, is exported and gets its checkpoint. */
export const builtAt = '2026-11-25T09:00:00.000Z'

/** The name of every built ledger. */
export const builtOrigin = 'ledger-of-a-test'

/** A ledger with its keys, as the platform would hold it. */
export interface BuiltLedger {
  readonly entries: readonly Entry[]
  readonly heads: readonly StreamHead[]
  readonly dataKey: Bytes
  readonly signingKey: SigningKey
  readonly checkpoint: Checkpoint
}

/** An event as it happens in an assessment. */
export function buildEvent(event: Partial<NewEntry> = {}): NewEntry {
  return {
    stream: 'assessments/a',
    at: builtAt,
    type: 'assessment.answered',
    actor: 'person-1',
    subject: 'person-1',
    payload: {item: 'leaky-split', response: [2], milliseconds: 41_250},
    ...event,
  }
}

/** Entries of one stream, every second one sealed when there is a data key. */
export async function buildStream(
  stream: string,
  length: number,
  {dataKey = null, head = null}: {dataKey?: Bytes | null; head?: StreamHead | null} = {},
): Promise<Entry[]> {
  const entries: Entry[] = []
  let last = head
  for (let index = 0; index < length; index++) {
    const at = new Date(Date.parse(builtAt) + index * 1000).toISOString()
    const event = buildEvent({stream, at, payload: {item: `item-${index}`, response: index}})
    const entry = await appendEntry(last, event, {dataKey: index % 2 === 0 ? dataKey : null})
    entries.push(entry)
    last = headOf(entry)
  }
  return entries
}

/** A ledger with one stream for each length, and a checkpoint over all of it. */
export async function buildLedger(lengths: readonly number[]): Promise<BuiltLedger> {
  const dataKey = generateDataKey()
  const signingKey = await generateSigningKey()
  const streams = await Promise.all(
    lengths.map((length, index) => buildStream(`assessments/${index + 10}`, length, {dataKey})),
  )
  const heads = streams.flatMap((stream) => stream.slice(-1).map(headOf))
  const origin = builtOrigin
  const checkpoint = await signCheckpoint(heads, signingKey, {origin, at: builtAt, previous: null})
  return {entries: streams.flat(), heads, dataKey, signingKey, checkpoint}
}

/** The lines of an export; whatever the entries are, the end line counts them. */
export async function buildExport(
  ledger: BuiltLedger,
  {entries = ledger.entries, inside = false}: {entries?: readonly Entry[]; inside?: boolean} = {},
): Promise<string[]> {
  const header = {
    origin: builtOrigin,
    exportedAt: builtAt,
    key: ledger.signingKey,
    checkpoint: inside ? ledger.checkpoint : null,
  }
  const [first = ''] = await Array.fromAsync(exportLines([], header))
  const streams = new Set(entries.map(({stream}) => stream)).size
  return [
    first,
    ...entries.map((entry) => JSON.stringify(entry)),
    JSON.stringify({end: true, entries: entries.length, streams}),
  ]
}

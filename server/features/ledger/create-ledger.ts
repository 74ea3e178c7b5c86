import {randomUUID} from 'node:crypto'
import {
  appendEntry,
  generateDataKey,
  payloadOf,
  unwrapDataKey,
  wrapDataKey,
  type Entry,
} from '@airworthy/evidence'
import {AirworthyError, sha256, type Clock} from '@airworthy/kernel'
import type {Queries} from '../../database/connection.ts'
import type {Ledger, LedgerEvent, LedgerRecord} from './ledger.ts'
import * as store from './store.ts'

type Bytes = Uint8Array<ArrayBuffer>
type Listener = Parameters<Ledger['subscribe']>[1]

/**
 * Throws `master-key-refused` when the master key does not open the keys of this database: with
 * another key nothing recorded about anybody could be read, and new records would be of two minds.
 * `place` says which database it is.
 */
export async function assertMasterKey(
  queries: Queries,
  masterKey: Bytes,
  {place = 'this database'}: {place?: string} = {},
): Promise<void> {
  const kept = await store.someKey(queries)
  if (!kept?.wrappedKey) return
  try {
    await unwrapDataKey(masterKey, kept.wrappedKey, {pseudonym: kept.pseudonym})
  } catch (cause) {
    throw new AirworthyError(
      'master-key-refused',
      `the master key is not the one of ${place}: restore keys/master.key from your backup, or set AIRWORTHY_MASTER_KEY to the right one; if the keys are lost for good, nothing in it can be read: put it aside and start on a new one`,
      {cause},
    )
  }
}

/**
 * The ledger on PostgreSQL: one hash chain per stream, payloads about a person sealed under that
 * person's key, which `masterKey` (32 bytes, kept outside the database) wraps.
 */
export function createLedger({masterKey, clock}: {masterKey: Bytes; clock: Clock}): Ledger {
  const listeners = new Map<string, Listener[]>()

  async function append(transaction: Queries, event: LedgerEvent): Promise<LedgerRecord> {
    const subject = event.subject === null ? null : await keyFor(transaction, event.subject)
    // What people do is mostly about themselves: their key is opened once.
    const actor =
      event.actor === null
        ? null
        : event.actor === event.subject
          ? subject
          : await keyFor(transaction, event.actor)
    const head = await store.lockHead(transaction, event.stream)
    const entry = await appendEntry(
      head,
      {
        stream: event.stream,
        at: clock.now().toISOString(),
        type: event.type,
        actor: actor?.pseudonym ?? null,
        subject: subject?.pseudonym ?? null,
        payload: event.payload,
      },
      {dataKey: subject?.dataKey ?? null},
    )
    await store.insertEntry(transaction, entry)
    const record = recordOf(entry, event.payload)
    for (const listener of listeners.get(event.type) ?? []) {
      await listener(transaction, event, record)
    }
    return record
  }

  /** The person's key, made at first need. Erased people have none and get no new one. */
  async function keyFor(
    transaction: Queries,
    personId: string,
  ): Promise<{pseudonym: string; dataKey: Bytes}> {
    let kept = await store.keyOf(transaction, personId)
    if (!kept) {
      if (await store.wasErased(transaction, await sha256(personId))) {
        throw new AirworthyError('person-erased', `person ${personId} was erased`)
      }
      const pseudonym = randomUUID()
      const wrappedKey = await wrapDataKey(masterKey, generateDataKey(), {pseudonym})
      await store.insertKey(transaction, {pseudonym, personId, wrappedKey, createdAt: clock.now()})
      kept = await store.keyOf(transaction, personId)
    }
    if (!kept?.wrappedKey)
      throw new AirworthyError('person-key-missing', `no key for person ${personId}`)
    const dataKey = await unwrapDataKey(masterKey, kept.wrappedKey, {pseudonym: kept.pseudonym})
    return {pseudonym: kept.pseudonym, dataKey}
  }

  async function opened(queries: Queries, entries: readonly Entry[]): Promise<LedgerRecord[]> {
    const keys = new Map<string, Bytes | null>()
    const records: LedgerRecord[] = []
    for (const entry of entries) {
      if ('plain' in entry.payload) {
        records.push(recordOf(entry, entry.payload.plain))
        continue
      }
      const pseudonym = entry.subject ?? ''
      if (!keys.has(pseudonym)) keys.set(pseudonym, await keyByPseudonym(queries, pseudonym))
      const dataKey = keys.get(pseudonym) ?? null
      records.push(recordOf(entry, dataKey === null ? null : await payloadOf(entry, dataKey)))
    }
    return records
  }

  async function keyByPseudonym(queries: Queries, pseudonym: string): Promise<Bytes | null> {
    const kept = await store.keyByPseudonym(queries, pseudonym)
    return kept?.wrappedKey ? await unwrapDataKey(masterKey, kept.wrappedKey, {pseudonym}) : null
  }

  return {
    append,
    async readLocked(transaction, stream, {after = 0} = {}) {
      const head = await store.lockHead(transaction, stream)
      if ((head?.length ?? 0) <= after) return []
      return await opened(transaction, await store.entriesOf(transaction, stream, after))
    },
    async read(queries, stream, {after = 0} = {}) {
      return await opened(queries, await store.entriesOf(queries, stream, after))
    },
    async readAbout(queries, personId) {
      const kept = await store.keyOf(queries, personId)
      if (!kept) return []
      const entries = await store.entriesAbout(queries, kept.pseudonym)
      const own = await opened(queries, entries)
      // What a person did to somebody else is theirs to see; the other's data in it is not.
      return own.map((record, index) =>
        entries[index]?.subject === null || entries[index]?.subject === kept.pseudonym
          ? record
          : {...record, payload: null},
      )
    },
    async eraseKey(transaction, personId) {
      const erasedDigest = await sha256(personId)
      await store.emptyKey(transaction, personId, {erasedAt: clock.now(), erasedDigest})
    },
    erasures: store.erasures,
    subscribe(type, listener) {
      listeners.set(type, [...(listeners.get(type) ?? []), listener])
    },
  }
}

function recordOf(
  {stream, sequence, at, type}: Entry,
  payload: LedgerRecord['payload'],
): LedgerRecord {
  return {stream, sequence, at, type, payload}
}

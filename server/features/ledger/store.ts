import {and, asc, desc, eq, gt, isNotNull, or, sql} from 'drizzle-orm'
import type {Entry, StreamHead} from '@airworthy/evidence'
import type {Queries} from '../../database/connection.ts'
import {ledgerCheckpoint, ledgerEntry, ledgerStream, personKey} from './schema.ts'

export interface KeptKey {
  readonly pseudonym: string
  readonly wrappedKey: string | null
}

/** The head of a stream, locked until the transaction ends; null for a stream without entries. */
export async function lockHead(transaction: Queries, stream: string): Promise<StreamHead | null> {
  const locked = async () => {
    const [row] = await transaction
      .select()
      .from(ledgerStream)
      .where(eq(ledgerStream.stream, stream))
      .for('update')
    return row
  }
  let row = await locked()
  if (!row) {
    // Of two who begin a stream at once one waits here for the other's commit, and then reads it.
    await transaction
      .insert(ledgerStream)
      .values({stream, length: 0, head: ''})
      .onConflictDoNothing()
    row = await locked()
  }
  return row && row.length > 0 ? row : null
}

export async function insertEntry(transaction: Queries, entry: Entry): Promise<void> {
  const {stream, sequence, at, type, actor, subject, payload, previous, hash} = entry
  await transaction.insert(ledgerEntry).values({
    stream,
    sequence,
    at,
    type,
    actor,
    subject,
    payload: JSON.stringify(payload),
    previous,
    hash,
  })
  await transaction
    .update(ledgerStream)
    .set({length: sequence, head: hash})
    .where(eq(ledgerStream.stream, stream))
}

export async function entriesOf(queries: Queries, stream: string, after: number): Promise<Entry[]> {
  const rows = await queries
    .select()
    .from(ledgerEntry)
    .where(and(eq(ledgerEntry.stream, stream), gt(ledgerEntry.sequence, after)))
    .orderBy(asc(ledgerEntry.sequence))
  return rows.map(entryFrom)
}

export async function entriesAbout(queries: Queries, pseudonym: string): Promise<Entry[]> {
  const rows = await queries
    .select()
    .from(ledgerEntry)
    .where(or(eq(ledgerEntry.subject, pseudonym), eq(ledgerEntry.actor, pseudonym)))
    .orderBy(asc(ledgerEntry.at), asc(ledgerEntry.stream), asc(ledgerEntry.sequence))
  return rows.map(entryFrom)
}

/** Up to `limit` entries after a place, ordered by stream and sequence in code units. */
export async function entriesAfter(
  queries: Queries,
  {stream, sequence}: {stream: string; sequence: number},
  limit: number,
): Promise<Entry[]> {
  const ordered = sql`${ledgerEntry.stream} collate "C"`
  const rows = await queries
    .select()
    .from(ledgerEntry)
    .where(
      or(
        sql`${ordered} > ${stream}`,
        and(eq(ledgerEntry.stream, stream), gt(ledgerEntry.sequence, sequence)),
      ),
    )
    .orderBy(ordered, asc(ledgerEntry.sequence))
    .limit(limit)
  return rows.map(entryFrom)
}

export async function heads(queries: Queries): Promise<StreamHead[]> {
  return await queries.select().from(ledgerStream).where(gt(ledgerStream.length, 0))
}

export async function keyOf(queries: Queries, personId: string): Promise<KeptKey | undefined> {
  const [row] = await queries
    .select({pseudonym: personKey.pseudonym, wrappedKey: personKey.wrappedKey})
    .from(personKey)
    .where(eq(personKey.personId, personId))
  return row
}

export async function wasErased(queries: Queries, erasedDigest: string): Promise<boolean> {
  const [row] = await queries
    .select({pseudonym: personKey.pseudonym})
    .from(personKey)
    .where(eq(personKey.erasedDigest, erasedDigest))
  return row !== undefined
}

/** Everybody whose key was destroyed, oldest first. */
export async function erasures(queries: Queries): Promise<{person: string; at: string}[]> {
  const rows = await queries
    .select({person: personKey.erasedDigest, at: personKey.erasedAt})
    .from(personKey)
    .where(isNotNull(personKey.erasedDigest))
    .orderBy(asc(personKey.erasedAt))
  return rows.flatMap(({person, at}) =>
    person === null || at === null ? [] : [{person, at: at.toISOString()}],
  )
}

/** Any key that still opens something; undefined while there is none. */
export async function someKey(queries: Queries): Promise<KeptKey | undefined> {
  const [row] = await queries
    .select({pseudonym: personKey.pseudonym, wrappedKey: personKey.wrappedKey})
    .from(personKey)
    .where(isNotNull(personKey.wrappedKey))
    .limit(1)
  return row
}

export async function keyByPseudonym(
  queries: Queries,
  pseudonym: string,
): Promise<KeptKey | undefined> {
  const [row] = await queries
    .select({pseudonym: personKey.pseudonym, wrappedKey: personKey.wrappedKey})
    .from(personKey)
    .where(eq(personKey.pseudonym, pseudonym))
  return row
}

/** Keeps a key unless the person has one already. */
export async function insertKey(
  transaction: Queries,
  {
    pseudonym,
    personId,
    wrappedKey,
    createdAt,
  }: {pseudonym: string; personId: string; wrappedKey: string; createdAt: Date},
): Promise<void> {
  await transaction
    .insert(personKey)
    .values({pseudonym, personId, wrappedKey, createdAt})
    .onConflictDoNothing({target: personKey.personId})
}

export async function emptyKey(
  transaction: Queries,
  personId: string,
  {erasedAt, erasedDigest}: {erasedAt: Date; erasedDigest: string},
): Promise<void> {
  await transaction
    .update(personKey)
    .set({personId: null, wrappedKey: null, erasedAt, erasedDigest})
    .where(and(eq(personKey.personId, personId), isNotNull(personKey.wrappedKey)))
}

export async function latestCheckpoint(
  queries: Queries,
): Promise<{body: string; digest: string; entries: number} | undefined> {
  const [row] = await queries
    .select({
      body: ledgerCheckpoint.body,
      digest: ledgerCheckpoint.digest,
      entries: ledgerCheckpoint.entries,
    })
    .from(ledgerCheckpoint)
    .orderBy(desc(ledgerCheckpoint.number))
    .limit(1)
  return row
}

/** One process at a time makes a checkpoint; the lock ends with the transaction. */
export async function lockCheckpoints(transaction: Queries): Promise<void> {
  await transaction.execute(sql`select pg_advisory_xact_lock(728191002)`)
}

export async function insertCheckpoint(
  transaction: Queries,
  checkpoint: {at: string; entries: number; digest: string; body: string},
): Promise<void> {
  await transaction.insert(ledgerCheckpoint).values(checkpoint)
}

function entryFrom(row: typeof ledgerEntry.$inferSelect): Entry {
  const payload = JSON.parse(row.payload) as Entry['payload'] // written by insertEntry, guarded by the hash
  return {...row, v: 1, payload}
}

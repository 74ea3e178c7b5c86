import {randomInt} from 'node:crypto'
import {buildAchievementCredential, signCredential, signCredentialJwt} from '@airworthy/credentials'
import {AirworthyError, errorFrom, sha256} from '@airworthy/kernel'
import type {Queries} from '../../database/connection.ts'
import {organisationName} from '../people/index.ts'
import * as store from './credential-store.ts'
import {credentialFacts} from './document.ts'
import type {Issuer} from './issuer.ts'
import * as keyStore from './key-store.ts'
import {
  earnedIn,
  issuedIn,
  recordedEvents,
  recordEvent,
  type DatedEvent,
  type Issued,
} from './life.ts'
import {issuedNotice} from './notices.ts'
import type {CredentialParts} from './parts.ts'

/** Name of the job that issues what waits. */
export const issueJob = 'credentials.issue'
/** Every ten minutes, in case a start was missed. */
export const issueAt = '*/10 * * * *'

/** Credentials that one round of the job looks at. */
const issuedAtOnce = 50
/** From this part of a list on a new one is begun, so that a random place is found soon. */
const fullAt = store.listLength / 2

/** Issues everything that waits, each in a transaction of its own; nothing without a public address. */
export async function issueWaiting(parts: CredentialParts): Promise<void> {
  if (!parts.issuer) return
  for (;;) {
    const waiting = await store.waitingCredentials(parts.database, issuedAtOnce)
    let issued = 0
    for (const id of waiting) issued += (await issueOne(parts, id)) ? 1 : 0
    if (waiting.length < issuedAtOnce || issued === 0) break
  }
  await reissueStale(parts, parts.issuer)
}

/** Signs anew what a withdrawn key signed, and what names an address that the issuer has left. */
async function reissueStale(parts: CredentialParts, {did}: Issuer): Promise<void> {
  const keys = await keyStore.allKeys(parts.database)
  const withdrawn = keys.filter((key) => key.withdrawnAt !== null).map(({number}) => number)
  for (;;) {
    const wanted = {issuer: did, withdrawn, limit: issuedAtOnce}
    const stale = await store.staleCredentials(parts.database, wanted)
    let signed = 0
    for (const id of stale) signed += (await reissueOne(parts, id)) ? 1 : 0
    if (stale.length < issuedAtOnce || signed === 0) return
  }
}

async function reissueOne(parts: CredentialParts, id: string): Promise<boolean> {
  try {
    return await parts.database.transaction(async (transaction) => {
      const row = await store.lockCredential(transaction, id)
      return row !== undefined && (await reissueInTransaction(transaction, parts, row))
    })
  } catch (thrown) {
    parts.log.error('credential-not-reissued', {credential: id, reason: errorFrom(thrown).message})
    return false
  }
}

async function issueOne(parts: CredentialParts, id: string): Promise<boolean> {
  try {
    return await parts.database.transaction(async (transaction) => {
      const row = await store.lockCredential(transaction, id)
      if (!row || row.issuedAt !== null || row.personId === null) return false
      const issued = await issueInTransaction(transaction, parts, row)
      if (issued) await parts.notifications.notify(transaction, issuedNotice({...row, ...issued}))
      return issued !== null
    })
  } catch (thrown) {
    // One that fails keeps the others from nothing; it stays earned, and is tried again.
    parts.log.error('credential-not-issued', {credential: id, reason: errorFrom(thrown).message})
    return false
  }
}

/**
 * Issues an earned credential in the transaction that holds its row; null without a public address:
 * then it waits. What was issued before is not issued again.
 */
export async function issueInTransaction(
  transaction: Queries,
  parts: CredentialParts,
  row: Pick<store.CredentialRow, 'id' | 'personId' | 'issuedAt'>,
): Promise<{personId: string} | null> {
  const {issuer, ledger} = parts
  const {id, personId} = row
  if (!issuer || personId === null || row.issuedAt !== null) return null
  const events = await recordedEvents(transaction, ledger, id)
  const person = await store.personNamed(transaction, personId)
  if (!person) throw new AirworthyError('not-found', `unknown person: ${personId}`)
  const list = await placeIn(transaction)
  const organisation = (await organisationName(transaction)) ?? 'Airworthy'
  const facts = {issuer, events, list, name: person.name, organisation}
  const signed = await sign(parts, id, facts)
  const event = {type: 'credential.issued', payload: signed.issued} as const
  const at = await recordEvent(transaction, ledger, {id, personId, actor: null}, event)
  await store.setIssued(transaction, id, {
    issuedAt: new Date(at),
    issuer: issuer.did,
    keyNumber: issuer.keyNumber,
    listNumber: list.number,
    listIndex: list.index,
    document: signed.json,
    jwt: signed.jwt,
  })
  return {personId}
}

/** Signs the same credential by the key of now, with the name and the place that it had. */
async function reissueInTransaction(
  transaction: Queries,
  parts: CredentialParts,
  row: store.CredentialRow,
): Promise<boolean> {
  const {issuer, ledger} = parts
  const {id, personId} = row
  if (!issuer || personId === null || row.issuedAt === null) return false
  const events = await recordedEvents(transaction, ledger, id)
  const before = issuedIn(events)
  if (!before) return false
  const {name, organisation, list} = before
  const signed = await sign(parts, id, {issuer, events, list, name, organisation})
  const event = {type: 'credential.reissued', payload: signed.issued} as const
  await recordEvent(transaction, ledger, {id, personId, actor: null}, event)
  await store.setIssued(transaction, id, {
    issuedAt: row.issuedAt,
    issuer: issuer.did,
    keyNumber: issuer.keyNumber,
    listNumber: list.number,
    listIndex: list.index,
    document: signed.json,
    jwt: signed.jwt,
  })
  return true
}

async function sign(
  {clock}: CredentialParts,
  id: string,
  {
    issuer,
    events,
    ...words
  }: {
    issuer: Issuer
    events: readonly DatedEvent[]
    list: {number: number; index: number}
    name: string
    organisation: string
  },
): Promise<{json: string; jwt: string; issued: Issued}> {
  const earned = earnedIn(events)
  if (!earned) throw new AirworthyError('event-refused', `credential ${id} was not earned`)
  const {did, publicUrl, key, keyNumber} = issuer
  const facts = await credentialFacts({id, earned, did, publicUrl, ...words})
  const credential = buildAchievementCredential(facts)
  const created = clock.now()
  const json = bakeable(JSON.stringify(await signCredential(credential, {key, created})))
  const jwt = await signCredentialJwt(credential, {key})
  return {
    json,
    jwt,
    issued: {
      issuer: did,
      keyNumber,
      ...words,
      created: created.toISOString(),
      digests: {json: await sha256(json), jwt: await sha256(jwt)},
    },
  }
}

/** The same JSON without the characters that a picture cannot hold: a name can have any. */
function bakeable(json: string): string {
  return json.replaceAll(
    /[\u007f-\u009f\ufffe\uffff]/gu,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  )
}

/** A place that nobody has, by chance: its neighbours say nothing about when it was given out. */
async function placeIn(transaction: Queries): Promise<{number: number; index: number}> {
  await store.lockLists(transaction)
  const last = await store.lastList(transaction)
  const number = last === undefined ? 1 : last.taken >= fullAt ? last.number + 1 : last.number
  for (;;) {
    const index = randomInt(store.listLength)
    if (!(await store.isTaken(transaction, {number, index}))) return {number, index}
  }
}

import {randomUUID} from 'node:crypto'
import {AirworthyError} from '@airworthy/kernel'
import type {Queries} from '../../database/connection.ts'
import * as store from './credential-store.ts'
import {issueInTransaction} from './issuing.ts'
import {earnedIn, lastStop, recordedEvents, recordEvent, type DatedEvent} from './life.ts'
import type {CredentialParts} from './parts.ts'
import type {CredentialRole} from './views.ts'

/** A suspension or revocation that its person disputes. Moments are ISO 8601. */
export interface DisputedCredential {
  readonly role: CredentialRole
  readonly standing: 'suspended' | 'revoked'
  readonly validFrom: string
  readonly validUntil: string
  readonly reason: string
  readonly at: string
}

/** A credential of a person, by whom it belongs to. */
export interface OwnCredential {
  readonly id: string
  readonly personId: string
}

/**
 * The suspension or revocation of an own credential that can be disputed; `change` counts what
 * happened to it, so that each is a matter of its own. Throws `not-found`, and `event-refused`
 * where it is neither suspended nor revoked.
 */
export async function disputedCredential(
  {ledger}: CredentialParts,
  queries: Queries,
  {id, personId}: OwnCredential,
): Promise<DisputedCredential & {change: number}> {
  const row = await store.findCredential(queries, id)
  if (row?.personId !== personId) throw new AirworthyError('not-found', `no credential ${id}`)
  const events = await recordedEvents(queries, ledger, id)
  const earned = earnedIn(events)
  const last = lastStop(events)
  const standing = stateOf(row)
  if (!earned || !last || standing === 'good') {
    throw new AirworthyError(
      'event-refused',
      'there is nothing to dispute: the credential is neither suspended nor revoked',
    )
  }
  const {role, validFrom, validUntil} = earned
  const {at, payload} = last
  // Counted without signatures: a key that was rotated makes no new matter of it.
  const change = events.filter(({type}) => changes.has(type)).length
  return {role, standing, validFrom, validUntil, reason: payload.reason, at, change}
}

const changes: ReadonlySet<string> = new Set([
  'credential.suspended',
  'credential.reinstated',
  'credential.revoked',
])

/** By the row, not by the standing: what is suspended stays so, and can be disputed, when its end has passed. */
function stateOf({revokedAt, suspendedAt}: store.CredentialRow): 'good' | 'suspended' | 'revoked' {
  if (revokedAt !== null) return 'revoked'
  return suspendedAt === null ? 'good' : 'suspended'
}

/**
 * What a decided dispute does, in the transaction of the decision. Upheld, a suspension ends; a
 * revocation is final, so the person gets a new credential for the same examination with the same
 * dates. Throws `access-refused` for whoever suspended or revoked it, whatever they decide.
 */
export async function decideDispute(
  parts: CredentialParts,
  transaction: Queries,
  {
    id,
    personId,
    actor,
    appeal,
    upheld,
    reason,
  }: OwnCredential & {actor: string; appeal: string; upheld: boolean; reason: string},
): Promise<void> {
  const {ledger} = parts
  const row = await store.lockCredential(transaction, id)
  if (row?.personId !== personId) throw new AirworthyError('not-found', `no credential ${id}`)
  const events = await recordedEvents(transaction, ledger, id)
  if (lastStop(events)?.payload.by === actor) {
    throw new AirworthyError(
      'access-refused',
      'another person decides the dispute than the one who suspended or revoked the credential',
    )
  }
  if (!upheld) return
  const state = stateOf(row)
  if (state === 'suspended') {
    const event = {type: 'credential.reinstated', payload: {reason, by: actor}} as const
    await recordEvent(transaction, ledger, {id, personId, actor}, event)
    await store.setState(transaction, id, {suspendedAt: null})
  } else if (state === 'revoked') {
    await restore(parts, transaction, {id, personId, actor, appeal, events})
  }
}

async function restore(
  parts: CredentialParts,
  transaction: Queries,
  {
    id: replaces,
    personId,
    actor,
    appeal,
    events,
  }: OwnCredential & {actor: string; appeal: string; events: readonly DatedEvent[]},
): Promise<void> {
  const earned = earnedIn(events)
  if (!earned) return
  const id = randomUUID()
  const {role, validUntil} = earned
  const row = {
    id,
    examinationId: `appeal/${appeal}`,
    personId,
    role,
    earnedAt: parts.clock.now(),
    validUntil: new Date(validUntil),
  }
  if (!(await store.insertEarned(transaction, row))) return
  const event = {type: 'credential.earned', payload: {...earned, replaces}} as const
  await recordEvent(transaction, parts.ledger, {id, personId, actor}, event)
  await issueInTransaction(transaction, parts, {id, personId, issuedAt: null})
}

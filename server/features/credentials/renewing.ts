import {dueDays} from '@airworthy/credentials'
import type {EngineerRole} from '@airworthy/content'
import type {Queries} from '../../database/connection.ts'
import type {HeldCertification, StoppedCertification} from '../examinations/index.ts'
import type {Ledger} from '../ledger/index.ts'
import * as store from './credential-store.ts'
import {earnedIn, recordedEvents} from './life.ts'
import type {CredentialParts} from './parts.ts'
import {eventsOf, standingFor} from './reading.ts'

/** Name of the job that assigns renewals. */
export const renewJob = 'credentials.renew'
/** Before the daily job of assignments, in UTC, so that it gives what is assigned here. */
export const renewAt = '30 6 * * *'

const dayMs = 24 * 60 * 60 * 1000
/** Credentials that one round looks at. */
const renewedAtOnce = 100

/**
 * Assigns the renewal of what ends within 90 days, once for each credential: its row is locked, and
 * remembers the assignment in the transaction that makes it. From then on assignments remind.
 */
export async function assignRenewals(parts: CredentialParts, today: string): Promise<void> {
  const before = new Date(Date.parse(today) + (dueDays + 1) * dayMs)
  for (;;) {
    const ending = await store.endingCredentials(parts.database, {before, limit: renewedAtOnce})
    let assigned = 0
    for (const id of ending) assigned += (await assignOne(parts, id, today)) ? 1 : 0
    if (ending.length < renewedAtOnce || assigned === 0) return
  }
}

async function assignOne(
  {database, assignRenewal}: CredentialParts,
  id: string,
  today: string,
): Promise<boolean> {
  return await database.transaction(async (transaction) => {
    const row = await store.lockCredential(transaction, id)
    if (!row || row.personId === null || row.renewalAssignmentId !== null) return false
    const endsOn = row.validUntil.toISOString().slice(0, 10)
    const dueOn = endsOn < today ? today : endsOn // late where nothing ran for three months
    const {assignmentId} = await assignRenewal(transaction, {personId: row.personId, dueOn})
    await store.setRenewalAssigned(transaction, id, assignmentId)
    return true
  })
}

/**
 * What a renewal follows: the credential of a person for a role that ends last, lapsed or not, with
 * what it rests on; null without one, or where that was revoked or is suspended.
 */
export async function renewalOf(
  queries: Queries,
  ledger: Ledger,
  of: {personId: string; role: EngineerRole},
): Promise<HeldCertification | null> {
  const latest = await store.latestCredentialOf(queries, of)
  // By the row, not by the standing: what is suspended stays so when its end has passed.
  if (!latest || latest.revokedAt !== null || latest.suspendedAt !== null) return null
  const events = await recordedEvents(queries, ledger, latest.id)
  const earned = earnedIn(events)
  if (!earned) return null
  const {validFrom, validUntil, decision} = earned
  return {
    credentialId: latest.id,
    issuedAt: validFrom,
    validUntil,
    domains: decision.domains,
    exercises: decision.exercises,
  }
}

/** Whether the credential that a renewal would follow is suspended or revoked, and since when; null for neither. */
export async function stoppedOf(
  queries: Queries,
  of: {personId: string; role: EngineerRole},
): Promise<StoppedCertification | null> {
  const latest = await store.latestCredentialOf(queries, of)
  if (latest?.revokedAt) return {state: 'revoked', at: latest.revokedAt.toISOString()}
  if (latest?.suspendedAt) return {state: 'suspended', at: latest.suspendedAt.toISOString()}
  return null
}

/** Until when a person is certified for the role that they have now, ISO 8601; null where they are not. */
export async function certifiedUntil(
  {database, ledger, clock}: Pick<CredentialParts, 'database' | 'ledger' | 'clock'>,
  personId: string,
): Promise<string | null> {
  const person = await store.personNamed(database, personId)
  if (!person || person.role === null) return null
  const events = await eventsOf(database, ledger, personId)
  const {standing, validUntil} = standingFor(events, {role: person.role, at: clock.now()})
  return standing === 'current' || standing === 'due' ? validUntil : null
}

import {randomUUID} from 'node:crypto'
import {validUntilOf} from '@airworthy/credentials'
import type {Queries} from '../../database/connection.ts'
import type {ExaminationDecision} from '../examinations/index.ts'
import type {LedgerEvent, LedgerRecord} from '../ledger/index.ts'
import * as store from './credential-store.ts'
import {issueInTransaction} from './issuing.ts'
import {lastStop, recordedEvents, recordEvent, type Earned} from './life.ts'
import {changedNotice, earnedNotice} from './notices.ts'
import type {CredentialParts} from './parts.ts'
import type {CredentialRole} from './views.ts'

const examinationStream = 'examination/'

/**
 * Records what a passed examination earns, once for each, and issues it where a public address is
 * configured, all in the transaction of the decision: there is no pass without a credential, and no
 * second credential. Validity runs from the decision, however long issuing waits.
 */
export async function earnCredential(
  transaction: Queries,
  parts: CredentialParts,
  {event, record}: {event: LedgerEvent; record: LedgerRecord},
): Promise<void> {
  const personId = event.subject
  if (personId === null || !event.stream.startsWith(examinationStream)) return
  const decision = event.payload as unknown as ExaminationDecision // as the feature examinations records it
  if (decision.outcome !== 'passed') return
  const {role, kind, replaces} = decision
  const examination = event.stream.slice(examinationStream.length)
  const id = randomUUID()
  // To the second, as credentials write it, so that the file and the events end at one moment.
  const earnedAt = new Date(Math.floor(Date.parse(record.at) / 1000) * 1000)
  const validUntil = validUntilOf(earnedAt)
  const before = await store.latestCredentialOf(transaction, {personId, role})
  const row = {id, examinationId: examination, personId, role, earnedAt, validUntil}
  if (!(await store.insertEarned(transaction, row))) return
  const earned: Earned = {
    role,
    kind,
    replaces,
    examination,
    validFrom: earnedAt.toISOString(),
    validUntil: validUntil.toISOString(),
    decision,
  }
  await recordEvent(
    transaction,
    parts.ledger,
    {id, personId, actor: personId},
    {type: 'credential.earned', payload: earned},
  )
  await issueInTransaction(transaction, parts, {id, personId, issuedAt: null})
  await parts.notifications.notify(transaction, earnedNotice({id, personId, role}, earned))
  if (before && before.suspendedAt !== null && before.revokedAt === null) {
    await carrySuspension(transaction, parts, {id, personId, role, suspended: before.id})
  }
}

/**
 * What is earned while the credential before is suspended is suspended too: it was begun before, and
 * would else be the way around it. Each is reinstated by itself.
 */
async function carrySuspension(
  transaction: Queries,
  {ledger, notifications}: CredentialParts,
  {suspended, ...about}: {id: string; personId: string; role: CredentialRole; suspended: string},
): Promise<void> {
  const {id, personId} = about
  const stop = lastStop(await recordedEvents(transaction, ledger, suspended))
  if (!stop) return
  const payload = {
    reason: `As the credential before it: ${stop.payload.reason}`,
    by: stop.payload.by,
  }
  const event = {type: 'credential.suspended', payload} as const
  const at = await recordEvent(transaction, ledger, {id, personId, actor: null}, event)
  await store.setState(transaction, id, {suspendedAt: new Date(at)})
  const told = {change: 'suspended', reason: payload.reason, count: 0} as const
  await notifications.notify(transaction, changedNotice(about, told))
}

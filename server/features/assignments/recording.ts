import type {Json} from '@airworthy/kernel'
import type {Queries} from '../../database/connection.ts'
import type {Ledger, LedgerRecord} from '../ledger/index.ts'
import {afterAssignmentEvent, type Assignment, type AssignmentEvent} from './assignment.ts'
import {afterDutyEvent, type Duty, type DutyEvent} from './duty.ts'

/** The stream of an assignment. */
export function assignmentStream(id: string): string {
  return `assignment/${id}`
}

/** The stream of one person's part in it. */
export function dutyStream({id, assignmentId}: {id: string; assignmentId: string}): string {
  return `assignment/${assignmentId}/${id}`
}

/** Whose doing an event is, and whom it is about. */
export interface Concerned {
  readonly actor: string | null
  readonly subject: string | null
}

/** Records an event of an assignment. Throws where it does not fit; then nothing is recorded. */
export async function recordAssignmentEvent(
  transaction: Queries,
  ledger: Ledger,
  id: string,
  event: AssignmentEvent,
  {actor, subject}: Concerned,
): Promise<Assignment> {
  const stream = assignmentStream(id)
  const before = foldAssignment(await ledger.readLocked(transaction, stream))
  // Folded first: an event that does not fit never reaches the ledger.
  afterAssignmentEvent(before, event, '')
  const {at} = await ledger.append(transaction, {
    stream,
    type: event.type,
    actor,
    subject,
    payload: event.payload as Json, // events are plain data, checked by canonicalJson
  })
  return afterAssignmentEvent(before, event, at)
}

/** Records an event of a duty, sealed under the person's key. Throws where it does not fit. */
export async function recordDutyEvent(
  transaction: Queries,
  ledger: Ledger,
  {personId, ...key}: {id: string; assignmentId: string; personId: string},
  event: DutyEvent,
  actor: string | null,
): Promise<Duty> {
  const stream = dutyStream(key)
  const before = foldDuty(await ledger.readLocked(transaction, stream))
  afterDutyEvent(before, event, '')
  const {at} = await ledger.append(transaction, {
    stream,
    type: event.type,
    actor,
    subject: personId,
    payload: event.payload as Json, // events are plain data, checked by canonicalJson
  })
  return afterDutyEvent(before, event, at)
}

/** The assignment that its events make; null for none, or once its person was erased. */
export function foldAssignment(records: readonly LedgerRecord[]): Assignment | null {
  return records.reduce<Assignment | null>(
    (assignment, {type, payload, at}) =>
      payload === null
        ? assignment
        : afterAssignmentEvent(assignment, {type, payload} as AssignmentEvent, at), // written above
    null,
  )
}

/** The duty that its events make; null for none, or once its person was erased. */
export function foldDuty(records: readonly LedgerRecord[]): Duty | null {
  return records.reduce<Duty | null>(
    (duty, {type, payload, at}) =>
      payload === null ? duty : afterDutyEvent(duty, {type, payload} as DutyEvent, at), // written above
    null,
  )
}

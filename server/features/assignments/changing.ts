import {randomUUID} from 'node:crypto'
import {AirworthyError, sha256} from '@airworthy/kernel'
import type {Queries} from '../../database/connection.ts'
import * as assignmentStore from './assignment-store.ts'
import type {AssignmentRow} from './assignment-store.ts'
import {dayOf, daysAfter} from './days.ts'
import type {DutyEvent} from './duty.ts'
import * as dutyStore from './duty-store.ts'
import type {LockedDuty} from './duty-store.ts'
import {giveJob, givenAtOnce, giveTo, progressOf} from './giving.ts'
import {exemptedWords, exemptionEndedWords, withdrawnWords, type Words} from './notices.ts'
import type {AssignmentParts} from './parts.ts'
import {assertNotOneself, assigneeWithin, isWithin} from './policy.ts'
import {recordAssignmentEvent, recordDutyEvent} from './recording.ts'
import type {Assignee, AssignmentRequest, ExemptionRequest} from './views.ts'

/** Days ahead up to which somebody can be exempted. */
const longestExemptionDays = 366
/** Days ahead up to which something can be due. */
const latestDueDays = 2 * 366

/** Who changes something, and whose people that person reaches: of one team, or all (null). */
export interface Changer {
  readonly id: string
  readonly scope: string | null
}

/**
 * Makes an assignment and gives it to the first people at once, to the others by a job. Throws
 * `request-refused` for a day or assignee that cannot be, `access-refused` out of scope.
 */
export async function makeAssignment(
  parts: AssignmentParts,
  by: Changer,
  request: AssignmentRequest,
): Promise<AssignmentRow> {
  const {database} = parts
  const row = await database.transaction(
    async (transaction) => await recordAssignment(transaction, parts, {by, request}),
  )
  const people = await assignmentStore.peopleToGive(database, row, {limit: givenAtOnce})
  const progress = await progressOf(parts, people)
  await database.transaction(async (transaction) => {
    const locked = await assignmentStore.lockAssignment(transaction, row.id)
    if (locked?.withdrawnAt === null) await giveTo(transaction, parts, locked, progress)
  })
  return row
}

/** The platform itself, where it assigns something that follows from a rule. */
export const platform: Changer = {id: 'platform', scope: null}

/** Makes an assignment in the transaction of its cause; a job gives it to people. Throws as above. */
export async function recordAssignment(
  transaction: Queries,
  {ledger, jobs, clock}: AssignmentParts,
  {by, request: {programme, to: wanted, dueOn, text}}: {by: Changer; request: AssignmentRequest},
): Promise<AssignmentRow> {
  const today = dayOf(clock.now())
  if (dueOn < today || dueOn > daysAfter(today, latestDueDays)) {
    throw new AirworthyError('request-refused', `due day out of range: ${dueOn}; today is ${today}`)
  }
  const to = await knownAssignee(transaction, by, wanted)
  const id = randomUUID()
  const textDigest = await sha256(text)
  const event = {type: 'assignment.made', payload: {programme, to, dueOn, textDigest}} as const
  const subject = to.kind === 'person' ? to.personId : null
  const actor = by === platform ? null : by.id
  const made = await recordAssignmentEvent(transaction, ledger, id, event, {actor, subject})
  const kept = await assignmentStore.insertAssignment(transaction, {id, text, madeBy: by.id}, made)
  await jobs.send(transaction, giveJob, {data: {assignment: id}, key: id})
  return kept
}

/** Withdraws an assignment. Throws `not-found` out of scope, `assignment-withdrawn` the second time. */
export async function withdrawAssignment(
  {database, ledger, notifications}: AssignmentParts,
  by: Changer,
  {id, reason}: {id: string; reason: string},
): Promise<AssignmentRow> {
  return await database.transaction(async (transaction) => {
    const row = await assignmentStore.lockAssignment(transaction, id)
    if (!row || !(await reaches(transaction, by.scope, row))) {
      throw new AirworthyError('not-found', `no assignment ${id}`)
    }
    const event = {type: 'assignment.withdrawn', payload: {reason}} as const
    const {withdrawnAt} = await recordAssignmentEvent(transaction, ledger, id, event, {
      actor: by.id,
      subject: row.toPersonId,
    })
    const at = new Date(withdrawnAt ?? row.madeAt)
    const open = await dutyStore.lockOpenDutiesOfAssignment(transaction, id)
    await assignmentStore.setWithdrawn(transaction, id, at)
    await notifications.notifyAll(
      transaction,
      open.map(({duty}) => ({
        personId: duty.personId,
        kind: 'assignment.withdrawn',
        key: `assignment/${id}/${duty.id}/withdrawn`,
        link: '/assignments',
        ...withdrawnWords(row.programme, reason),
      })),
    )
    return {...row, withdrawnAt: at}
  })
}

/** Exempts a person. Throws `not-found` out of scope, `request-refused`, `duty-done`. */
export async function exempt(
  parts: AssignmentParts,
  by: Changer,
  {id, reason, until}: ExemptionRequest & {id: string},
): Promise<{personId: string}> {
  const today = dayOf(parts.clock.now())
  if (until < today || until > daysAfter(today, longestExemptionDays)) {
    throw new AirworthyError('request-refused', `day of exemption out of range: ${until}`)
  }
  const event = {type: 'assignment.exempted', payload: {reason, until, by: by.id}} as const
  return await changeDuty(parts, by, {id, event, kind: 'assignment.exempted'}, ({programme}) =>
    exemptedWords(programme, until, reason),
  )
}

/** Ends an exemption early. Throws `not-found` out of scope or without one, `duty-done`. */
export async function endExemption(
  parts: AssignmentParts,
  by: Changer,
  id: string,
): Promise<{personId: string}> {
  const on = dayOf(parts.clock.now())
  const event = {type: 'assignment.exemption-ended', payload: {on}} as const
  return await changeDuty(
    parts,
    by,
    {id, event, kind: 'assignment.exempted'},
    ({programme, duty}, dueOn) => {
      if (duty.exemptUntil === null) {
        throw new AirworthyError('not-found', `no exemption from ${id}`)
      }
      return exemptionEndedWords(programme, dueOn)
    },
  )
}

async function changeDuty(
  {database, ledger, notifications, clock}: AssignmentParts,
  by: Changer,
  {id, event, kind}: {id: string; event: DutyEvent; kind: string},
  wordsFor: (locked: LockedDuty, dueOn: string) => Words,
): Promise<{personId: string}> {
  return await database.transaction(async (transaction) => {
    const locked = await dutyStore.lockDuty(transaction, id)
    if (
      !locked ||
      locked.duty.leftAt !== null ||
      locked.withdrawnAt !== null ||
      !isWithin(by.scope, locked.teamId)
    ) {
      throw new AirworthyError('not-found', `no duty ${id}`)
    }
    const {personId} = locked.duty
    assertNotOneself(by.id, personId)
    const state = await recordDutyEvent(transaction, ledger, locked.duty, event, by.id)
    const key = `assignment/${locked.duty.assignmentId}/${id}/${event.type}/${clock.now().toISOString()}`
    await dutyStore.keepDuty(transaction, locked.duty, state, key)
    const words = wordsFor(locked, state.dueOn)
    await notifications.notifyAll(transaction, [
      {personId, kind, key, link: '/assignments', ...words},
    ])
    return {personId}
  })
}

async function knownAssignee(
  queries: Queries,
  {scope}: Changer,
  wanted: Assignee,
): Promise<Assignee> {
  if (wanted.kind === 'person') {
    const person = (await assignmentStore.peopleNamed(queries, [wanted.personId])).get(
      wanted.personId,
    )
    const to = assigneeWithin(wanted, scope, person?.teamId ?? null)
    if (!person) throw new AirworthyError('request-refused', `unknown person: ${wanted.personId}`)
    return to
  }
  const to = assigneeWithin(wanted, scope, null)
  const teamId = to.kind === 'person' ? null : to.teamId
  if (teamId !== null && (await assignmentStore.teams(queries, teamId)).length === 0) {
    throw new AirworthyError('request-refused', `unknown team: ${teamId}`)
  }
  return to
}

/** Whether a whole assignment lies within a scope, so that it may be withdrawn. */
async function reaches(
  transaction: Queries,
  scope: string | null,
  {toTeamId, toPersonId}: AssignmentRow,
): Promise<boolean> {
  if (scope === null || toPersonId === null) return isWithin(scope, toTeamId)
  const people = await assignmentStore.peopleNamed(transaction, [toPersonId])
  return isWithin(scope, people.get(toPersonId)?.teamId ?? null)
}

import {randomUUID} from 'node:crypto'
import type {Queries} from '../../database/connection.ts'
import type {Notice} from '../notifications/index.ts'
import {isDone, reachedBy, type Progress} from './assignment.ts'
import * as assignmentStore from './assignment-store.ts'
import type {AssignmentRow} from './assignment-store.ts'
import {dayOf, daysAfter, laterDay} from './days.ts'
import {daysToCatchUp} from './duty.ts'
import * as dutyStore from './duty-store.ts'
import {givenDoneWords, givenWords} from './notices.ts'
import type {AssignmentParts} from './parts.ts'
import {recordDutyEvent} from './recording.ts'

/** People to whom one transaction gives an assignment. */
export const givenAtOnce = 50
/** Name of the job that gives an assignment to the rest of the people whom it concerns. */
export const giveJob = 'assignments.give'

/** Gives an assignment to whom it concerns by now, and takes it from whom it no longer does. */
export async function giveAssignment(
  parts: AssignmentParts,
  id: string,
  {personId}: {personId?: string} = {},
): Promise<void> {
  for (;;) {
    const wanted = await assignmentStore.findAssignment(parts.database, id)
    if (!wanted) return
    const people = await assignmentStore.peopleToGive(parts.database, wanted, {
      limit: givenAtOnce,
      ...(personId === undefined ? {} : {personId}),
    })
    const progress = await progressOf(parts, people)
    const given = await parts.database.transaction(async (transaction) => {
      const row = await assignmentStore.lockAssignment(transaction, id)
      if (!row || row.withdrawnAt !== null) return 0
      return await giveTo(transaction, parts, row, progress)
    })
    if (given === 0) break
  }
  await moveDuties(parts, id, personId)
}

/** What people have reached, asked before a transaction begins, which would hold a connection. */
export async function progressOf(
  parts: AssignmentParts,
  people: readonly string[],
): Promise<Map<string, Progress>> {
  const progress = new Map<string, Progress>()
  for (const person of people) progress.set(person, await parts.progressOf(person))
  return progress
}

/** Gives a locked assignment to those of these people who have not got it; how many. */
export async function giveTo(
  transaction: Queries,
  {ledger, notifications, clock}: AssignmentParts,
  row: AssignmentRow,
  progress: ReadonlyMap<string, Progress>,
): Promise<number> {
  const today = dayOf(clock.now())
  const isLate = dayOf(row.madeAt) < today
  const dueOn = isLate ? laterDay(row.dueOn, daysAfter(today, daysToCatchUp)) : row.dueOn
  const notices: Notice[] = []
  for (const [personId, reached] of progress) {
    const found = await assignmentStore.peopleToGive(transaction, row, {limit: 1, personId})
    if (found.length === 0) continue
    const key = {id: randomUUID(), assignmentId: row.id, personId}
    const event = {
      type: 'assignment.given',
      payload: {programme: row.programme, dueOn},
    } as const
    let duty = await recordDutyEvent(transaction, ledger, key, event, null)
    const done = isDone(row.programme, reached, {
      assignedAt: row.madeAt.toISOString(),
      dueOn,
    })
    if (done) {
      const end = {type: 'assignment.done', payload: reachedBy(reached)} as const
      duty = await recordDutyEvent(transaction, ledger, key, end, null)
    }
    const noticeKey = `assignment/${row.id}/${key.id}/given`
    await dutyStore.insertDuty(transaction, key, duty, noticeKey)
    notices.push({
      personId,
      kind: 'assignment.made',
      key: noticeKey,
      link: '/assignments',
      mail: !done,
      ...(done ? givenDoneWords(row.programme) : givenWords(row.programme, dueOn, row.text)),
    })
  }
  await notifications.notifyAll(transaction, notices)
  return notices.length
}

/** Ends duties of people whom an assignment no longer concerns, and renews those of who came back. */
async function moveDuties(
  {database, ledger, clock}: AssignmentParts,
  assignmentId: string,
  personId: string | undefined,
): Promise<void> {
  await database.transaction(async (transaction) => {
    const row = await assignmentStore.lockAssignment(transaction, assignmentId)
    if (!row || row.withdrawnAt !== null) return
    const moves = await assignmentStore.dutiesToMove(transaction, row, personId)
    const on = dayOf(clock.now())
    const left = {type: 'assignment.left', payload: {}} as const
    const returned = {type: 'assignment.returned', payload: {on}} as const
    for (const [ids, event] of [
      [moves.leave, left],
      [moves.return, returned],
    ] as const) {
      for (const id of ids) {
        const locked = await dutyStore.lockDuty(transaction, id)
        if (!locked) continue
        const duty = await recordDutyEvent(transaction, ledger, locked.duty, event, null)
        await dutyStore.keepDuty(transaction, locked.duty, duty)
      }
    }
  })
}

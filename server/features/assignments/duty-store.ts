import {and, asc, eq, isNull, sql} from 'drizzle-orm'
import type {Queries} from '../../database/connection.ts'
import {peopleDirectory} from '../people/index.ts'
import type {Duty} from './duty.ts'
import {assignment, duty} from './schema.ts'
import type {Programme} from './views.ts'

export type DutyRow = typeof duty.$inferSelect

/** A duty with what it is judged by, locked. */
export interface LockedDuty {
  readonly duty: DutyRow
  readonly programme: Programme
  /** When the assignment was made. */
  readonly madeAt: Date
  readonly withdrawnAt: Date | null
  /** The team in which the person is now. */
  readonly teamId: string | null
  readonly name: string
}

export async function insertDuty(
  transaction: Queries,
  key: Pick<DutyRow, 'id' | 'assignmentId' | 'personId'>,
  state: Duty,
  lastNotice: string,
): Promise<void> {
  await transaction.insert(duty).values({...key, ...columnsOf(state), lastNotice})
}

/** Keeps the state after an event; where the due day moved, everything is said anew. */
export async function keepDuty(
  transaction: Queries,
  before: DutyRow,
  state: Duty,
  lastNotice?: string,
): Promise<void> {
  await transaction
    .update(duty)
    .set({
      ...columnsOf(state),
      ...(before.dueOn === state.dueOn ? {} : {reminded: null, escalated: null}),
      ...(lastNotice === undefined ? {} : {lastNotice}),
    })
    .where(eq(duty.id, before.id))
}

/** The duty of a person who is here, locked until the transaction ends. */
export async function lockDuty(transaction: Queries, id: string): Promise<LockedDuty | undefined> {
  const [row] = await lockedDuties(transaction, [eq(duty.id, id)])
  return row
}

/** What a person has still to do, locked. */
export async function lockOpenDutiesOf(
  transaction: Queries,
  personId: string,
): Promise<LockedDuty[]> {
  return await lockedDuties(transaction, [eq(duty.personId, personId), ...open()])
}

/** What the people of one team have still to do, locked; null: of people without a team. */
export async function lockOpenDutiesOfTeam(
  transaction: Queries,
  teamId: string | null,
): Promise<LockedDuty[]> {
  const directory = peopleDirectory(transaction)
  return await lockedDuties(transaction, [
    teamId === null ? isNull(directory.teamId) : eq(directory.teamId, teamId),
    sql`not ${directory.disabled}`,
    ...open(),
  ])
}

/** What people have still to do of one assignment, locked. */
export async function lockOpenDutiesOfAssignment(
  transaction: Queries,
  assignmentId: string,
): Promise<LockedDuty[]> {
  return await lockedDuties(transaction, [
    eq(duty.assignmentId, assignmentId),
    isNull(duty.doneAt),
    isNull(duty.leftAt),
  ])
}

/** Ids of the people who have something to do. */
export async function peopleWithOpenDuties(queries: Queries): Promise<string[]> {
  const rows = await queries
    .select({personId: duty.personId})
    .from(duty)
    .innerJoin(assignment, eq(assignment.id, duty.assignmentId))
    .where(and(...open()))
    .groupBy(duty.personId)
    .orderBy(asc(duty.personId))
  return rows.map(({personId}) => personId)
}

/** Keeps what was said about duties on a day. */
export async function keepSaid(
  transaction: Queries,
  id: string,
  said: Partial<Pick<DutyRow, 'reminded' | 'remindedAt' | 'escalated' | 'lastNotice'>>,
): Promise<void> {
  await transaction.update(duty).set(said).where(eq(duty.id, id))
}

function open() {
  return [isNull(duty.doneAt), isNull(duty.leftAt), isNull(assignment.withdrawnAt)]
}

async function lockedDuties(
  transaction: Queries,
  conditions: Parameters<typeof and>,
): Promise<LockedDuty[]> {
  const directory = peopleDirectory(transaction)
  return await transaction
    .select({
      duty,
      programme: assignment.programme,
      madeAt: assignment.madeAt,
      withdrawnAt: assignment.withdrawnAt,
      teamId: directory.teamId,
      name: directory.name,
    })
    .from(duty)
    .innerJoin(assignment, eq(assignment.id, duty.assignmentId))
    .innerJoin(directory, eq(directory.personId, duty.personId))
    .where(and(...conditions))
    .orderBy(asc(duty.dueOn), asc(sql`lower(${directory.name})`), asc(duty.id))
    .for('update', {of: duty})
}

function columnsOf({assignedAt, dueOn, doneAt, leftAt, exemption}: Duty) {
  const moment = (text: string | null) => (text === null ? null : new Date(text))
  return {
    assignedAt: new Date(assignedAt),
    dueOn,
    doneAt: moment(doneAt),
    leftAt: moment(leftAt),
    exemptUntil: exemption?.until ?? null,
    exemptReason: exemption?.reason ?? null,
    exemptBy: exemption?.by ?? null,
    exemptAt: moment(exemption?.at ?? null),
  }
}

import {and, asc, desc, eq, isNull, lte} from 'drizzle-orm'
import type {Clock} from '@airworthy/kernel'
import type {Queries} from '../../database/connection.ts'
import type {StandingOfExamination} from '../assessments/index.ts'
import type {ExaminationOutcome} from './decision.ts'
import {examination} from './schema.ts'

export type ExaminationRow = typeof examination.$inferSelect

/** An examination by whom it belongs to. */
export interface OwnExamination {
  readonly id: string
  readonly personId: string
}

export async function insertExamination(transaction: Queries, row: ExaminationRow): Promise<void> {
  await transaction.insert(examination).values(row)
}

const own = ({id, personId}: OwnExamination) =>
  and(eq(examination.id, id), eq(examination.personId, personId))

/** The examination if it is this person's; undefined for another's as for an unknown one. */
export async function examinationOf(
  queries: Queries,
  of: OwnExamination,
): Promise<ExaminationRow | undefined> {
  const [row] = await queries.select().from(examination).where(own(of))
  return row
}

/** Whosever it is: for reviewers, jobs and parts. */
export async function findExamination(
  queries: Queries,
  id: string,
): Promise<ExaminationRow | undefined> {
  const [row] = await queries.select().from(examination).where(eq(examination.id, id))
  return row
}

/** Like `examinationOf`; the row stays until the transaction ends, so that erasure and the other end wait for it. */
export async function lockExamination(
  transaction: Queries,
  of: OwnExamination,
): Promise<ExaminationRow | undefined> {
  const [row] = await transaction.select().from(examination).where(own(of)).for('update')
  return row
}

/** A person's examinations, newest first. */
export async function examinationsOf(
  queries: Queries,
  personId: string,
): Promise<ExaminationRow[]> {
  return await queries
    .select()
    .from(examination)
    .where(eq(examination.personId, personId))
    .orderBy(desc(examination.startedAt), desc(examination.id))
}

/** Those whose window has ended and that are not decided, the earliest first. */
export async function overdueExaminations(queries: Queries, now: Date): Promise<ExaminationRow[]> {
  return await queries
    .select()
    .from(examination)
    .where(and(isNull(examination.decidedAt), lte(examination.closesAt, now)))
    .orderBy(asc(examination.closesAt))
}

export async function setDecided(
  transaction: Queries,
  id: string,
  {decidedAt, outcome}: {decidedAt: Date; outcome: ExaminationOutcome},
): Promise<void> {
  await transaction.update(examination).set({decidedAt, outcome}).where(eq(examination.id, id))
}

export async function setSetAside(
  transaction: Queries,
  id: string,
  setAsideAt: Date,
): Promise<void> {
  await transaction.update(examination).set({setAsideAt}).where(eq(examination.id, id))
}

export async function deleteExaminationsOf(transaction: Queries, personId: string): Promise<void> {
  await transaction.delete(examination).where(eq(examination.personId, personId))
}

/**
 * How an examination stands, for the features that take its parts. One that is gone with its person
 * counts as decided: nothing can be changed in it.
 */
export function standingOfExamination(clock: Clock): StandingOfExamination {
  return async function standingOf(queries, examinationId) {
    const row = await findExamination(queries, examinationId)
    if (!row || row.decidedAt !== null) return 'decided'
    return row.closesAt <= clock.now() ? 'closing' : 'open'
  }
}

import {asc, desc, eq, isNull, sql} from 'drizzle-orm'
import type {EngineerRole} from '@airworthy/content'
import type {Queries} from '../../database/connection.ts'
import {finishedAttempts} from '../assessments/index.ts'
import {peopleDirectory} from '../people/index.ts'
import {domainStanding, exerciseEvidence, lessonProgress, plan, teamAudit} from './schema.ts'
import type {Measured} from './standing.ts'

export interface PlanRow {
  readonly id: string
  readonly baselineAt: Date | null
}

/** The plan's row of a person, made with this id if there is none. */
export async function ensurePlan(
  transaction: Queries,
  {personId, id}: {personId: string; id: string},
): Promise<PlanRow> {
  await transaction.insert(plan).values({id, personId}).onConflictDoNothing()
  const row = await planOf(transaction, personId)
  if (!row) throw new Error(`no plan of ${personId}`) // it was inserted just now
  return row
}

export async function planOf(queries: Queries, personId: string): Promise<PlanRow | undefined> {
  const [row] = await queries
    .select({id: plan.id, baselineAt: plan.baselineAt})
    .from(plan)
    .where(eq(plan.personId, personId))
  return row
}

export async function setBaselineAt(
  transaction: Queries,
  id: string,
  baselineAt: Date,
): Promise<void> {
  await transaction.update(plan).set({baselineAt}).where(eq(plan.id, id))
}

/**
 * Keeps what an attempt has measured, where no later answer of another attempt stands. Exercises are
 * no longer in these figures.
 */
export async function keepMeasured(
  transaction: Queries,
  personId: string,
  measured: readonly Omit<Measured, 'exercises'>[],
): Promise<void> {
  if (measured.length === 0) return
  const rows = measured.map(({answeredAt, ...one}) => ({
    ...one,
    personId,
    answeredAt: new Date(answeredAt),
  }))
  await transaction
    .insert(domainStanding)
    .values(rows)
    .onConflictDoUpdate({
      target: [domainStanding.personId, domainStanding.domain],
      set: {
        attemptId: sql`excluded.attempt_id`,
        kind: sql`excluded.kind`,
        role: sql`excluded.role`,
        items: sql`excluded.items`,
        minimumItems: sql`excluded.minimum_items`,
        mean: sql`excluded.mean`,
        standardError: sql`excluded.standard_error`,
        low: sql`excluded.low`,
        high: sql`excluded.high`,
        answeredAt: sql`excluded.answered_at`,
        exercises: 0,
        exercisedAt: null,
        attemptMean: null,
        attemptStandardError: null,
      },
      setWhere: sql`${domainStanding.attemptId} = excluded.attempt_id or ${domainStanding.answeredAt} <= excluded.answered_at`,
    })
}

/** What was measured of a person, the latest first. */
export async function measuredOf(queries: Queries, personId: string): Promise<Measured[]> {
  const rows = await queries
    .select()
    .from(domainStanding)
    .where(eq(domainStanding.personId, personId))
    .orderBy(desc(domainStanding.answeredAt))
  return rows.map(measuredFrom)
}

/** A row as what it says. */
export function measuredFrom(row: typeof domainStanding.$inferSelect): Measured {
  const {attemptId, kind, role, domain, items, minimumItems, exercises} = row
  const {mean, standardError, low, high, answeredAt} = row
  const figures = {mean, standardError, low, high, answeredAt: answeredAt.toISOString()}
  return {attemptId, kind, role, domain, items, minimumItems, exercises, ...figures}
}

export async function engineerRoleOf(
  queries: Queries,
  personId: string,
): Promise<EngineerRole | null> {
  const directory = peopleDirectory(queries)
  const [row] = await queries
    .select({engineerRole: directory.engineerRole})
    .from(directory)
    .where(eq(directory.personId, personId))
  return row?.engineerRole ?? null
}

/** Finished attempts of people without a plan, the earliest first: those from before there were plans. */
export async function attemptsWithoutPlan(
  queries: Queries,
): Promise<{attemptId: string; personId: string}[]> {
  const attempts = finishedAttempts(queries)
  return await queries
    .select({attemptId: attempts.attemptId, personId: attempts.personId})
    .from(attempts)
    .leftJoin(plan, eq(plan.personId, attempts.personId))
    .where(isNull(plan.id))
    .orderBy(asc(attempts.finishedAt))
}

/** Deletes what is kept about a person; an audit that they made stays, without them. */
export async function deletePerson(transaction: Queries, personId: string): Promise<void> {
  await transaction.delete(domainStanding).where(eq(domainStanding.personId, personId))
  await transaction.delete(exerciseEvidence).where(eq(exerciseEvidence.personId, personId))
  await transaction.delete(lessonProgress).where(eq(lessonProgress.personId, personId))
  await transaction.delete(plan).where(eq(plan.personId, personId))
  await transaction.update(teamAudit).set({madeBy: null}).where(eq(teamAudit.madeBy, personId))
}

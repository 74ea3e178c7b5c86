import {and, count, desc, eq, isNotNull} from 'drizzle-orm'
import type {Json} from '@airworthy/kernel'
import type {Queries} from '../../database/connection.ts'
import type {ExerciseContent, ExerciseVersion} from './exercise-content.ts'
import {exerciseAttempt, exerciseVersion} from './schema.ts'

export type AttemptRow = typeof exerciseAttempt.$inferSelect

/** An attempt by whom it belongs to. */
export interface OwnAttempt {
  readonly id: string
  readonly personId: string
  /** Who changes it: the person when absent, null for the platform itself. */
  readonly by?: string | null
}

export async function insertAttempt(transaction: Queries, row: AttemptRow): Promise<void> {
  await transaction.insert(exerciseAttempt).values(row)
}

export async function setFinished(
  transaction: Queries,
  id: string,
  {finishedAt, passed, score}: {finishedAt: Date; passed: boolean; score: number},
): Promise<void> {
  await transaction
    .update(exerciseAttempt)
    .set({finishedAt, passed, score})
    .where(eq(exerciseAttempt.id, id))
}

const own = ({id, personId}: OwnAttempt) =>
  and(eq(exerciseAttempt.id, id), eq(exerciseAttempt.personId, personId))

/** The attempt if it is this person's; undefined for another's as for an unknown one. */
export async function attemptOf(
  queries: Queries,
  attempt: OwnAttempt,
): Promise<AttemptRow | undefined> {
  const [row] = await queries.select().from(exerciseAttempt).where(own(attempt))
  return row
}

/** Like `attemptOf`; the row stays until the transaction ends, so that erasure waits for it. */
export async function lockAttemptOf(
  transaction: Queries,
  attempt: OwnAttempt,
): Promise<AttemptRow | undefined> {
  const [row] = await transaction.select().from(exerciseAttempt).where(own(attempt)).for('update')
  return row
}

/** A person's attempts, newest first. */
export async function attemptsOf(queries: Queries, personId: string): Promise<AttemptRow[]> {
  return await queries
    .select()
    .from(exerciseAttempt)
    .where(eq(exerciseAttempt.personId, personId))
    .orderBy(desc(exerciseAttempt.startedAt), desc(exerciseAttempt.id))
}

/** The attempts of an examination. */
export async function attemptsOfExamination(
  queries: Queries,
  examinationId: string,
): Promise<AttemptRow[]> {
  return await queries
    .select()
    .from(exerciseAttempt)
    .where(eq(exerciseAttempt.examinationId, examinationId))
    .orderBy(exerciseAttempt.startedAt)
}

/** How many attempts at an exercise a person has finished. */
export async function countFinished(
  queries: Queries,
  {personId, exercise}: {personId: string; exercise: string},
): Promise<number> {
  const [row] = await queries
    .select({finished: count()})
    .from(exerciseAttempt)
    .where(
      and(
        eq(exerciseAttempt.personId, personId),
        eq(exerciseAttempt.exercise, exercise),
        isNotNull(exerciseAttempt.finishedAt),
      ),
    )
  return row?.finished ?? 0
}

export async function deleteAttemptsOf(transaction: Queries, personId: string): Promise<void> {
  await transaction.delete(exerciseAttempt).where(eq(exerciseAttempt.personId, personId))
}

/** Keeps versions of exercises, so that attempts can go on and be replayed after they have changed. */
export async function keepVersions(
  queries: Queries,
  versions: readonly ExerciseVersion[],
  firstSeenAt: Date,
): Promise<void> {
  if (versions.length === 0) return
  const rows = versions.map(({digest, content}) => ({
    digest,
    exercise: content.id,
    content: content as unknown as Json, // plain data, as its digest was taken of it
    firstSeenAt,
  }))
  await queries.insert(exerciseVersion).values(rows).onConflictDoNothing()
}

export async function versionBy(
  queries: Queries,
  digest: string,
): Promise<ExerciseContent | undefined> {
  const [row] = await queries
    .select({content: exerciseVersion.content})
    .from(exerciseVersion)
    .where(eq(exerciseVersion.digest, digest))
  return row?.content as unknown as ExerciseContent | undefined // kept by keepVersions
}

/** Whose attempt it is; undefined for an unknown one. */
export async function personOf(queries: Queries, id: string): Promise<string | undefined> {
  const [row] = await queries
    .select({personId: exerciseAttempt.personId})
    .from(exerciseAttempt)
    .where(eq(exerciseAttempt.id, id))
  return row?.personId
}

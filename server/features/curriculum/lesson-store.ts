import {and, eq} from 'drizzle-orm'
import type {Queries} from '../../database/connection.ts'
import {lessonProgress} from './schema.ts'

export type LessonRow = typeof lessonProgress.$inferSelect

interface OwnLesson {
  readonly personId: string
  readonly lesson: string
}

const own = ({personId, lesson}: OwnLesson) =>
  and(eq(lessonProgress.personId, personId), eq(lessonProgress.lesson, lesson))

/** The row of a person's lesson, made if there is none; it stays until the transaction ends. */
export async function lockLesson(
  transaction: Queries,
  {id, personId, lesson, startedAt}: OwnLesson & {id: string; startedAt: Date},
): Promise<LessonRow> {
  await transaction
    .insert(lessonProgress)
    .values({id, personId, lesson, startedAt, done: 0})
    .onConflictDoNothing()
  const [row] = await transaction
    .select()
    .from(lessonProgress)
    .where(own({personId, lesson}))
    .for('update')
  if (!row) throw new Error(`no progress of ${personId} in ${lesson}`) // it was inserted just now
  return row
}

export async function lessonOf(
  queries: Queries,
  lesson: OwnLesson,
): Promise<LessonRow | undefined> {
  const [row] = await queries.select().from(lessonProgress).where(own(lesson))
  return row
}

/** The lessons that a person began. */
export async function lessonsOf(queries: Queries, personId: string): Promise<LessonRow[]> {
  return await queries.select().from(lessonProgress).where(eq(lessonProgress.personId, personId))
}

export async function setProgress(
  transaction: Queries,
  id: string,
  {done, finishedAt}: {done: number; finishedAt: Date | null},
): Promise<void> {
  await transaction.update(lessonProgress).set({done, finishedAt}).where(eq(lessonProgress.id, id))
}

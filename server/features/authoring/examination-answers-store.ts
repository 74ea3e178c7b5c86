import {and, between, count, eq, inArray, sql} from 'drizzle-orm'
import type {Queries} from '../../database/connection.ts'
import {itemResponse} from './schema.ts'

/** An answer of an examination, for comparing it with others'. */
export interface ExaminationAnswer {
  readonly attemptId: string
  readonly personId: string
  readonly itemId: string
  readonly version: string
  readonly score: number
  readonly maximum: number
  readonly cannotTell: boolean
  /** Active time in milliseconds, as the browser measured it. */
  readonly elapsedMs: number
  /** What was chosen, in the author's keys. */
  readonly chosen: readonly string[]
}

/** The answers that were given in examinations between two moments. */
export async function answersInExaminations(
  queries: Queries,
  {from, to}: {from: Date; to: Date},
): Promise<ExaminationAnswer[]> {
  return await queries
    .select({
      attemptId: itemResponse.attemptId,
      personId: itemResponse.personId,
      itemId: itemResponse.itemId,
      version: itemResponse.version,
      score: itemResponse.score,
      maximum: itemResponse.maximum,
      cannotTell: itemResponse.cannotTell,
      elapsedMs: itemResponse.elapsedMs,
      chosen: itemResponse.chosen,
    })
    .from(itemResponse)
    .where(and(eq(itemResponse.kind, 'examination'), between(itemResponse.answeredAt, from, to)))
}

/** How often each answer without full credit was given to versions of items, by everybody and at any time. */
export async function wrongAnswerCounts(
  queries: Queries,
  versions: readonly string[],
): Promise<{version: string; chosen: readonly string[]; times: number}[]> {
  if (versions.length === 0) return []
  return await queries
    .select({version: itemResponse.version, chosen: itemResponse.chosen, times: count()})
    .from(itemResponse)
    .where(
      and(
        inArray(itemResponse.version, [...versions]),
        eq(itemResponse.cannotTell, false),
        sql`${itemResponse.score} < ${itemResponse.maximum}`,
      ),
    )
    .groupBy(itemResponse.version, itemResponse.chosen)
}

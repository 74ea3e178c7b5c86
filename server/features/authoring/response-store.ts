import {and, asc, count, eq, inArray, isNotNull, notExists, notInArray, sql} from 'drizzle-orm'
import type {Database, Queries} from '../../database/connection.ts'
import {startedAttempts} from '../assessments/index.ts'
import {itemResponse, itemVersionSeen} from './schema.ts'

export type NewResponse = typeof itemResponse.$inferInsert
export type ResponseRow = typeof itemResponse.$inferSelect

/** Keeps the row of one answer; one that is there stays. */
export async function insertResponse(transaction: Queries, row: NewResponse): Promise<void> {
  await transaction.insert(itemResponse).values(row).onConflictDoNothing()
}

/** Replaces all rows of an attempt. */
export async function replaceResponses(
  transaction: Queries,
  attemptId: string,
  rows: readonly NewResponse[],
): Promise<void> {
  await transaction.delete(itemResponse).where(eq(itemResponse.attemptId, attemptId))
  if (rows.length > 0) await transaction.insert(itemResponse).values([...rows])
}

export async function deleteResponsesOf(transaction: Queries, personId: string): Promise<void> {
  await transaction.delete(itemResponse).where(eq(itemResponse.personId, personId))
}

/** Deletes the rows of attempts that no longer exist, or of one such attempt. */
export async function deleteForgottenResponses(
  queries: Queries,
  attemptId?: string,
): Promise<void> {
  const started = startedAttempts(queries)
  await queries.delete(itemResponse).where(
    and(
      attemptId === undefined ? undefined : eq(itemResponse.attemptId, attemptId),
      notInArray(
        sql`${itemResponse.attemptId}::text`,
        queries
          .select({id: sql`${started.attemptId}::text`})
          .from(started)
          .where(
            attemptId === undefined ? undefined : sql`${started.attemptId}::text = ${attemptId}`,
          ),
      ),
    ),
  )
}

/** Every attempt with its person, or those that are finished and have no measured row. */
export async function attemptsToRecord(
  queries: Database,
  {missing}: {missing: boolean},
): Promise<{attemptId: string; personId: string}[]> {
  const started = startedAttempts(queries)
  const measured = queries
    .select({one: sql`1`})
    .from(itemResponse)
    .where(
      and(
        sql`${itemResponse.attemptId}::text = ${started.attemptId}::text`,
        isNotNull(itemResponse.ability),
      ),
    )
  return await queries
    .select({attemptId: started.attemptId, personId: started.personId})
    .from(started)
    .where(missing ? and(started.finished, notExists(measured)) : undefined)
}

/** The first answer of each person to one version of an item, in the order of their time. */
export async function firstResponses(
  queries: Database,
  {itemId, version}: {itemId: string; version: string},
): Promise<ResponseRow[]> {
  const rows = await queries
    .selectDistinctOn([itemResponse.personId])
    .from(itemResponse)
    .where(and(eq(itemResponse.itemId, itemId), eq(itemResponse.version, version)))
    .orderBy(itemResponse.personId, asc(itemResponse.answeredAt), asc(itemResponse.attemptId))
  return rows.toSorted((a, b) => a.answeredAt.getTime() - b.answeredAt.getTime())
}

/** Sums over the first answers of each person to one version of an item. */
export interface ResponseSums {
  readonly itemId: string
  readonly version: string
  readonly people: number
  readonly right: number
  readonly cannotTell: number
  readonly medianMs: number
}

/** The sums of every version of the items that was answered. */
export async function responseSums(
  queries: Database,
  itemIds: readonly string[],
): Promise<ResponseSums[]> {
  if (itemIds.length === 0) return []
  const {itemId, version, personId, score, maximum, cannotTell, elapsedMs} = itemResponse
  const first = queries
    .selectDistinctOn([itemId, version, personId], {
      itemId,
      version,
      score,
      maximum,
      cannotTell,
      elapsedMs,
    })
    .from(itemResponse)
    .where(inArray(itemId, [...itemIds]))
    .orderBy(itemId, version, personId, asc(itemResponse.answeredAt), asc(itemResponse.attemptId))
    .as('first')
  return await queries
    .select({
      itemId: first.itemId,
      version: first.version,
      people: count(),
      right: sql<number>`count(*) filter (where ${first.score} = ${first.maximum})`.mapWith(Number),
      cannotTell: sql<number>`count(*) filter (where ${first.cannotTell})`.mapWith(Number),
      medianMs:
        sql<number>`percentile_cont(0.5) within group (order by ${first.elapsedMs})`.mapWith(
          Number,
        ),
    })
    .from(first)
    .groupBy(first.itemId, first.version)
}

/** In how many attempts, and in how many baselines, items were given: in each at most once. */
export async function itemsGiven(
  queries: Queries,
  itemIds: readonly string[],
): Promise<{itemId: string; attempts: number; baselines: number}[]> {
  if (itemIds.length === 0) return []
  return await queries
    .select({
      itemId: itemResponse.itemId,
      attempts: count(),
      baselines: sql<number>`count(*) filter (where ${itemResponse.kind} = 'baseline')`.mapWith(
        Number,
      ),
    })
    .from(itemResponse)
    .where(inArray(itemResponse.itemId, [...itemIds]))
    .groupBy(itemResponse.itemId)
}

/** Keeps which versions run here; those that are known keep their time. */
export async function keepVersions(
  queries: Queries,
  versions: readonly (typeof itemVersionSeen.$inferInsert)[],
): Promise<void> {
  if (versions.length === 0) return
  await queries
    .insert(itemVersionSeen)
    .values([...versions])
    .onConflictDoNothing()
}

/** The versions of items that ever ran here, the earliest first. */
export async function versionsSeen(
  queries: Queries,
  itemIds: readonly string[],
): Promise<(typeof itemVersionSeen.$inferSelect)[]> {
  if (itemIds.length === 0) return []
  return await queries
    .select()
    .from(itemVersionSeen)
    .where(inArray(itemVersionSeen.itemId, [...itemIds]))
    .orderBy(asc(itemVersionSeen.firstSeenAt), asc(itemVersionSeen.version))
}

/** When each baseline began, the earliest first. */
export async function baselineTimes(queries: Database): Promise<Date[]> {
  const started = startedAttempts(queries)
  const rows = await queries
    .select({startedAt: started.startedAt})
    .from(started)
    .where(eq(started.kind, 'baseline'))
    .orderBy(asc(started.startedAt))
  return rows.map(({startedAt}) => startedAt)
}

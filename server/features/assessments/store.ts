import {and, desc, eq} from 'drizzle-orm'
import type {CatalogueItem, Item} from '@airworthy/content'
import type {Queries} from '../../database/connection.ts'
import {assessment, itemVersion} from './schema.ts'

export type AssessmentRow = typeof assessment.$inferSelect

export async function insertAssessment(transaction: Queries, row: AssessmentRow): Promise<void> {
  await transaction.insert(assessment).values(row)
}

export async function setFinishedAt(
  transaction: Queries,
  id: string,
  finishedAt: Date | null,
): Promise<void> {
  await transaction.update(assessment).set({finishedAt}).where(eq(assessment.id, id))
}

/** The attempt if it is this person's; undefined for another's as for an unknown one. */
export async function assessmentOf(
  queries: Queries,
  {id, personId}: {id: string; personId: string},
): Promise<AssessmentRow | undefined> {
  const [row] = await queries
    .select()
    .from(assessment)
    .where(and(eq(assessment.id, id), eq(assessment.personId, personId)))
  return row
}

export async function assessmentsOf(queries: Queries, personId: string): Promise<AssessmentRow[]> {
  return await queries
    .select()
    .from(assessment)
    .where(eq(assessment.personId, personId))
    .orderBy(desc(assessment.startedAt))
}

export async function deleteAssessmentsOf(transaction: Queries, personId: string): Promise<void> {
  await transaction.delete(assessment).where(eq(assessment.personId, personId))
}

/** Keeps the items of a bank, so that attempts can be presented and replayed after the bank has changed. */
export async function keepItemVersions(
  queries: Queries,
  items: readonly CatalogueItem[],
  firstSeenAt: Date,
): Promise<void> {
  await queries
    .insert(itemVersion)
    .values(items.map(({item, digest}) => ({digest, itemId: item.id, content: item, firstSeenAt})))
    .onConflictDoNothing()
}

export async function itemVersionOf(queries: Queries, digest: string): Promise<Item | undefined> {
  const [row] = await queries
    .select({content: itemVersion.content})
    .from(itemVersion)
    .where(eq(itemVersion.digest, digest))
  return row?.content
}

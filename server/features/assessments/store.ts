import {and, desc, eq} from 'drizzle-orm'
import type {CatalogueItem, Item} from '@airworthy/content'
import type {Queries} from '../../database/connection.ts'
import {assessment, itemInstance, itemVersion} from './schema.ts'

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

/** Like `assessmentOf`; the row stays until the transaction ends, so that erasure waits for it. */
export async function lockAssessmentOf(
  transaction: Queries,
  {id, personId}: {id: string; personId: string},
): Promise<AssessmentRow | undefined> {
  const [row] = await transaction
    .select()
    .from(assessment)
    .where(and(eq(assessment.id, id), eq(assessment.personId, personId)))
    .for('update')
  return row
}

export async function assessmentsOf(queries: Queries, personId: string): Promise<AssessmentRow[]> {
  return await queries
    .select()
    .from(assessment)
    .where(eq(assessment.personId, personId))
    .orderBy(desc(assessment.startedAt))
}

/** A person's test-outs of a domain, or of all, newest first. */
export async function testOutsOf(
  queries: Queries,
  {personId, domain}: {personId: string; domain?: string},
): Promise<AssessmentRow[]> {
  return await queries
    .select()
    .from(assessment)
    .where(
      and(
        eq(assessment.personId, personId),
        eq(assessment.kind, 'test-out'),
        domain === undefined ? undefined : eq(assessment.domain, domain),
      ),
    )
    .orderBy(desc(assessment.startedAt))
}

export async function deleteAssessmentsOf(transaction: Queries, personId: string): Promise<void> {
  await transaction.delete(assessment).where(eq(assessment.personId, personId))
}

/** Keeps the fixed items of a bank, so that attempts can go on and be replayed after it has changed. */
export async function keepItemVersions(
  queries: Queries,
  items: readonly CatalogueItem[],
  firstSeenAt: Date,
): Promise<void> {
  const fixed = items.filter(({facts}) => !facts.family)
  if (fixed.length === 0) return
  await queries
    .insert(itemVersion)
    .values(fixed.map(({item, digest}) => ({digest, itemId: item.id, content: item, firstSeenAt})))
    .onConflictDoNothing()
}

/** Keeps the questions that an attempt's families were drawn to be. */
export async function keepItemInstances(
  transaction: Queries,
  assessmentId: string,
  instances: readonly Item[],
): Promise<void> {
  if (instances.length === 0) return
  await transaction
    .insert(itemInstance)
    .values(instances.map((content) => ({assessmentId, itemId: content.id, content})))
}

export async function itemInstanceOf(
  queries: Queries,
  {assessmentId, itemId}: {assessmentId: string; itemId: string},
): Promise<Item | undefined> {
  const [row] = await queries
    .select({content: itemInstance.content})
    .from(itemInstance)
    .where(and(eq(itemInstance.assessmentId, assessmentId), eq(itemInstance.itemId, itemId)))
  return row?.content
}

export async function itemVersionOf(queries: Queries, digest: string): Promise<Item | undefined> {
  const [row] = await queries
    .select({content: itemVersion.content})
    .from(itemVersion)
    .where(eq(itemVersion.digest, digest))
  return row?.content
}

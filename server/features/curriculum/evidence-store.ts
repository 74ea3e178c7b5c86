import {and, asc, eq, gt} from 'drizzle-orm'
import type {Queries} from '../../database/connection.ts'
import type {GradedExercise} from './exercise-evidence.ts'
import {domainStanding, exerciseEvidence} from './schema.ts'
import type {EstimateView} from './views.ts'

/** An exercise that counts, and when it was finished. */
export interface CountedExercise extends GradedExercise {
  /** The attempt at the exercise. */
  readonly attemptId: string
  readonly exercise: string
  readonly domain: string
  readonly countedAt: string
}

/** A domain as an attempt measured it, before any exercise. */
export interface MeasuredAlone {
  readonly attemptId: string
  readonly mean: number
  readonly standardError: number
  readonly items: number
  readonly minimumItems: number
  readonly answeredAt: string
  /** As it stands now, with the exercises that count already. */
  readonly now: EstimateView
}

interface OwnDomain {
  readonly personId: string
  readonly domain: string
}

/** What an attempt measured of a domain of a person; undefined where none has. */
export async function measuredAlone(
  transaction: Queries,
  {personId, domain}: OwnDomain,
): Promise<MeasuredAlone | undefined> {
  const [row] = await transaction
    .select()
    .from(domainStanding)
    .where(and(eq(domainStanding.personId, personId), eq(domainStanding.domain, domain)))
    .for('update')
  if (!row) return undefined
  const {attemptId, mean, standardError, low, high, items, minimumItems, answeredAt} = row
  return {
    attemptId,
    mean: row.attemptMean ?? mean,
    standardError: row.attemptStandardError ?? standardError,
    items,
    minimumItems,
    answeredAt: answeredAt.toISOString(),
    now: {mean, standardError, low, high},
  }
}

export async function insertCounted(
  transaction: Queries,
  personId: string,
  {attemptId, exercise, domain, category, a, b, countedAt}: CountedExercise,
): Promise<void> {
  await transaction.insert(exerciseEvidence).values({
    attemptId,
    personId,
    domain,
    exercise,
    category,
    discrimination: a,
    lowerThreshold: b[0],
    upperThreshold: b[1],
    countedAt: new Date(countedAt),
  })
}

/** The exercises that a person finished in a domain after a moment, the earliest first. */
export async function countedAfter(
  queries: Queries,
  {personId, domain}: OwnDomain,
  moment: string,
): Promise<CountedExercise[]> {
  const rows = await queries
    .select()
    .from(exerciseEvidence)
    .where(
      and(
        eq(exerciseEvidence.personId, personId),
        eq(exerciseEvidence.domain, domain),
        gt(exerciseEvidence.countedAt, new Date(moment)),
      ),
    )
    .orderBy(asc(exerciseEvidence.countedAt), asc(exerciseEvidence.attemptId))
  return rows.map(({attemptId, exercise, category, discrimination, ...row}) => ({
    attemptId,
    exercise,
    domain,
    category: category as 0 | 1 | 2, // written by insertCounted
    a: discrimination,
    b: [row.lowerThreshold, row.upperThreshold],
    countedAt: row.countedAt.toISOString(),
  }))
}

/** Keeps the combined estimate of a domain beside what its attempt measured alone. */
export async function setCombined(
  transaction: Queries,
  {personId, domain}: OwnDomain,
  {
    alone,
    estimate,
    exercises,
    exercisedAt,
  }: {
    alone: Pick<MeasuredAlone, 'mean' | 'standardError'>
    estimate: EstimateView
    exercises: number
    exercisedAt: string
  },
): Promise<void> {
  await transaction
    .update(domainStanding)
    .set({
      ...estimate,
      exercises,
      exercisedAt: new Date(exercisedAt),
      attemptMean: alone.mean,
      attemptStandardError: alone.standardError,
    })
    .where(and(eq(domainStanding.personId, personId), eq(domainStanding.domain, domain)))
}

import {and, eq, isNotNull, ne, sql} from 'drizzle-orm'
import type {Queries} from '../../database/connection.ts'
import {assessment} from './schema.ts'

/** When each person who ever began a baseline began the first, as a subquery that other stores join. */
export function baselineStarts(queries: Queries) {
  return queries
    .select({
      personId: assessment.personId,
      startedAt: sql<string>`min(${assessment.startedAt})`.as('baseline_started_at'),
    })
    .from(assessment)
    .where(eq(assessment.kind, 'baseline'))
    .groupBy(assessment.personId)
    .as('baseline_starts')
}

/**
 * The attempts that are finished now, as a subquery that other stores join. Those of examinations are
 * not among them: what they measured is told with the decision.
 */
export function finishedAttempts(queries: Queries) {
  return queries
    .select({
      attemptId: sql<string>`${assessment.id}`.as('attempt_id'),
      personId: sql<string>`${assessment.personId}`.as('attempt_person_id'),
      finishedAt: sql<string>`${assessment.finishedAt}`.as('attempt_finished_at'),
    })
    .from(assessment)
    .where(and(isNotNull(assessment.finishedAt), ne(assessment.kind, 'examination')))
    .as('finished_attempts')
}

/** Every attempt that was begun and not forgotten, as a subquery that other stores join or read. */
export function startedAttempts(queries: Queries) {
  return queries
    .select({
      attemptId: sql<string>`${assessment.id}`.as('started_attempt_id'),
      personId: sql<string>`${assessment.personId}`.as('started_person_id'),
      kind: sql<'baseline' | 'test-out' | 'examination'>`${assessment.kind}`.as('started_kind'),
      startedAt: sql<Date>`${assessment.startedAt}`
        .mapWith(assessment.startedAt)
        .as('started_started_at'),
      finished: sql<boolean>`(${assessment.finishedAt} is not null)`.as('started_finished'),
    })
    .from(assessment)
    .as('started_attempts')
}

import {and, eq, inArray, isNull, sql} from 'drizzle-orm'
import type {Queries} from '../../database/connection.ts'
import {standingOf} from './overview-store.ts'
import {assignment, duty} from './schema.ts'

/**
 * What presses each person, as a subquery that other stores join: the earliest due day of what is
 * open. `today` is a day in UTC; what is exempt or done presses nobody.
 */
export function pressingDuties(queries: Queries, today: string) {
  const first = sql<string>`min(${duty.dueOn})`
  return queries
    .select({
      personId: duty.personId,
      dueOn: first.as('pressing_due_on'),
      // The earliest day is past as soon as one is, so the pressing duty decides the standing.
      standing: sql<
        'overdue' | 'due'
      >`case when ${first} < ${today} then 'overdue' else 'due' end`.as('pressing_standing'),
    })
    .from(duty)
    .innerJoin(assignment, eq(assignment.id, duty.assignmentId))
    .where(
      and(
        isNull(duty.leftAt),
        isNull(assignment.withdrawnAt),
        inArray(standingOf(today), ['overdue', 'due']),
      ),
    )
    .groupBy(duty.personId)
    .as('pressing_duties')
}

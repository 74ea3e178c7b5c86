import {and, asc, eq, isNull, sql, type SQL} from 'drizzle-orm'
import type {Queries} from '../../database/connection.ts'
import {peopleDirectory} from '../people/index.ts'
import {matches} from './assignment-store.ts'
import {assignment, duty} from './schema.ts'
import type {CountsView, Standing} from './views.ts'

/** What an overview is over; `today` decides where everybody stands. */
export interface OverviewFilter {
  readonly today: string
  readonly teamId: string | null
  readonly assignmentId?: string
  readonly personId?: string
  readonly standing?: Standing
  readonly search?: string
}

const noCounts: CountsView = {people: 0, done: 0, due: 0, overdue: 0, exempt: 0}

/** Rows of the overview: overdue first, then due, exempt, done; then by due day and name. */
export async function overviewRows(
  queries: Queries,
  filter: OverviewFilter,
  {limit, offset}: {limit: number | null; offset: number},
) {
  const directory = peopleDirectory(queries)
  const standing = standingOf(filter.today)
  const rows = queries
    .select({
      duty,
      standing,
      programme: assignment.programme,
      text: assignment.text,
      madeBy: assignment.madeBy,
      name: directory.name,
      email: directory.email,
      engineerRole: directory.engineerRole,
      teamId: directory.teamId,
      teamName: directory.teamName,
    })
    .from(duty)
    .innerJoin(assignment, eq(assignment.id, duty.assignmentId))
    .innerJoin(directory, eq(directory.personId, duty.personId))
    .where(conditionOf(filter, directory))
    .orderBy(
      sql`array_position(array['overdue', 'due', 'exempt', 'done'], ${standing})`,
      asc(duty.dueOn),
      asc(sql`lower(${directory.name})`),
      asc(duty.id),
    )
    .offset(offset)
  return limit === null ? await rows : await rows.limit(limit)
}

export type OverviewRow = Awaited<ReturnType<typeof overviewRows>>[number]

/** How many people stand where, over all that the filter lets through; a person in two duties counts twice. */
export async function countStandings(
  queries: Queries,
  filter: OverviewFilter,
): Promise<CountsView> {
  const directory = peopleDirectory(queries)
  const [row] = await queries
    .select(countsBy(standingOf(filter.today)))
    .from(duty)
    .innerJoin(assignment, eq(assignment.id, duty.assignmentId))
    .innerJoin(directory, eq(directory.personId, duty.personId))
    .where(conditionOf(filter, directory))
  return row ?? noCounts
}

/** Counts by assignment, over the people of one team or all. */
export async function countsByAssignment(
  queries: Queries,
  filter: OverviewFilter,
): Promise<Map<string, CountsView>> {
  const directory = peopleDirectory(queries)
  const rows = await queries
    .select({id: duty.assignmentId, ...countsBy(standingOf(filter.today))})
    .from(duty)
    .innerJoin(assignment, eq(assignment.id, duty.assignmentId))
    .innerJoin(directory, eq(directory.personId, duty.personId))
    .where(conditionOf(filter, directory, {withdrawn: true}))
    .groupBy(duty.assignmentId)
  return new Map(rows.map(({id, ...counts}) => [id, counts]))
}

/** Counts by the team in which people are now, by its name; people without a team last. */
export async function countsByTeam(queries: Queries, filter: OverviewFilter) {
  const directory = peopleDirectory(queries)
  return await queries
    .select({
      teamId: directory.teamId,
      teamName: directory.teamName,
      ...countsBy(standingOf(filter.today)),
    })
    .from(duty)
    .innerJoin(assignment, eq(assignment.id, duty.assignmentId))
    .innerJoin(directory, eq(directory.personId, duty.personId))
    .where(conditionOf(filter, directory))
    .groupBy(directory.teamId, directory.teamName)
    .orderBy(asc(sql`lower(${directory.teamName})`))
}

/** The same rule as `standingOn` of duty.ts, which a test compares with this. */
export function standingOf(today: string): SQL<Standing> {
  return sql<Standing>`case
    when ${duty.doneAt} is not null then 'done'
    when ${duty.exemptUntil} >= ${today} then 'exempt'
    when ${duty.dueOn} < ${today} then 'overdue'
    else 'due' end`
}

function countsBy(standing: SQL<Standing>) {
  const having = (value: Standing) =>
    sql<number>`(count(*) filter (where ${standing} = ${value}))::int`
  return {
    people: sql<number>`count(distinct ${duty.personId})::int`,
    done: having('done'),
    due: having('due'),
    overdue: having('overdue'),
    exempt: having('exempt'),
  }
}

function conditionOf(
  {today, teamId, assignmentId, personId, standing, search = ''}: OverviewFilter,
  directory: ReturnType<typeof peopleDirectory>,
  {withdrawn = false}: {withdrawn?: boolean} = {},
): SQL | undefined {
  return and(
    isNull(duty.leftAt),
    sql`not ${directory.disabled}`,
    withdrawn ? undefined : isNull(assignment.withdrawnAt),
    teamId === null ? undefined : eq(directory.teamId, teamId),
    assignmentId === undefined ? undefined : eq(duty.assignmentId, assignmentId),
    personId === undefined ? undefined : eq(duty.personId, personId),
    standing === undefined ? undefined : sql`${standingOf(today)} = ${standing}`,
    matches(directory, search),
  )
}

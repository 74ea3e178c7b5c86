import {and, asc, count, eq, inArray, sql, type AnyColumn, type SQL} from 'drizzle-orm'
import {cutOf, domains, engineerRoles, type EngineerRole} from '@airworthy/content'
import type {Queries} from '../../database/connection.ts'
import {baselineStarts} from '../assessments/index.ts'
import {pressingDuties} from '../assignments/index.ts'
import {openInvitations, peopleDirectory, teamDirectory} from '../people/index.ts'
import {measuredFrom} from './plan-store.ts'
import type {DomainCounts} from './roll-up.ts'
import {domainStanding, plan} from './schema.ts'
import type {Measured} from './standing.ts'
import type {CompletionView, GapRowView, TeamGapsView} from './views.ts'

export interface Page {
  readonly search: string
  readonly limit: number
  readonly offset: number
}

export interface Member {
  readonly id: string
  readonly name: string
  readonly engineerRole: EngineerRole | null
  readonly progress: GapRowView['progress']
  readonly pressing: GapRowView['pressing']
}

export interface TeamRow {
  readonly id: string
  readonly name: string
}

/** Which people are meant: those of a team, or all. */
export type Scope = {readonly teamId: string} | 'everybody'

export async function teamOf(queries: Queries, id: string): Promise<TeamRow | undefined> {
  const teams = teamDirectory(queries)
  const [row] = await queries
    .select({id: teams.id, name: teams.name})
    .from(teams)
    .where(eq(teams.id, id))
  return row
}

/** Teams by name, one page of them, with how many there are. */
export async function listTeams(
  queries: Queries,
  {search, limit, offset}: Page,
): Promise<{teams: TeamRow[]; total: number}> {
  const teams = teamDirectory(queries)
  const wanted = matches(teams.name, search)
  const rows = await queries
    .select({id: teams.id, name: teams.name})
    .from(teams)
    .where(wanted)
    .orderBy(asc(sql`lower(${teams.name})`), asc(teams.id))
    .limit(limit)
    .offset(offset)
  const [counted] = await queries.select({total: count()}).from(teams).where(wanted)
  return {teams: rows, total: counted?.total ?? 0}
}

/**
 * The people of a team, one page of them, with how many there are: by the day on which something of
 * theirs is due, those with nothing due after them, then by name. `today` is a day in UTC.
 */
export async function listMembers(
  queries: Queries,
  teamId: string,
  {search, limit, offset, today}: Page & {readonly today: string},
): Promise<{members: Member[]; total: number}> {
  const people = peopleDirectory(queries)
  const starts = baselineStarts(queries)
  const pressing = pressingDuties(queries, today)
  const wanted = and(
    eq(people.teamId, teamId),
    eq(people.disabled, false),
    matches(people.name, search),
  )
  const rows = await queries
    .select({
      id: people.personId,
      name: people.name,
      engineerRole: people.engineerRole,
      progress: sql<Member['progress']>`case
        when ${plan.baselineAt} is not null then 'finished'
        when ${starts.startedAt} is not null then 'started'
        else 'not-started' end`,
      dueOn: pressing.dueOn,
      standing: pressing.standing,
    })
    .from(people)
    .leftJoin(plan, eq(plan.personId, people.personId))
    .leftJoin(starts, eq(starts.personId, people.personId))
    .leftJoin(pressing, eq(pressing.personId, people.personId))
    .where(wanted)
    .orderBy(
      sql`${pressing.dueOn} asc nulls last`,
      asc(sql`lower(${people.name})`),
      asc(people.personId),
    )
    .limit(limit)
    .offset(offset)
  const [counted] = await queries.select({total: count()}).from(people).where(wanted)
  const members = rows.map(({dueOn, standing, ...member}) => ({
    ...member,
    pressing: dueOn === null || standing === null ? null : {standing, dueOn},
  }))
  return {members, total: counted?.total ?? 0}
}

/** How many people of a team are overdue, and how many have something due and nothing overdue. */
export async function countPressed(
  queries: Queries,
  {teamId, today}: {teamId: string; today: string},
): Promise<TeamGapsView['pressed']> {
  const people = peopleDirectory(queries)
  const pressing = pressingDuties(queries, today)
  const having = (standing: string) =>
    sql<number>`(count(*) filter (where ${pressing.standing} = ${standing}))::int`
  const [row] = await queries
    .select({overdue: having('overdue'), due: having('due')})
    .from(people)
    .innerJoin(pressing, eq(pressing.personId, people.personId))
    .where(and(eq(people.teamId, teamId), eq(people.disabled, false)))
  return row ?? {overdue: 0, due: 0}
}

/** What was measured of these people, by person. */
export async function measuredOfAll(
  queries: Queries,
  personIds: readonly string[],
): Promise<Map<string, Measured[]>> {
  const found = new Map<string, Measured[]>()
  if (personIds.length === 0) return found
  const rows = await queries
    .select()
    .from(domainStanding)
    .where(inArray(domainStanding.personId, [...personIds]))
  for (const row of rows) {
    found.set(row.personId, [...(found.get(row.personId) ?? []), measuredFrom(row)])
  }
  return found
}

/** How far people are, by team (null: without one): in all, begun, finished, and who is invited. */
export async function completionByTeam(
  queries: Queries,
  {scope, now}: {scope: Scope; now: Date},
): Promise<Map<string | null, CompletionView>> {
  const people = peopleDirectory(queries)
  const starts = baselineStarts(queries)
  const rows = await queries
    .select({
      teamId: people.teamId,
      people: sql<number>`count(*)::int`,
      started: sql<number>`count(*) filter (where ${starts.startedAt} is not null)::int`,
      finished: sql<number>`count(*) filter (where ${plan.baselineAt} is not null)::int`,
    })
    .from(people)
    .leftJoin(plan, eq(plan.personId, people.personId))
    .leftJoin(starts, eq(starts.personId, people.personId))
    .where(and(eq(people.disabled, false), within(people.teamId, scope)))
    .groupBy(people.teamId)
  const open = openInvitations(queries, now)
  const invited = await queries
    .select({teamId: open.teamId, invited: sql<number>`count(*)::int`})
    .from(open)
    .where(within(open.teamId, scope))
    .groupBy(open.teamId)
  const found = new Map<string | null, CompletionView>()
  for (const {teamId, ...counts} of rows) found.set(teamId, {...counts, invited: 0})
  for (const {teamId, invited: waiting} of invited) {
    found.set(teamId, {...(found.get(teamId) ?? nobody), invited: waiting})
  }
  return found
}

/** Nobody at all. */
export const nobody: CompletionView = {people: 0, invited: 0, started: 0, finished: 0}

/** Counts of each domain over the people of a scope, by team, or all together under null. */
export async function domainCounts(
  queries: Queries,
  {scope, byTeam}: {scope: Scope; byTeam: boolean},
): Promise<Map<string | null, DomainCounts[]>> {
  const people = peopleDirectory(queries)
  const required = sql`(${sql.join(requirements(), sql` union all `)}) as required`
  const low = domainStanding.low
  const enough = sql`${domainStanding.items} >= ${domainStanding.minimumItems}`
  const key = byTeam ? sql<string | null>`${people.teamId}` : sql<null>`null::text`
  const rows = await queries
    .select({
      teamId: key,
      domain: domainStanding.domain,
      people: sql<number>`count(*)::int`,
      meets: sql<number>`count(*) filter (where ${enough} and ${low} > required.cut)::int`,
      gap: sql<number>`count(*) filter (where ${enough} and ${domainStanding.high} < required.cut)::int`,
      mean: sql<number>`avg(${domainStanding.mean})`,
      squaredErrors: sql<number>`sum(${domainStanding.standardError} ^ 2)`,
    })
    .from(domainStanding)
    .innerJoin(people, eq(people.personId, domainStanding.personId))
    .innerJoin(
      required,
      sql`required.role = coalesce(${people.engineerRole}, ${domainStanding.role}) and required.domain = ${domainStanding.domain}`,
    )
    .where(and(eq(people.disabled, false), within(people.teamId, scope)))
    .groupBy(key, domainStanding.domain)
  const found = new Map<string | null, DomainCounts[]>()
  for (const {teamId, ...counts} of rows) found.set(teamId, [...(found.get(teamId) ?? []), counts])
  return found
}

/** The cut of each role and domain, as rows. */
function requirements(): SQL[] {
  return engineerRoles.flatMap(({id: role}) =>
    domains.map(
      ({id, requiredLevel}) =>
        sql`select ${role}::text as role, ${id}::text as domain, ${cutOf(requiredLevel[role])}::float8 as cut`,
    ),
  )
}

type Text = AnyColumn | SQL.Aliased

function within(teamId: Text, scope: Scope): SQL | undefined {
  return scope === 'everybody' ? undefined : sql`${teamId} = ${scope.teamId}`
}

function matches(name: Text, search: string): SQL | undefined {
  if (search === '') return undefined
  return sql`${name} ilike ${`%${search.replace(/[\\%_]/g, '\\$&')}%`}`
}

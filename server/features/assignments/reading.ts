import type {Queries} from '../../database/connection.ts'
import * as assignmentStore from './assignment-store.ts'
import type {AssignmentRow} from './assignment-store.ts'
import {dayOf, daysBetween} from './days.ts'
import * as overviewStore from './overview-store.ts'
import type {OverviewFilter, OverviewRow} from './overview-store.ts'
import type {AssignmentParts} from './parts.ts'
import type {
  AssigneesView,
  AssignmentView,
  CountsView,
  DutyView,
  OverviewRowView,
  OverviewView,
  OwnDutiesView,
  TeamCountsView,
} from './views.ts'

/** Fewer people than this are not summed up. */
const smallestGroup = 5
const peopleFound = 20
const roles = ['data-scientist', 'fullstack-engineer', 'product-manager'] as const
const roleNames = {
  'data-scientist': 'data scientists',
  'fullstack-engineer': 'full-stack engineers',
  'product-manager': 'product managers',
} as const

type Names = Awaited<ReturnType<typeof assignmentStore.peopleNamed>>

/** What leads and administrators ask an overview for; `scope` holds a lead to one team. */
export interface OverviewRequest {
  readonly scope: string | null
  readonly search: string
  readonly team?: string
  readonly assignment?: string
  readonly standing?: 'overdue' | 'due' | 'exempt' | 'done'
}

/** A page of the overview, with the counts of everything that was searched for. */
export async function readOverview(
  {database, notifications, clock}: AssignmentParts,
  request: OverviewRequest,
  page: {limit: number | null; offset: number},
): Promise<OverviewView> {
  const filter = filterOf(request, dayOf(clock.now()))
  const rows = await overviewStore.overviewRows(database, filter, page)
  const counts = await overviewStore.countStandings(database, filter)
  const names = await namesFor(database, rows)
  const mails = await notifications.mailStatesOf(
    database,
    rows.flatMap(({duty}) => duty.lastNotice ?? []),
  )
  const view = (row: OverviewRow): OverviewRowView => ({
    ...dutyView(row, names, filter.today),
    person: {
      id: row.duty.personId,
      name: row.name,
      email: row.email,
      engineerRole: row.engineerRole,
    },
    team:
      row.teamId === null || row.teamName === null ? null : {id: row.teamId, name: row.teamName},
    remindedAt: row.duty.remindedAt?.toISOString() ?? null,
    mail: mails.get(row.duty.lastNotice ?? '') ?? null,
  })
  const {done, due, overdue, exempt} = counts
  return {rows: rows.map(view), total: done + due + overdue + exempt, counts}
}

/** One duty; undefined where the scope does not reach. */
export async function readDuty(
  {database, clock}: AssignmentParts,
  {id, personId}: {id: string; personId: string},
): Promise<DutyView | undefined> {
  const filter = {today: dayOf(clock.now()), teamId: null, personId}
  const rows = await overviewStore.overviewRows(database, filter, {limit: null, offset: 0})
  const row = rows.find(({duty}) => duty.id === id)
  return row && dutyView(row, await namesFor(database, [row]), filter.today)
}

/** What is assigned to a person, with how far they are. */
export async function readOwnDuties(
  parts: AssignmentParts,
  personId: string,
): Promise<OwnDutiesView> {
  const {database, clock} = parts
  const filter = {today: dayOf(clock.now()), teamId: null, personId}
  const rows = await overviewStore.overviewRows(database, filter, {limit: null, offset: 0})
  const names = await namesFor(database, rows)
  const {baselineAt, met, required} = await parts.progressOf(personId)
  return {
    duties: rows.map((row) => dutyView(row, names, filter.today)),
    progress: required.length === 0 ? null : {baselineAt, met: [...met], required: [...required]},
    overdue: rows.filter(({standing}) => standing === 'overdue').length,
  }
}

/** Assignments that concern people within a scope, the next due first. */
export async function readAssignments(
  {database, clock}: AssignmentParts,
  {scope, withdrawn}: {scope: string | null; withdrawn: boolean},
): Promise<AssignmentView[]> {
  const filter = {today: dayOf(clock.now()), teamId: scope}
  const counts = await overviewStore.countsByAssignment(database, filter)
  const rows = (await assignmentStore.listAssignments(database, {withdrawn})).filter(
    ({id, toTeamId}) => scope === null || counts.has(id) || toTeamId === scope,
  )
  return await assignmentViews(database, rows, counts)
}

/** One assignment as those within a scope see it. */
export async function readAssignment(
  {database, clock}: AssignmentParts,
  row: AssignmentRow,
  scope: string | null,
): Promise<AssignmentView> {
  const filter = {today: dayOf(clock.now()), teamId: scope, assignmentId: row.id}
  const counts = await overviewStore.countsByAssignment(database, filter)
  const [view] = await assignmentViews(database, [row], counts)
  if (!view) throw new RangeError('one row has one view')
  return view
}

/** Counts by team; of teams of fewer than five people none. */
export async function readTeams(
  {database, clock}: AssignmentParts,
  scope: string | null,
): Promise<TeamCountsView> {
  const filter = {today: dayOf(clock.now()), teamId: scope}
  const rows = await overviewStore.countsByTeam(database, filter)
  return {
    teams: rows.map(({teamId, teamName, ...counts}) => ({
      team: teamId === null || teamName === null ? null : {id: teamId, name: teamName},
      people: counts.people,
      counts: largeEnough(counts),
    })),
  }
}

/** To whom may be assigned within a scope. */
export async function readAssignees(
  {database}: AssignmentParts,
  {scope, search}: {scope: string | null; search: string},
): Promise<AssigneesView> {
  return {
    roles: [...roles],
    everywhere: scope === null,
    teams: await assignmentStore.teams(database, scope),
    people: await assignmentStore.searchPeople(database, {
      search,
      teamId: scope,
      limit: peopleFound,
    }),
  }
}

function filterOf(
  {scope, search, team, assignment, standing}: OverviewRequest,
  today: string,
): OverviewFilter {
  return {
    today,
    search,
    // a lead who asks for another team gets nobody: no person is in two
    teamId: scope !== null && team !== undefined && team !== scope ? '' : (scope ?? team ?? null),
    ...(assignment === undefined ? {} : {assignmentId: assignment}),
    ...(standing === undefined ? {} : {standing}),
  }
}

async function namesFor(queries: Queries, rows: readonly OverviewRow[]): Promise<Names> {
  const ids = rows.flatMap(({madeBy, duty}) =>
    duty.exemptBy === null ? [madeBy] : [madeBy, duty.exemptBy],
  )
  return await assignmentStore.peopleNamed(queries, ids)
}

function named(names: Names, id: string | null) {
  const person = id === null ? undefined : names.get(id)
  return person === undefined ? null : {id: person.id, name: person.name}
}

function dutyView(
  {duty, standing, programme, text, madeBy}: OverviewRow,
  names: Names,
  today: string,
): DutyView {
  const {exemptUntil, exemptReason, exemptAt} = duty
  return {
    id: duty.id,
    assignmentId: duty.assignmentId,
    programme,
    text,
    standing,
    dueOn: duty.dueOn,
    daysLeft: daysBetween(today, duty.dueOn),
    assignedAt: duty.assignedAt.toISOString(),
    assignedBy: named(names, madeBy),
    doneAt: duty.doneAt?.toISOString() ?? null,
    exemption:
      exemptUntil === null || exemptReason === null || exemptAt === null
        ? null
        : {
            reason: exemptReason,
            until: exemptUntil,
            by: named(names, duty.exemptBy),
            at: exemptAt.toISOString(),
          },
  }
}

async function assignmentViews(
  queries: Queries,
  rows: readonly AssignmentRow[],
  counts: ReadonlyMap<string, CountsView>,
): Promise<AssignmentView[]> {
  const people = rows.flatMap(({madeBy, toPersonId}) =>
    toPersonId === null ? [madeBy] : [madeBy, toPersonId],
  )
  const names = await assignmentStore.peopleNamed(queries, people)
  const teams = new Map(
    (await assignmentStore.teams(queries, null)).map(({id, name}) => [id, name]),
  )
  return rows.map((row) => {
    const to = assignmentStore.assigneeOf(row)
    const teamName = to.kind === 'person' ? undefined : teams.get(to.teamId ?? '')
    const toName = {
      person: () => named(names, row.toPersonId)?.name ?? 'somebody who is no longer here',
      team: () => teamName ?? 'a team that is no longer here',
      role: () => {
        const role = to.kind === 'role' ? roleNames[to.role] : ''
        return teamName === undefined ? role : `${role} in ${teamName}`
      },
    }[to.kind]()
    return {
      id: row.id,
      programme: row.programme,
      to,
      toName,
      dueOn: row.dueOn,
      text: row.text,
      madeAt: row.madeAt.toISOString(),
      madeBy: named(names, row.madeBy),
      withdrawnAt: row.withdrawnAt?.toISOString() ?? null,
      counts: largeEnough(counts.get(row.id)),
    }
  })
}

function largeEnough(counts: CountsView | undefined): CountsView | null {
  return counts === undefined || counts.people < smallestGroup ? null : counts
}

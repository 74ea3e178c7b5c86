import {and, asc, desc, eq, isNotNull, isNull, notExists, or, sql, type SQL} from 'drizzle-orm'
import type {Queries} from '../../database/connection.ts'
import {peopleDirectory, teamDirectory} from '../people/index.ts'
import type {Assignment} from './assignment.ts'
import {assignment, duty} from './schema.ts'
import type {Assignee} from './views.ts'

export type AssignmentRow = typeof assignment.$inferSelect
type Directory = ReturnType<typeof peopleDirectory>

export async function insertAssignment(
  transaction: Queries,
  {id, text, madeBy}: {id: string; text: string; madeBy: string},
  {programme, to, dueOn, madeAt}: Assignment,
): Promise<AssignmentRow> {
  const row: AssignmentRow = {
    id,
    programme,
    toKind: to.kind,
    toRole: to.kind === 'role' ? to.role : null,
    toTeamId: to.kind === 'person' ? null : to.teamId,
    toPersonId: to.kind === 'person' ? to.personId : null,
    dueOn,
    text,
    madeBy,
    madeAt: new Date(madeAt),
    withdrawnAt: null,
  }
  await transaction.insert(assignment).values(row)
  return row
}

/** To whom an assignment was made. */
export function assigneeOf({toKind, toRole, toTeamId, toPersonId}: AssignmentRow): Assignee {
  if (toKind === 'role' && toRole !== null) return {kind: 'role', role: toRole, teamId: toTeamId}
  if (toKind === 'team') return {kind: 'team', teamId: toTeamId ?? ''}
  return {kind: 'person', personId: toPersonId ?? ''}
}

/** The assignment, locked until the transaction ends. */
export async function lockAssignment(
  transaction: Queries,
  id: string,
): Promise<AssignmentRow | undefined> {
  const [row] = await transaction
    .select()
    .from(assignment)
    .where(eq(assignment.id, id))
    .for('update')
  return row
}

export async function setWithdrawn(transaction: Queries, id: string, at: Date): Promise<void> {
  await transaction.update(assignment).set({withdrawnAt: at}).where(eq(assignment.id, id))
}

/** Ids of the assignments that are not withdrawn. */
export async function openAssignments(queries: Queries): Promise<string[]> {
  const rows = await queries
    .select({id: assignment.id})
    .from(assignment)
    .where(isNull(assignment.withdrawnAt))
    .orderBy(asc(assignment.madeAt))
  return rows.map(({id}) => id)
}

/** Assignments, the next due first; `withdrawn` takes the withdrawn in. */
export async function listAssignments(
  queries: Queries,
  {withdrawn}: {withdrawn: boolean},
): Promise<AssignmentRow[]> {
  return await queries
    .select()
    .from(assignment)
    .where(withdrawn ? undefined : isNull(assignment.withdrawnAt))
    .orderBy(asc(assignment.dueOn), desc(assignment.madeAt))
}

export async function findAssignment(
  queries: Queries,
  id: string,
): Promise<AssignmentRow | undefined> {
  const [row] = await queries.select().from(assignment).where(eq(assignment.id, id))
  return row
}

/** People whom an assignment concerns and who have not got it, at most `limit`. */
export async function peopleToGive(
  transaction: Queries,
  row: AssignmentRow,
  {limit, personId}: {limit: number; personId?: string},
): Promise<string[]> {
  const directory = peopleDirectory(transaction)
  const given = transaction
    .select({id: duty.id})
    .from(duty)
    .where(and(eq(duty.assignmentId, row.id), eq(duty.personId, directory.personId)))
  const people = await transaction
    .select({personId: directory.personId})
    .from(directory)
    .where(
      and(
        concerns(row, directory),
        notExists(given),
        personId === undefined ? undefined : eq(directory.personId, personId),
      ),
    )
    .orderBy(asc(directory.personId))
    .limit(limit)
  return people.map((person) => person.personId)
}

/** Duties whose people an assignment no longer concerns, or concerns again. */
export async function dutiesToMove(
  transaction: Queries,
  row: AssignmentRow,
  personId?: string,
): Promise<{leave: string[]; return: string[]}> {
  const directory = peopleDirectory(transaction)
  const rows = await transaction
    .select({
      id: duty.id,
      left: sql<boolean>`${duty.leftAt} is not null`,
      concerned: sql<boolean>`coalesce(${concerns(row, directory)}, false)`,
      disabled: directory.disabled,
    })
    .from(duty)
    .innerJoin(directory, eq(directory.personId, duty.personId))
    .where(
      and(
        eq(duty.assignmentId, row.id),
        isNull(duty.doneAt),
        personId === undefined ? undefined : eq(duty.personId, personId),
        or(isNotNull(duty.leftAt), sql`not coalesce(${concerns(row, directory)}, false)`),
      ),
    )
  return {
    // Whoever is disabled keeps what was assigned, and is shown nowhere meanwhile.
    leave: rows.filter(({left, concerned, disabled}) => !left && !concerned && !disabled).map(idOf),
    return: rows.filter(({left, concerned}) => left && concerned).map(idOf),
  }
}

/** People in the directory by id. */
export async function peopleNamed(
  queries: Queries,
  ids: readonly string[],
): Promise<Map<string, {id: string; name: string; teamId: string | null}>> {
  if (ids.length === 0) return new Map()
  const directory = peopleDirectory(queries)
  const rows = await queries
    .select({id: directory.personId, name: directory.name, teamId: directory.teamId})
    .from(directory)
    .where(sql`${directory.personId} = any(${sql.param([...new Set(ids)])}::text[])`)
  return new Map(rows.map((row) => [row.id, row]))
}

/** Teams in the directory, by name; of one id where it is given. */
export async function teams(queries: Queries, id: string | null) {
  const directory = teamDirectory(queries)
  return await queries
    .select({id: directory.id, name: directory.name, people: directory.people})
    .from(directory)
    .where(id === null ? undefined : eq(directory.id, id))
    .orderBy(asc(sql`lower(${directory.name})`))
}

/** The first people who are found by name or address, of one team where it is given. */
export async function searchPeople(
  queries: Queries,
  {search, teamId, limit}: {search: string; teamId: string | null; limit: number},
) {
  const directory = peopleDirectory(queries)
  const rows = await queries
    .select({
      id: directory.personId,
      name: directory.name,
      teamId: directory.teamId,
      teamName: directory.teamName,
    })
    .from(directory)
    .where(
      and(
        sql`not ${directory.disabled}`,
        teamId === null ? undefined : eq(directory.teamId, teamId),
        matches(directory, search),
      ),
    )
    .orderBy(asc(sql`lower(${directory.name})`), asc(directory.personId))
    .limit(limit)
  return rows.map(({teamId: team, teamName, ...person}) => ({
    ...person,
    team: team === null || teamName === null ? null : {id: team, name: teamName},
  }))
}

/** Leads of teams and administrators, none of them disabled. */
export async function recipients(
  queries: Queries,
): Promise<{leads: {id: string; teamId: string}[]; administrators: string[]}> {
  const directory = peopleDirectory(queries)
  const rows = await queries
    .select({
      id: directory.personId,
      teamId: directory.teamId,
      isLead: sql<boolean>`'lead' = any(${directory.roles})`,
      isAdministrator: sql<boolean>`'administrator' = any(${directory.roles})`,
    })
    .from(directory)
    .where(sql`not ${directory.disabled} and ${directory.roles} && array['lead', 'administrator']`)
    .orderBy(asc(directory.personId))
  return {
    leads: rows.flatMap(({id, teamId, isLead}) =>
      isLead && teamId !== null ? [{id, teamId}] : [],
    ),
    administrators: rows.filter(({isAdministrator}) => isAdministrator).map(idOf),
  }
}

/** Deletes what was assigned to a person. */
export async function deleteAssignmentsOf(transaction: Queries, personId: string): Promise<void> {
  await transaction.delete(duty).where(eq(duty.personId, personId))
  await transaction.delete(assignment).where(eq(assignment.toPersonId, personId))
}

/** The condition under which a search finds a person; nothing for an empty one. */
export function matches(directory: Directory, search: string): SQL | undefined {
  if (search === '') return undefined
  const pattern = `%${search.replace(/[\\%_]/g, '\\$&')}%`
  return sql`(${directory.name} ilike ${pattern} or ${directory.email} ilike ${pattern})`
}

function concerns(row: AssignmentRow, directory: Directory): SQL {
  const to = assigneeOf(row)
  const enabled = sql`not ${directory.disabled}`
  switch (to.kind) {
    case 'person':
      return sql`(${enabled} and ${directory.personId} = ${to.personId})`
    case 'team':
      return sql`(${enabled} and ${directory.teamId} = ${to.teamId})`
    case 'role': {
      const role = sql`${enabled} and ${directory.engineerRole} = ${to.role}`
      return to.teamId === null
        ? sql`(${role})`
        : sql`(${role} and ${directory.teamId} = ${to.teamId})`
    }
  }
}

function idOf({id}: {readonly id: string}): string {
  return id
}

import {and, asc, count, eq, ilike, inArray, isNull, or, sql} from 'drizzle-orm'
import {AirworthyError} from '@airworthy/kernel'
import type {Queries} from '../../database/connection.ts'
import {organisation, person, personRole, setUpToken, team} from './schema.ts'
import type {Discipline, EngineerRole, PersonView, PlatformRole} from './views.ts'

export interface NewPerson {
  readonly id: string
  readonly name: string
  readonly email: string
  readonly engineerRole: EngineerRole | null
  readonly teamId: string | null
  readonly discipline: Discipline | null
  readonly roles: readonly PlatformRole[]
  readonly at: Date
}

export interface PersonChange {
  readonly name?: string
  readonly engineerRole?: EngineerRole | null
  readonly teamId?: string | null
  readonly discipline?: Discipline | null
  readonly disabledAt?: Date | null
}

/** The roles of the `person` of a query that joins tables, from learner to administrator. */
export const rolesOfPerson = sql<PlatformRole[]>`array(
  select ${personRole.role} from ${personRole}
  where ${personRole.personId} = "person"."id"
  order by array_position(array['learner', 'lead', 'author', 'reviewer', 'administrator'], ${personRole.role})
)`

function selectPeople(queries: Queries) {
  return queries
    .select({person, teamName: team.name, roles: rolesOfPerson})
    .from(person)
    .leftJoin(team, eq(team.id, person.teamId))
}

type PersonRow = Awaited<ReturnType<typeof selectPeople>>[number]

function viewFrom({person: row, teamName, roles}: PersonRow): PersonView {
  return {
    id: row.id,
    name: row.name,
    email: row.email,
    engineerRole: row.engineerRole,
    team: row.teamId === null || teamName === null ? null : {id: row.teamId, name: teamName},
    roles,
    discipline: row.discipline,
    joinedAt: row.createdAt.toISOString(),
    disabled: row.disabledAt !== null,
  }
}

export async function findOrganisation(queries: Queries) {
  const [row] = await queries.select().from(organisation)
  return row
}

/** False when another set-up was faster. */
export async function insertOrganisation(
  transaction: Queries,
  {name, setUpAt}: {name: string; setUpAt: Date},
): Promise<boolean> {
  const {rowCount} = await transaction
    .insert(organisation)
    .values({name, setUpAt})
    .onConflictDoNothing()
  return rowCount === 1
}

/** Makes changes of administrators wait for each other until the transaction ends. */
export async function lockOrganisation(transaction: Queries): Promise<void> {
  await transaction.select({id: organisation.id}).from(organisation).for('update')
}

export async function keepSetUpToken(
  queries: Queries,
  {tokenHash, createdAt}: {tokenHash: string; createdAt: Date},
): Promise<void> {
  await queries
    .insert(setUpToken)
    .values({tokenHash, createdAt})
    .onConflictDoUpdate({target: setUpToken.id, set: {tokenHash, createdAt}})
}

/** Uses the token up; false when it is not, or no longer, the one kept. */
export async function takeSetUpToken(transaction: Queries, tokenHash: string): Promise<boolean> {
  const {rowCount} = await transaction.delete(setUpToken).where(eq(setUpToken.tokenHash, tokenHash))
  return rowCount === 1
}

export async function insertPerson(transaction: Queries, newcomer: NewPerson): Promise<void> {
  const {roles, at, ...fields} = newcomer
  await transaction
    .insert(person)
    .values({...fields, emailVerified: true, createdAt: at, updatedAt: at})
  await replaceRoles(transaction, newcomer.id, roles)
}

export async function updatePerson(
  transaction: Queries,
  id: string,
  change: PersonChange & {updatedAt: Date},
): Promise<void> {
  await transaction.update(person).set(change).where(eq(person.id, id))
}

export async function replaceRoles(
  transaction: Queries,
  personId: string,
  roles: readonly PlatformRole[],
): Promise<void> {
  await transaction.delete(personRole).where(eq(personRole.personId, personId))
  await transaction.insert(personRole).values(roles.map((role) => ({personId, role})))
}

/** Deletes the account with its sessions, sign-in methods, passkeys, keys and roles. */
export async function deletePerson(transaction: Queries, id: string): Promise<void> {
  await transaction.delete(person).where(eq(person.id, id))
}

export async function findPerson(queries: Queries, id: string): Promise<PersonView | undefined> {
  const [row] = await selectPeople(queries).where(eq(person.id, id))
  return row && viewFrom(row)
}

/** The person, locked until the transaction ends. */
export async function lockPerson(
  transaction: Queries,
  id: string,
): Promise<PersonView | undefined> {
  await transaction.select({id: person.id}).from(person).where(eq(person.id, id)).for('update')
  return await findPerson(transaction, id)
}

/** The people of these addresses, which are lower case. */
export async function findPeopleByEmail(
  queries: Queries,
  emails: readonly string[],
): Promise<PersonView[]> {
  const rows = await selectPeople(queries).where(inArray(person.email, [...emails]))
  return rows.map(viewFrom)
}

export async function isDisabled(queries: Queries, id: string): Promise<boolean> {
  const [row] = await queries
    .select({disabledAt: person.disabledAt})
    .from(person)
    .where(eq(person.id, id))
  return row?.disabledAt != null
}

/** People by name, with how many there are in all; `search` looks into name and address. */
export async function listPeople(
  queries: Queries,
  {search, limit, offset}: {search: string; limit: number; offset: number},
): Promise<{people: PersonView[]; total: number}> {
  const pattern = `%${search.replace(/[\\%_]/g, '\\$&')}%`
  const wanted =
    search === '' ? undefined : or(ilike(person.name, pattern), ilike(person.email, pattern))
  const rows = await selectPeople(queries)
    .where(wanted)
    .orderBy(asc(sql`lower(${person.name})`), asc(person.id))
    .limit(limit)
    .offset(offset)
  const [counted] = await queries.select({total: count()}).from(person).where(wanted)
  return {people: rows.map(viewFrom), total: counted?.total ?? 0}
}

/** Ids of the people who administrate and are not disabled. */
export async function findAdministrators(queries: Queries): Promise<string[]> {
  const rows = await queries
    .select({id: person.id})
    .from(personRole)
    .innerJoin(person, eq(person.id, personRole.personId))
    .where(and(eq(personRole.role, 'administrator'), isNull(person.disabledAt)))
  return rows.map(({id}) => id)
}

export async function listTeams(queries: Queries) {
  return await queries
    .select({id: team.id, name: team.name, people: count(person.id)})
    .from(team)
    .leftJoin(person, eq(person.teamId, team.id))
    .groupBy(team.id)
    .orderBy(asc(sql`lower(${team.name})`))
}

export async function findTeam(queries: Queries, id: string) {
  const [row] = await queries.select().from(team).where(eq(team.id, id))
  return row
}

/** Inserts teams; false when one of the names is taken. */
export async function insertTeams(
  transaction: Queries,
  teams: readonly {id: string; name: string}[],
): Promise<boolean> {
  if (teams.length === 0) return true
  const {rowCount} = await transaction
    .insert(team)
    .values([...teams])
    .onConflictDoNothing()
  return rowCount === teams.length
}

/** The person. Throws `not-found`. */
export async function personOrThrow(queries: Queries, id: string): Promise<PersonView> {
  const found = await findPerson(queries, id)
  if (!found) throw new AirworthyError('not-found', `unknown person: ${id}`)
  return found
}

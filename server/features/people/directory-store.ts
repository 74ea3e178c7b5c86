import {and, eq, gt, isNull, sql} from 'drizzle-orm'
import type {Queries} from '../../database/connection.ts'
import {invitation, person, team} from './schema.ts'
import {findOrganisation, rolesOfPerson} from './store.ts'

/**
 * The people with team and roles, as a subquery that the stores of other features join or read.
 * `disabled` people are in it; `roles` always holds `learner`.
 */
export function peopleDirectory(queries: Queries) {
  return queries
    .select({
      personId: person.id,
      name: person.name,
      email: person.email,
      engineerRole: person.engineerRole,
      teamId: person.teamId,
      teamName: sql<string | null>`${team.name}`.as('team_name'),
      disabled: sql<boolean>`(${person.disabledAt} is not null)`.as('person_disabled'),
      roles: rolesOfPerson.as('person_roles'),
    })
    .from(person)
    .leftJoin(team, eq(team.id, person.teamId))
    .as('directory')
}

/** Teams with how many people who are not disabled are in each, as a subquery to read or join. */
export function teamDirectory(queries: Queries) {
  return queries
    .select({
      id: team.id,
      name: team.name,
      people: sql<number>`count(${person.id})::int`.as('team_people'),
    })
    .from(team)
    .leftJoin(person, sql`${person.teamId} = ${team.id} and ${person.disabledAt} is null`)
    .groupBy(team.id)
    .as('team_directory')
}

/** Invitations that wait to be accepted, by the team that they are to, as a subquery to read or join. */
export function openInvitations(queries: Queries, now: Date) {
  return queries
    .select({teamId: invitation.teamId})
    .from(invitation)
    .where(
      and(
        isNull(invitation.acceptedAt),
        isNull(invitation.revokedAt),
        gt(invitation.expiresAt, now),
      ),
    )
    .as('open_invitations')
}

/** The ids of all people. */
export async function allPersonIds(queries: Queries): Promise<string[]> {
  const rows = await queries.select({id: person.id}).from(person)
  return rows.map(({id}) => id)
}

/** The name of the organisation that runs this platform; null before the set-up. */
export async function organisationName(queries: Queries): Promise<string | null> {
  return (await findOrganisation(queries))?.name ?? null
}

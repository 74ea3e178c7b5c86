import {standingAt} from '@airworthy/credentials'
import {AirworthyError} from '@airworthy/kernel'
import * as store from './credential-store.ts'
import type {CredentialParts} from './parts.ts'
import {eventsOf, standingFor} from './reading.ts'
import {teamNamed} from './team-store.ts'
import type {StandingCountsView, TeamStandingView} from './views.ts'

/** What needs somebody first. */
const order = ['lapsed', 'due', 'suspended', 'revoked', 'none', 'current'] as const

/** Where the people of a team stand for the roles that they have now, by name. Throws `not-found`. */
export async function readTeamStanding(
  {database, ledger, clock}: CredentialParts,
  teamId: string,
): Promise<TeamStandingView> {
  const at = clock.now()
  const team = await teamNamed(database, teamId)
  if (!team) throw new AirworthyError('not-found', `no team ${teamId}`)
  const rows: TeamStandingView['rows'] = []
  for (const {id, name, role} of await store.membersOf(database, teamId)) {
    const {standing, validUntil, credentialId} =
      role === null
        ? standingAt([], at)
        : standingFor(await eventsOf(database, ledger, id), {role, at})
    rows.push({person: {id, name}, role, standing, validUntil, credentialId})
  }
  return {
    at: at.toISOString(),
    team,
    counts: countsOf(rows),
    rows: rows.toSorted(
      (one, other) =>
        order.indexOf(one.standing) - order.indexOf(other.standing) ||
        (one.validUntil ?? '').localeCompare(other.validUntil ?? ''),
    ),
  }
}

function countsOf(rows: TeamStandingView['rows']): StandingCountsView {
  const withRole = rows.filter(({role}) => role !== null)
  const count = (wanted: string) => withRole.filter(({standing}) => standing === wanted).length
  return {
    people: rows.length,
    none: count('none'),
    current: count('current'),
    due: count('due'),
    lapsed: count('lapsed'),
    suspended: count('suspended'),
    revoked: count('revoked'),
    withoutRole: rows.length - withRole.length,
  }
}

import {AirworthyError} from '@airworthy/kernel'
import {signedIn, withRole, type Access, type Viewer} from '../../http/viewer.ts'

/** Everybody has credentials, a standing and logins of their own; nobody else's are behind the routes. */
export const mayReadOwn = signedIn

/** Administrators and members of the committee decide about credentials, never about their own. */
export const mayChangeCredentials: Access = ({roles}) =>
  roles.has('administrator') || roles.has('reviewer')

/** Who confirms whose login it is, and keeps the keys of the issuer. */
export const mayAdministrate = withRole('administrator')

/** Leads see their own team, administrators every team. */
export const mayReadTeams: Access = ({roles}) => roles.has('lead') || roles.has('administrator')

/** Whoever is signed in asks about themselves; see `asksAboutEverybody`. */
export const mayAskForCertification = signedIn

/** Leads and administrators ask for the gate, whose changes may be anybody's. */
export function asksAboutEverybody({roles}: Viewer): boolean {
  return roles.has('lead') || roles.has('administrator')
}

/** Throws `not-found` for a team that is not the lead's own: whether it exists is not theirs to know. */
export function assertOwnTeam({roles, teamId}: Viewer, wanted: string): void {
  if (roles.has('administrator') || teamId === wanted) return
  throw new AirworthyError('not-found', `no team ${wanted}`)
}

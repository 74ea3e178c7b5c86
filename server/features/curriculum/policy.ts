import {AirworthyError} from '@airworthy/kernel'
import {signedIn, withRole, type Access, type Viewer} from '../../http/viewer.ts'

/** Everybody has a plan of their own; there is no other person's behind the route. */
export const mayReadOwnPlan = signedIn

/** Everybody takes every lesson, with progress of their own. */
export const mayTakeLessons = signedIn

/** The words are everybody's. */
export const mayReadLexicon = signedIn

/** Leads audit their own team, administrators every team. */
export const mayAuditTeams: Access = ({roles}) => roles.has('lead') || roles.has('administrator')

/** Who reads the gaps of the whole organisation by team. */
export const mayReadOrganisation: Access = withRole('administrator')

/** Throws `not-found` for a team that is not the lead's own: whether it exists is not theirs to know. */
export function assertOwnTeam({roles, teamId}: Viewer, wanted: string): void {
  if (roles.has('administrator') || teamId === wanted) return
  throw new AirworthyError('not-found', `no team ${wanted}`)
}

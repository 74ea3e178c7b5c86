import {signedIn, type Access, type Viewer} from '../../http/viewer.ts'

/** Everybody reads what they were told; the store finds no notification of another person. */
export const mayReadNotifications = signedIn

/** Leads see which mails to people of their team did not go out, administrators all. */
export const maySeeUndelivered: Access = ({roles}) =>
  roles.has('lead') || roles.has('administrator')

/**
 * The team to whose people a viewer is held; null for all. A lead without a team sees nobody:
 * no team has an empty id.
 */
export function teamHeldTo({roles, teamId}: Viewer): string | null {
  return roles.has('administrator') ? null : (teamId ?? '')
}

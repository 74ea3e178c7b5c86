import {AirworthyError} from '@airworthy/kernel'
import {signedIn, type Access, type Viewer} from '../../http/viewer.ts'
import type {Assignee} from './views.ts'

/** Everybody sees what is assigned to themselves. */
export const maySeeOwnDuties = signedIn

/** Leads assign to and see their own team, administrators everybody. */
export const mayAssign: Access = ({roles}) => roles.has('lead') || roles.has('administrator')

/** Whose people a viewer may see and assign to: those of one team, or all (null). */
export function scopeOf({roles, teamId}: Viewer): string | null {
  // No team has an empty id: a lead without a team has nobody.
  return roles.has('administrator') ? null : (teamId ?? '')
}

/** Whether the scope reaches a team. */
export function isWithin(scope: string | null, teamId: string | null): boolean {
  return scope === null || (teamId !== null && teamId === scope)
}

/**
 * The assignee as far as the scope reaches: for a lead a role means the role in their team.
 * Throws `access-refused` for another team; `teamOfPerson` is the team of a person who is named.
 */
export function assigneeWithin(
  to: Assignee,
  scope: string | null,
  teamOfPerson: string | null,
): Assignee {
  if (scope === null) return to
  const narrowed: Assignee = to.kind === 'role' && to.teamId === null ? {...to, teamId: scope} : to
  const teamId = narrowed.kind === 'person' ? teamOfPerson : narrowed.teamId
  if (isWithin(scope, teamId)) return narrowed
  throw new AirworthyError('access-refused', 'leads assign within their own team')
}

/** Throws `access-refused` for one's own duty: nobody exempts themselves. */
export function assertNotOneself(viewerId: string, personId: string): void {
  if (viewerId !== personId) return
  throw new AirworthyError('access-refused', 'nobody exempts themselves: ask another lead')
}

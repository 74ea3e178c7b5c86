import {AirworthyError} from '@airworthy/kernel'
import {platformRole, type Discipline, type PlatformRole} from './views.ts'

/** The roles in the house's order, each once; every person is a learner. */
export function completeRoles(roles: readonly PlatformRole[]): PlatformRole[] {
  return platformRole.options.filter((role) => role === 'learner' || roles.includes(role))
}

/** What is wrong with a discipline beside these roles; undefined when they fit. */
export function seatFault(
  roles: readonly PlatformRole[],
  discipline: Discipline | null,
): string | undefined {
  const reviews = roles.includes('reviewer')
  if (reviews && discipline === null) {
    return 'a reviewer needs a discipline: engineering, legal, ethics or product'
  }
  if (!reviews && discipline !== null) {
    return 'only a reviewer has a discipline: add the role reviewer or leave the discipline empty'
  }
  return undefined
}

/** Throws `request-refused` when roles and discipline do not fit together. */
export function assertSeat(roles: readonly PlatformRole[], discipline: Discipline | null): void {
  const fault = seatFault(roles, discipline)
  if (fault !== undefined) {
    throw new AirworthyError('request-refused', fault, {facts: {roles, discipline}})
  }
}

import {completeRoles} from './roles.ts'
import type {GroupMapping} from './single-sign-on-views.ts'
import type {Discipline, EngineerRole, PlatformRole} from './views.ts'

/** What groups may change about a person. */
export interface Governed {
  readonly roles: readonly PlatformRole[]
  readonly discipline: Discipline | null
  readonly engineerRole: EngineerRole | null
  readonly teamId: string | null
}

/** What groups have given to a person and may take back; everything else was given by hand. */
export interface Granted {
  readonly roles: readonly PlatformRole[]
  readonly teamId: string | null
}

export const nothingGranted: Granted = {roles: [], teamId: null}

/**
 * What a person is after their groups were read. Roles and the team that a group gave go with the
 * group; what was given by hand stays, whatever the groups say; a role or a team that a group gives
 * comes back if it was taken by hand. An engineering role is given and never taken: results and
 * plans hang on it. Where several groups name a team or an engineering role, the first of the
 * mapping decides. `keepAdministrator` holds the role of whom nobody could replace.
 */
export function applyGroups(
  before: Governed,
  {
    granted,
    groups,
    mappings,
    keepAdministrator,
  }: {
    granted: Granted
    groups: readonly string[]
    mappings: readonly GroupMapping[]
    keepAdministrator: boolean
  },
): {after: Governed & {roles: PlatformRole[]}; granted: Granted & {roles: PlatformRole[]}} {
  const given = mappings.filter(({group}) => groups.includes(group))
  const byHand = before.roles.filter((role) => !granted.roles.includes(role))
  const isHeld =
    keepAdministrator &&
    before.roles.includes('administrator') &&
    granted.roles.includes('administrator')
  const byGroup: PlatformRole[] = [
    ...given.flatMap(({roles}) => roles),
    ...(isHeld ? (['administrator'] as const) : []),
  ]
  const roles = completeRoles([...byHand, ...byGroup])
  const teamByGroup = given.find(({teamId}) => teamId !== null)?.teamId ?? null
  const isTeamOfGroup = granted.teamId !== null && before.teamId === granted.teamId
  const isTeamByHand = before.teamId !== null && !isTeamOfGroup
  return {
    after: {
      roles,
      discipline: roles.includes('reviewer') ? seatOf(before, given) : null,
      engineerRole:
        given.find(({engineerRole}) => engineerRole !== null)?.engineerRole ?? before.engineerRole,
      teamId: teamByGroup ?? (isTeamOfGroup ? null : before.teamId),
    },
    granted: {
      roles: completeRoles(byGroup).filter((role) => role !== 'learner' && !byHand.includes(role)),
      // a team that was there by hand is not the group's to take
      teamId: isTeamByHand && teamByGroup === before.teamId ? null : teamByGroup,
    },
  }
}

/** A reviewer keeps the discipline; a new one gets that of the first group that makes reviewers. */
function seatOf(before: Governed, given: readonly GroupMapping[]): Discipline | null {
  const kept = before.roles.includes('reviewer') ? before.discipline : null
  return kept ?? given.find(({roles}) => roles.includes('reviewer'))?.discipline ?? null
}

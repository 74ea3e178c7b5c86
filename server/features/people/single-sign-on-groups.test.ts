import fc from 'fast-check'
import {describe, expect, it} from 'vitest'
import {applyGroups, nothingGranted, type Governed, type Granted} from './single-sign-on-groups.ts'
import type {GroupMapping} from './single-sign-on-views.ts'
import {completeRoles} from './roles.ts'
import {platformRole, type PlatformRole} from './views.ts'

const learner: Governed = {roles: ['learner'], discipline: null, engineerRole: null, teamId: null}
const mapping = (group: string, gives: Partial<GroupMapping>): GroupMapping => ({
  group,
  roles: [],
  discipline: null,
  engineerRole: null,
  teamId: null,
  ...gives,
})
const mappings = [
  mapping('search', {teamId: 'search', engineerRole: 'data-scientist'}),
  mapping('risk', {teamId: 'risk', engineerRole: 'product-manager'}),
  mapping('leads', {roles: ['lead']}),
  mapping('ethics', {roles: ['reviewer'], discipline: 'ethics'}),
  mapping('operations', {roles: ['administrator']}),
]

function read(
  before: Governed,
  groups: string[],
  {
    granted = nothingGranted,
    keepAdministrator = false,
  }: {granted?: Granted; keepAdministrator?: boolean} = {},
) {
  return applyGroups(before, {granted, groups, mappings, keepAdministrator})
}

describe('groups', () => {
  it('give what the mapping says, the first that names a team before the second', () => {
    const {after, granted} = read(learner, ['risk', 'search', 'leads', 'unknown'])
    expect(after).toEqual({
      roles: ['learner', 'lead'],
      discipline: null,
      engineerRole: 'data-scientist',
      teamId: 'search',
    })
    expect(granted).toEqual({roles: ['lead'], teamId: 'search'})
  })

  it('take roles and the team with them when they end, and leave the engineering role', () => {
    const first = read(learner, ['search', 'ethics'])
    const {after, granted} = read(first.after, [], first)
    expect(after).toEqual({...learner, engineerRole: 'data-scientist'})
    expect(granted).toEqual(nothingGranted)
  })

  it('do not take a role or a team that was there by hand before', () => {
    const byHand: Governed = {...learner, roles: ['learner', 'lead'], teamId: 'search'}
    const first = read(byHand, ['leads', 'search'])
    expect(first.granted).toEqual(nothingGranted)
    expect(read(first.after, [], first).after).toMatchObject({
      roles: ['learner', 'lead'],
      teamId: 'search',
    })
  })

  it('leave a team that was set by hand after they gave another', () => {
    const {granted} = read(learner, ['search'])
    expect(read({...learner, teamId: 'risk'}, [], {granted}).after.teamId).toBe('risk')
  })

  it('give a reviewer the discipline of the mapping, and leave the one of a reviewer', () => {
    expect(read(learner, ['ethics']).after.discipline).toBe('ethics')
    const legal: Governed = {...learner, roles: ['learner', 'reviewer'], discipline: 'legal'}
    expect(read(legal, ['ethics']).after.discipline).toBe('legal')
  })

  it('hold an administrator by group whom nobody could replace, until somebody can', () => {
    const first = read(learner, ['operations'])
    const held = read(first.after, [], {...first, keepAdministrator: true})
    expect(held.after.roles).toEqual(['learner', 'administrator'])
    expect(held.granted.roles).toEqual(['administrator'])
    expect(read(held.after, [], held).after.roles).toEqual(['learner'])
  })

  it('that stay change nothing at a second reading, and those that come and go leave no trace', () => {
    const role = fc.constantFrom<PlatformRole>(...platformRole.options)
    const person = fc.record({
      roles: fc.array(role).map(completeRoles),
      teamId: fc.constantFrom(null, 'search', 'risk', 'other'),
    })
    const some = fc.subarray(['search', 'risk', 'leads', 'ethics', 'operations'])
    fc.assert(
      fc.property(person, some, ({roles, teamId}, groups) => {
        const discipline = roles.includes('reviewer') ? ('legal' as const) : null
        const before: Governed = {...learner, roles, teamId, discipline}
        const first = read(before, groups)
        expect(read(first.after, groups, first)).toEqual(first)
        const gone = read(first.after, [], first)
        expect(gone.after.roles).toEqual(before.roles)
        expect(gone.after.discipline).toBe(before.discipline)
        // a team given by a group takes the place of one given by hand
        expect([before.teamId, null]).toContain(gone.after.teamId)
      }),
    )
  })
})

import type {InvitationView, PersonView} from '@airworthy/server/features/people/views.ts'
import {describe, expect, it} from 'vitest'
import {needsOf} from './needs.ts'

function buildPerson(rest: Partial<PersonView> = {}): PersonView {
  return {
    id: 'p1',
    name: 'Ada',
    email: 'ada@example.org',
    engineerRole: 'data-scientist',
    team: null,
    roles: ['learner'],
    discipline: null,
    joinedAt: '2026-11-01T09:00:00.000Z',
    disabled: false,
    ...rest,
  }
}

function buildInvitation(): InvitationView {
  return {
    id: 'i1',
    email: 'b@example.org',
    name: 'B',
    roles: ['learner'],
    engineerRole: null,
    team: null,
    invitedAt: '2026-11-01T09:00:00.000Z',
    expiresAt: '2026-11-08T09:00:00.000Z',
  }
}

const none = {open: null}

describe('what needs me', () => {
  it('is nothing when nothing waits', () => {
    expect(needsOf({person: buildPerson(), attempts: none, administration: null})).toEqual([])
  })

  it('puts an open assessment first', () => {
    const open = {
      id: '00000000-0000-4000-8000-000000000000',
      status: 'paused' as const,
      startedAt: '2026-11-01T09:00:00.000Z',
      savedAt: '2026-11-01T09:10:00.000Z',
      given: 1,
    }
    const needs = needsOf({
      person: buildPerson({engineerRole: null}),
      attempts: {open},
      administration: null,
    })
    expect(needs.map(({id}) => id)).toEqual(['continue-assessment', 'choose-role'])
    expect(needs[0]?.about).toContain('One item answered')
  })

  it('puts what is overdue before everything, and tells of unread notifications last', () => {
    const duty = {
      id: '00000000-0000-4000-8000-000000000002',
      assignmentId: '00000000-0000-4000-8000-000000000003',
      programme: 'baseline',
      text: '',
      standing: 'overdue',
      dueOn: '2026-11-20',
      daysLeft: -5,
      assignedAt: '2026-11-01T10:00:00.000Z',
      assignedBy: null,
      doneAt: null,
      exemption: null,
    } as const
    const needs = needsOf({
      person: buildPerson({engineerRole: null}),
      attempts: none,
      administration: null,
      duties: [duty],
      unread: 2,
      appeals: 1,
    })
    expect(needs.map(({word}) => word)).toEqual(['Overdue', 'Choose', 'Decide', 'New'])
    expect(needs[0]?.about).toBe('Was due by 20 November 2026, five days ago.')
  })

  it('tells of an open examination with its end, and leads to it', () => {
    const examination = {
      kind: 'first',
      title: 'AI safety for data scientists',
      closesAt: '2026-12-12T10:00:00.000Z',
    } as const
    const [need] = needsOf({
      person: buildPerson(),
      attempts: none,
      administration: null,
      examination,
    })
    expect(need).toMatchObject({title: examination.title, to: '/examination'})
    expect(need?.about).toContain('Open until 12 Dec 2026')
  })

  it('tells who confirms logins how many wait', () => {
    const [need] = needsOf({
      person: buildPerson({roles: ['learner', 'administrator']}),
      attempts: none,
      administration: {people: 3, invitations: []},
      logins: 2,
    })
    expect(need).toMatchObject({title: 'Two logins wait for you', to: '/administration'})
  })

  it('asks an administrator who is alone to invite people', () => {
    const needs = needsOf({
      person: buildPerson(),
      attempts: none,
      administration: {people: 1, invitations: []},
    })
    expect(needs.map(({id}) => id)).toEqual(['invite-people'])
  })

  it('counts invitations that wait instead', () => {
    const needs = needsOf({
      person: buildPerson(),
      attempts: none,
      administration: {people: 1, invitations: [buildInvitation()]},
    })
    expect(needs.map(({title}) => title)).toEqual(['1 invitation is not accepted yet'])
  })
})

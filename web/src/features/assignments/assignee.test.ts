import {describe, expect, it} from 'vitest'
import {assigneeFrom, nobody} from './assignee.ts'

describe('to whom the form assigns', () => {
  it('is nobody until it is chosen whole', () => {
    expect(assigneeFrom(nobody)).toBeUndefined()
    expect(assigneeFrom({...nobody, kind: 'person', teamId: 't'})).toBeUndefined()
    expect(assigneeFrom({...nobody, kind: 'role', role: 'pilot'})).toBeUndefined()
  })

  it('is a role everywhere when no team is chosen', () => {
    expect(assigneeFrom({...nobody, kind: 'role', role: 'data-scientist'})).toEqual({
      kind: 'role',
      role: 'data-scientist',
      teamId: null,
    })
  })

  it('is a team or a person by id', () => {
    expect(assigneeFrom({...nobody, teamId: 't'})).toEqual({kind: 'team', teamId: 't'})
    expect(assigneeFrom({...nobody, kind: 'person', personId: 'p'})).toEqual({
      kind: 'person',
      personId: 'p',
    })
  })
})

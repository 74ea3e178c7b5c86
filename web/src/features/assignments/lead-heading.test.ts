import {describe, expect, it} from 'vitest'
import {leadHeading} from './lead-heading.ts'

const none = {people: 0, done: 0, due: 0, overdue: 0, exempt: 0}

describe('the answer to who has what to do', () => {
  it('puts what is overdue first', () => {
    expect(leadHeading({...none, people: 9, overdue: 2, due: 1})).toBe(
      'Two assignments are overdue. One assignment is due.',
    )
  })

  it('says when nothing is overdue', () => {
    expect(leadHeading({...none, people: 9, due: 12})).toBe(
      'Nothing is overdue. 12 assignments are due.',
    )
    expect(leadHeading({...none, people: 9, done: 9})).toBe('Nothing is due.')
  })

  it('says when nothing was assigned at all', () => {
    expect(leadHeading(none)).toBe('Nothing is assigned to anybody yet.')
  })
})

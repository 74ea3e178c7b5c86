import {describe, expect, it} from 'vitest'
import {dutiesHeading, dutySentence} from './words.ts'

const duty = {
  standing: 'due',
  dueOn: '2026-12-07',
  daysLeft: 12,
  doneAt: null,
  exemption: null,
} as const

describe('a duty in words', () => {
  it('says the day and how far it is', () => {
    expect(dutySentence(duty)).toBe('Due by 7 December 2026, in 12 days')
    expect(dutySentence({...duty, daysLeft: 1})).toBe('Due by 7 December 2026, tomorrow')
    expect(dutySentence({...duty, daysLeft: 0})).toBe('Due by 7 December 2026, today')
  })

  it('says how long ago an overdue day was', () => {
    expect(dutySentence({...duty, standing: 'overdue', daysLeft: -2})).toBe(
      'Was due by 7 December 2026, two days ago',
    )
  })
})

describe('the answer to what is assigned', () => {
  it('puts what is overdue first', () => {
    expect(dutiesHeading([{...duty, standing: 'overdue'}, duty])).toBe(
      'One assignment is overdue. One more due.',
    )
  })

  it('names the first day when several are due', () => {
    expect(dutiesHeading([{...duty, dueOn: '2026-12-24'}, duty])).toBe(
      'Two assignments are due, the first by 7 December 2026.',
    )
  })

  it('is calm when nothing is left', () => {
    expect(dutiesHeading([])).toBe('Nothing is assigned to you.')
    expect(dutiesHeading([{...duty, standing: 'done'}])).toBe(
      'Everything assigned to you is done or exempt.',
    )
  })
})

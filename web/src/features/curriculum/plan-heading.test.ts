import {describe, expect, it} from 'vitest'
import {planHeading, savedSentence} from './plan-heading.ts'

const done = {kind: 'done', sentence: ''} as const
const gap = {verdict: 'gap'} as const
const open = {verdict: 'not-judged'} as const
const meets = {verdict: 'meets'} as const

describe('the heading of a plan', () => {
  it('puts gaps first, then what is to decide', () => {
    expect(planHeading({nextStep: done, domains: [gap, gap, open, meets]})).toBe(
      'Two gaps first. Then one domain to decide.',
    )
    expect(planHeading({nextStep: done, domains: [gap, meets]})).toBe('One gap first.')
    expect(planHeading({nextStep: done, domains: [open, open]})).toBe(
      'No gap. Two domains to decide.',
    )
  })

  it('says when nothing is left', () => {
    expect(planHeading({nextStep: done, domains: [meets]})).toMatch(/^Nothing is left to do\./u)
  })

  it('says what a plan needs before it can be made', () => {
    expect(planHeading({nextStep: {kind: 'take-baseline', sentence: ''}, domains: []})).toMatch(
      /^Take the baseline first\./u,
    )
    expect(planHeading({nextStep: {kind: 'choose-role', sentence: ''}, domains: []})).toMatch(
      /^Say your role first\./u,
    )
  })
})

describe('what testing out saved', () => {
  it('is said in hours and minutes', () => {
    expect(savedSentence(95)).toBe('Testing out saved one hour and 35 minutes.')
    expect(savedSentence(120)).toBe('Testing out saved two hours.')
  })

  it('is not said when nothing was saved', () => {
    expect(savedSentence(0)).toBeUndefined()
  })
})

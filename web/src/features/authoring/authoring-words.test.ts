import type {DifView} from '@airworthy/server/features/authoring/views.ts'
import {expect, test} from 'vitest'
import {difSentence, partsOf, shareWords} from './authoring-words.ts'

const open: DifView = {
  role: 'data-scientist',
  people: {role: 40, others: 130},
  outcome: 'not-judged',
  needed: {role: 60, others: 0},
  class: null,
  direction: null,
  mantelHaenszel: null,
  regression: null,
}

test('what is not judged names how many answers are missing', () => {
  expect(difSentence(open)).toMatch(
    /not judged\. It needs 60 more of this role to have answered\.$/u,
  )
})

test('answers that do not vary cannot be judged by more of the same', () => {
  expect(difSentence({...open, needed: {role: 0, others: 0}})).toMatch(/do not vary\.$/u)
})

test('a large difference names its direction for the role', () => {
  const judged = {...open, outcome: 'judged' as const, direction: 'harder' as const}
  expect(difSentence({...judged, class: 'large'})).toMatch(/: much harder at equal ability\.$/u)
  expect(difSentence({...judged, class: 'negligible'})).toMatch(/no difference that matters/u)
})

test('a share stands with its interval', () => {
  expect(shareWords({share: 0.62, low: 0.5, high: 0.73})).toBe('62% (50 to 73%)')
})

test('an id parts at its first slash', () => {
  expect(partsOf('privacy-and-law/a-case')).toEqual({domain: 'privacy-and-law', slug: 'a-case'})
})

import type {RollUpView} from '@airworthy/server/features/curriculum/views.ts'
import {expect, test} from 'vitest'
import {completionSentence, currencySentence, dutySentence, gapSentence} from './team-words.ts'

const share = (count: number) => ({count, value: count / 8, low: 0, high: 1})

function domain(id: string, gaps: number, notJudged = 0): RollUpView[number] {
  return {
    domain: id,
    people: 8,
    shown: {
      domain: id,
      people: 8,
      meets: share(8 - gaps - notJudged),
      gap: share(gaps),
      notJudged: share(notJudged),
      mean: {value: 0, low: -0.2, high: 0.2},
    },
  }
}

test('the heading counts who is overdue and who is due', () => {
  expect(dutySentence({overdue: 0, due: 0})).toBe('Nobody is overdue.')
  expect(dutySentence({overdue: 0, due: 2})).toBe('Nobody is overdue; two are due.')
  expect(dutySentence({overdue: 1, due: 0})).toBe('One person is overdue.')
  expect(dutySentence({overdue: 2, due: 1})).toBe('Two people are overdue and one is due.')
})

const counts = {
  people: 8,
  none: 8,
  current: 0,
  due: 0,
  lapsed: 0,
  suspended: 0,
  revoked: 0,
  withoutRole: 0,
}
const nothing = {overdue: 0, due: 0}

test('certifications that have lapsed or are due come before assignments', () => {
  const overdue = {overdue: 3, due: 0}
  expect(currencySentence({...counts, lapsed: 1, due: 2}, overdue)).toBe(
    'One certification has lapsed and two are due.',
  )
  expect(currencySentence({...counts, due: 1}, overdue)).toBe('One certification is due.')
  expect(currencySentence({...counts, lapsed: 2, suspended: 1, revoked: 1, due: 1}, nothing)).toBe(
    'Two certifications have lapsed, one is suspended, one is revoked and one is due.',
  )
})

test('assignments come before who is certified', () => {
  expect(currencySentence({...counts, current: 5}, {overdue: 1, due: 0})).toBe(
    'One person is overdue.',
  )
  expect(currencySentence({...counts, current: 5}, nothing)).toBe('Five of eight are certified.')
  expect(currencySentence({...counts, current: 8}, nothing)).toBe('Everybody is certified.')
  expect(currencySentence(counts, nothing)).toBe('Nobody is certified yet.')
})

test('the domain with the most gaps is named with its people', () => {
  const rollUp = [domain('privacy-and-law', 3), domain('no-such-domain', 1)]
  expect(gapSentence(rollUp)).toMatch(/ has the most gaps: 3 of 8 people\.$/u)
})

test('domains with equally many gaps are counted, not chosen from', () => {
  expect(gapSentence([domain('a', 2), domain('b', 2), domain('c', 0)])).toBe(
    'Two domains have the most gaps: 2 each.',
  )
})

test('no gap is not said without what is not judged', () => {
  expect(gapSentence([domain('a', 0), domain('b', 0)])).toBe('No domain shows a gap.')
  expect(gapSentence([domain('a', 0, 7), domain('b', 0, 6)])).toBe(
    'No domain shows a gap; 13 of 16 results are not judged.',
  )
})

test('without enough results no domain is named', () => {
  expect(gapSentence([{domain: 'a', people: null, shown: null}])).toBe(
    'Too few results to sum up the gaps.',
  )
})

test('completion is said of the people who are here', () => {
  const completion = {people: 8, invited: 3, started: 4, finished: 1}
  expect(completionSentence(completion)).toBe('1 of 8 people has finished a baseline.')
  expect(completionSentence({...completion, finished: 8})).toBe(
    'Everybody has finished a baseline.',
  )
})

import {expect, test} from 'vitest'
import {openQuestions} from './open-questions.ts'

test('items are counted for the domains alone that they would judge', () => {
  const domains = [
    {domain: 'a', verdict: 'not-judged', aboutMoreItems: 2},
    {domain: 'b', verdict: 'not-judged', aboutMoreItems: 6},
    {domain: 'c', verdict: 'not-judged', aboutMoreItems: null},
    {domain: 'd', verdict: 'meets', aboutMoreItems: null},
  ] as const
  expect(openQuestions({domains})).toEqual({
    domains: ['a', 'b', 'c'],
    within: 2,
    items: 8,
    minutes: 6,
  })
})

test('nothing is promised where the level is too near to judge soon', () => {
  const domains = [{domain: 'c', verdict: 'not-judged', aboutMoreItems: null}] as const
  expect(openQuestions({domains})).toEqual({domains: ['c'], within: 0, items: 0, minutes: 0})
})

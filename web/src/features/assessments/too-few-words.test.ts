import {expect, test} from 'vitest'
import {tooFewWords} from './too-few-words.ts'

test('a domain without a figure says how many answers it has and needs', () => {
  expect(tooFewWords({items: 0, minimumItems: 3})).toBe('not judged: no answers, needs three')
  expect(tooFewWords({items: 1, minimumItems: 12})).toBe('not judged: one answer, needs 12')
})

test('a domain with its answers lacks a figure where the attempt has too few in all', () => {
  expect(tooFewWords({items: 3, minimumItems: 3})).toBe('not judged: too few answers in all')
})

import {expect, test} from 'vitest'
import {wholeNumber} from './retention-numbers.ts'

test('a whole number within the bounds is read, spaces around it or not', () => {
  expect(wholeNumber(' 24 ', {max: 120})).toBe(24)
  expect(wholeNumber('120', {max: 120})).toBe(120)
})

test('what is no whole number, zero or beyond the bound is not read', () => {
  for (const text of ['', '0', '-3', '1.5', '121', 'two']) {
    expect(wholeNumber(text, {max: 120})).toBeUndefined()
  }
})

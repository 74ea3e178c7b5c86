import {expect, test} from 'vitest'
import {writeQuantity} from './index.ts'
import {writeRange} from './write-quantity.ts'

test('shares are percent with two decimals, a true minus and no negative zero', () => {
  expect([0.44847, 0, 1, -0.024, -0.00001].map((value) => writeQuantity(value, '%'))).toEqual([
    '44.85 %',
    '0.00 %',
    '100.00 %',
    '−2.40 %',
    '0.00 %',
  ])
})

test('other numbers have at most four significant places, whole ones all of theirs', () => {
  expect(
    [12, 1234567, 0.30001, 14.9, -1234.56, 0.00001234, 2.5e9 + 0.5].map((value) =>
      writeQuantity(value, ''),
    ),
  ).toEqual(['12', '1,234,567', '0.3', '14.9', '−1,235', '1.23e−5', '2.50e+9'])
})

test('what is no number is a dash, and what is beyond all numbers says so', () => {
  expect([NaN, Infinity, -Infinity].map((value) => writeQuantity(value, '%'))).toEqual([
    '–',
    '∞',
    '−∞',
  ])
})

test('a range has its unit once', () => {
  expect(writeRange({low: 0.398, high: 0.448}, '%')).toBe('39.80 to 44.80 %')
  expect(writeRange({low: 0.9, high: Infinity}, '')).toBe('0.9 to ∞')
})

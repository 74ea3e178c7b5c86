import {expect, test} from 'vitest'
import {windowLeft} from './window-words.ts'

const closesAt = '2026-12-12T12:00:00.000Z'
const before = (ms: number) => windowLeft(closesAt, Date.parse(closesAt) - ms)
const hour = 3_600_000

test('what is left is said in days, then hours, then minutes', () => {
  expect(before(14 * 24 * hour)).toBe('14 days left')
  expect(before(48 * hour)).toBe('two days left')
  expect(before(47 * hour)).toBe('47 hours left')
  expect(before(2 * hour - 1)).toBe('119 minutes left')
  expect(before(60_000)).toBe('one minute left')
  expect(before(1)).toBe('less than a minute left')
})

test('never more is said to be left than there is', () => {
  expect(before(3 * 24 * hour - 1)).toBe('two days left')
})

test('the end is said', () => {
  expect(before(0)).toBe('the window has ended')
  expect(before(-hour)).toBe('the window has ended')
})

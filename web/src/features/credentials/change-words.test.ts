import {expect, test} from 'vitest'
import {changesOf} from './change-words.ts'

test('what is revoked is final, and what was never earned cannot be changed', () => {
  expect(changesOf('revoked')).toEqual([])
  expect(changesOf('none')).toEqual([])
})

test('only what is suspended can be reinstated', () => {
  expect(changesOf('suspended')).toEqual(['reinstate', 'revoke'])
  for (const standing of ['current', 'due', 'lapsed'] as const) {
    expect(changesOf(standing)).toEqual(['suspend', 'revoke'])
  }
})

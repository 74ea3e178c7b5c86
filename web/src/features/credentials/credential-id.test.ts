import {expect, test} from 'vitest'
import {credentialIdIn} from './credential-id.ts'

test('the id is found in a link and by itself', () => {
  const id = '0b6f3c1e-9c0a-4d7e-8a52-3f1b2c4d5e6f'
  expect(credentialIdIn(id.toUpperCase())).toBe(id)
  expect(credentialIdIn(`https://a.example/verify/${id}?from=mail`)).toBe(id)
})

test('a text without one gives nothing', () => {
  expect(credentialIdIn('')).toBeUndefined()
  expect(credentialIdIn('https://a.example/verify/0b6f3c1e')).toBeUndefined()
})

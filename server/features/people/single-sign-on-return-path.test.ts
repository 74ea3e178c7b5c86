import fc from 'fast-check'
import {expect, it} from 'vitest'
import {returnPathFrom} from './single-sign-on-return-path.ts'

it.each([
  ['/plan', '/plan'],
  ['/plan?domain=1#top', '/plan?domain=1#top'],
  ['/team/a%20b', '/team/a%20b'],
  ['/signing-off', '/signing-off'],
])('%s leads to %s', (asked, path) => {
  expect(returnPathFrom(asked)).toBe(path)
})

it.each([
  undefined,
  '',
  'plan',
  'https://elsewhere.example/',
  '//elsewhere.example',
  '/\\elsewhere.example',
  '/\t/elsewhere.example',
  '/./\\elsewhere.example',
  '/..//elsewhere.example',
  '\\\\elsewhere.example',
  'javascript:alert(1)',
  '/api/auth/sign-out',
  '/./api/single-sign-on/start',
  '/sign-in?error=x',
  `/${'x'.repeat(2_001)}`,
])('%j leads home', (asked) => {
  expect(returnPathFrom(asked)).toBe('/')
})

it('whatever is asked for, a browser stays on the platform', () => {
  const signs = fc.constantFrom(
    '/',
    '\\',
    '.',
    ':',
    '@',
    '\t',
    '\n',
    'a',
    '%2f',
    '?',
    '#',
    ' ',
    'é',
  )
  const origin = 'https://airworthy.example.org'
  fc.assert(
    fc.property(fc.array(signs, {maxLength: 12}), (parts) => {
      const path = returnPathFrom(`/${parts.join('')}`)
      expect(new URL(path, origin).origin).toBe(origin)
    }),
    {numRuns: 2_000},
  )
})

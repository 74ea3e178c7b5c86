import fc from 'fast-check'
import {expect, test} from 'vitest'
import {isAirworthyError} from '@airworthy/kernel'
import {didWebOf, urlOfDidWeb} from './did-web.ts'

test.each([
  ['https://a.example', 'did:web:a.example', 'https://a.example/.well-known/did.json'],
  ['https://a.example/', 'did:web:a.example', 'https://a.example/.well-known/did.json'],
  ['https://a.example/x/y/', 'did:web:a.example:x:y', 'https://a.example/x/y/did.json'],
  [
    'https://a.example:8443',
    'did:web:a.example%3A8443',
    'https://a.example:8443/.well-known/did.json',
  ],
  ['https://a.example:443', 'did:web:a.example', 'https://a.example/.well-known/did.json'],
  ['https://A.Example', 'did:web:a.example', 'https://a.example/.well-known/did.json'],
])('%s is %s, and its document lies at %s', (url, did, document) => {
  expect(didWebOf(url)).toBe(did)
  expect(urlOfDidWeb(did)).toBe(document)
})

test('plain http is for loopback alone, and only where it is listed', () => {
  const did = didWebOf('http://127.0.0.1:3000')
  expect(did).toBe('did:web:127.0.0.1%3A3000')
  expect(urlOfDidWeb(did)).toBe('https://127.0.0.1:3000/.well-known/did.json')
  const plain = 'http://127.0.0.1:3000/.well-known/did.json'
  expect(urlOfDidWeb(did, {insecure: ['127.0.0.1:3000']})).toBe(plain)
  expect(urlOfDidWeb(did, {insecure: ['127.0.0.1']})).toBe(plain)
  expect(urlOfDidWeb('did:web:a.example', {insecure: ['a.example']})).toMatch(/^https:/)
  expect(() => didWebOf('http://a.example')).toThrow('not a public address')
})

test.each([
  'https://a.example/?q',
  'https://a.example/#f',
  'https://name:word@a.example/',
  'ftp://a.example',
  'a.example',
  'https://a.example/x%2Fy',
  'https://a.example/%25',
])('%s has no did', (url) => {
  expect(() => didWebOf(url)).toThrow('a')
})

test.each([
  'did:web:',
  'did:web:a.example/x',
  'did:web:a.example:..',
  'did:web:a.example:%2E%2E',
  'did:web:a.example:x%2Fy',
  'did:web:a.example:',
  'did:web:a.example:%zz',
  'did:web:name%40a.example',
  'did:web:a.example%2Fx',
  'did:web:a.example%3Ax',
  'did:web:a.example?x',
  'did:key:z6Mk',
  'https://a.example',
])('%s leads nowhere', (did) => {
  expect(() => urlOfDidWeb(did)).toThrow('not a did:web')
})

const segment = fc.string({unit: 'grapheme', minLength: 1}).filter((text) => {
  return /^[^/\\?#%\s]+$/.test(text) && !/^\.+$/.test(text) && text.isWellFormed()
})

test('every address comes back from its did', () => {
  const host = fc.domain()
  const port = fc.option(fc.integer({min: 1024, max: 65_535}), {nil: null})
  fc.assert(
    fc.property(host, port, fc.array(segment, {maxLength: 4}), (domain, number, path) => {
      const origin = `https://${domain}${number === null ? '' : `:${number}`}`
      const url = new URL(path.map(encodeURIComponent).join('/'), `${origin}/`)
      const did = didWebOf(url.href)
      expect(did).toMatch(/^did:web:[A-Za-z0-9._:%-]+$/)
      const found = new URL(urlOfDidWeb(did))
      expect(found.origin).toBe(url.origin)
      const expected = path.length === 0 ? '/.well-known/did.json' : `${url.pathname}/did.json`
      expect(decodeURIComponent(found.pathname)).toBe(decodeURIComponent(expected))
    }),
  )
})

test('whatever the text, nothing is thrown but an AirworthyError', () => {
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string(),
        fc.string().map((text) => `did:web:${text}`),
      ),
      (text) => {
        for (const read of [didWebOf, urlOfDidWeb]) {
          try {
            read(text)
          } catch (thrown) {
            expect(isAirworthyError(thrown)).toBe(true)
          }
        }
      },
    ),
  )
})

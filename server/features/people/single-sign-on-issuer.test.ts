import {expect, it} from 'vitest'
import {issuerFrom, isSecureAddress, mayUseLoopback} from './single-sign-on-issuer.ts'

it.each([
  ['https://id.example.org', 'https://id.example.org'],
  [' https://id.example.org/realms/a ', 'https://id.example.org/realms/a'],
  ['https://id.example.org/.well-known/openid-configuration', 'https://id.example.org'],
])('%s is the issuer %s', (given, issuer) => {
  expect(issuerFrom(given, {loopback: false})).toBe(issuer)
})

it.each([
  'id.example.org',
  'ftp://id.example.org',
  'http://id.example.org',
  'http://127.0.0.1:9000',
  'http://localhost.example.org',
  'https://id.example.org/?tenant=1',
  'https://id.example.org/#a',
  'https://name:word@id.example.org',
  'https://:word@id.example.org',
])('%s is refused as an issuer', (given) => {
  expect(() => issuerFrom(given, {loopback: false})).toThrow(
    expect.objectContaining({code: 'issuer-refused'}),
  )
})

it('http is for a provider on the machine on which the platform is opened too', () => {
  expect(mayUseLoopback(undefined)).toBe(true)
  expect(mayUseLoopback('http://localhost:4180')).toBe(true)
  expect(mayUseLoopback('https://airworthy.example.org')).toBe(false)
  for (const host of ['127.0.0.1:9000', 'localhost:9000', '[::1]:9000']) {
    expect(issuerFrom(`http://${host}`, {loopback: true})).toBe(`http://${host}`)
  }
  expect(isSecureAddress(new URL('http://10.0.0.1'), {loopback: true})).toBe(false)
})

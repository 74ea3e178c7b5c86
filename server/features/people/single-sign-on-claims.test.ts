import {describe, expect, it} from 'vitest'
import {identityFrom, lacksClaims} from './single-sign-on-claims.ts'

const idToken = {iss: 'https://id.example.org', sub: '4711'}
const read = (claims: object, userinfo: object = {}, groupsClaim = 'groups') =>
  identityFrom({...idToken, ...claims}, {userinfo: {...userinfo}, groupsClaim})

describe('who signs in', () => {
  it('is read from the ID token, and what that lacks from userinfo', () => {
    const claims = {email: 'Kai@Example.org', name: 'Kai'}
    expect(
      read(claims, {email: 'other@example.org', name: 'Other', groups: ['a', 'a', 'b']}),
    ).toEqual({
      issuer: 'https://id.example.org',
      subject: '4711',
      email: 'kai@example.org',
      emailVerified: false,
      name: 'Kai',
      groups: ['a', 'b'],
    })
  })

  it.each([
    [true, true],
    ['true', true],
    [false, false],
    ['false', false],
    [1, false],
    [undefined, false],
  ])('has a verified address where email_verified is %j: %s', (said, emailVerified) => {
    expect(read({email: 'kai@example.org', email_verified: said})).toMatchObject({emailVerified})
  })

  it('has no address with letters that only look like those of another, nor becomes that one', () => {
    // the sign for kelvin is a letter whose lower case is the k of everybody else
    expect(read({email: '\u212Aai@example.org', email_verified: true})).toMatchObject({
      email: null,
      emailVerified: false,
    })
  })

  it('has no address verified by what userinfo says of another address', () => {
    const userinfo = {email: 'other@example.org', email_verified: true}
    expect(read({email: 'kai@example.org'}, userinfo).emailVerified).toBe(false)
    expect(read({email: 'kai@example.org'}, {...userinfo, email: 'kai@example.org'})).toMatchObject(
      {
        emailVerified: true,
      },
    )
    expect(read({email_verified: true}, {email: 'kai@example.org'}).emailVerified).toBe(false)
  })

  it.each(['kai', 'kai@', 'kai@localhost@', 7, null, ''])('has no address in %j', (email) => {
    expect(read({email, email_verified: true})).toMatchObject({email: null, emailVerified: false})
  })

  it('has groups in the claim of that name, or at the path that it spells', () => {
    const roles = {realm_access: {roles: ['lead']}, 'https://example.org/groups': ['x']}
    expect(read(roles, {}, 'realm_access.roles').groups).toEqual(['lead'])
    expect(read(roles, {}, 'https://example.org/groups').groups).toEqual(['x'])
    expect(read(roles, {}, 'realm_access.nothing.there').groups).toEqual([])
    expect(read({groups: 'one'}).groups).toEqual(['one'])
    expect(read({groups: null}).groups).toEqual([])
  })

  it.each([[{groups: {a: 1}}], [{groups: [1]}], [{_claim_names: {groups: 'src1'}}]])(
    'is refused where the groups cannot be read from %j',
    (claims) => {
      expect(() => read(claims)).toThrow(expect.objectContaining({code: 'claims-malformed'}))
    },
  )
})

it('userinfo is asked for as long as the ID token leaves something open', () => {
  const whole = {email: 'kai@example.org', email_verified: true, name: 'Kai', groups: []}
  expect(lacksClaims(whole, 'groups')).toBe(false)
  expect(lacksClaims(whole, 'roles')).toBe(true)
  for (const claim of Object.keys(whole)) {
    expect(lacksClaims({...whole, [claim]: undefined}, 'groups')).toBe(true)
  }
})

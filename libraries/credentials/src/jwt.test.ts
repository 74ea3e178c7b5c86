import {SignJWT, decodeProtectedHeader, jwtVerify, type JWTPayload} from 'jose'
import {describe, expect, test} from 'vitest'
import type {JsonObject} from './json.ts'
import {signCredentialJwt} from './jwt.ts'
import {buildCredential, buildIssuer, testNow} from './testing/build-credential.ts'
import {faultsOf} from './testing/faults-of.ts'
import {verifyCredential} from './verify-credential.ts'

const issuer = await buildIssuer()
const other = await buildIssuer(2)
const credential = buildCredential({statuses: []})
const jwt = await signCredentialJwt(credential, {key: issuer.key})
const options = {didDocument: issuer.document, statusLists: [], now: testNow}

const claims = {
  ...credential,
  iss: 'did:web:a.example',
  jti: 'https://a.example/api/verify/4711/credential.json',
  nbf: Date.parse('2026-01-10T09:00:00Z') / 1000,
  exp: Date.parse('2028-01-10T09:00:00Z') / 1000,
}

async function signedJwt(
  payload: JsonObject,
  {header = {}, key = issuer.key.privateKey} = {},
): Promise<string> {
  // claims of a test may have any type
  return await new SignJWT(payload as unknown as JWTPayload)
    .setProtectedHeader({alg: 'EdDSA', kid: issuer.key.id, typ: 'JWT', ...header})
    .sign(key)
}

function part(value: unknown): string {
  return Buffer.from(JSON.stringify(value)).toString('base64url')
}

describe('a VC-JWT', () => {
  test('is one that a kept library verifies, with the claims of Open Badges', async () => {
    const raw = await globalThis.crypto.subtle.importKey(
      'jwk',
      {kty: 'OKP', crv: 'Ed25519', x: await publicX(issuer)},
      'Ed25519',
      false,
      ['verify'],
    )
    const {payload} = await jwtVerify(jwt, raw, {currentDate: testNow, issuer: 'did:web:a.example'})
    expect(payload).toEqual(claims)
    expect(decodeProtectedHeader(jwt)).toEqual({
      alg: 'EdDSA',
      kid: 'did:web:a.example#key-1',
      typ: 'JWT',
    })
  })

  test('passes, also in the other forms that issuers use', async () => {
    const {issuer: _issuer, id: _id, ...inner} = credential
    const {iss, jti, nbf, exp} = claims
    const {validUntil: _until, ...endless}: JsonObject = claims
    const forms = [
      jwt,
      `${jwt}\n`,
      await signedJwt(credential, {header: {typ: 'vc+jwt'}}),
      await signedJwt(credential, {header: {typ: 'vc+ld+jwt'}}),
      await signedJwt(credential, {header: {typ: 'vc-ld+jwt'}}),
      await signedJwt(credential, {header: {typ: 'application/vc+jwt'}}),
      await signedJwt(claims, {header: {kid: '#key-1'}}),
      await signedJwt(claims, {header: {kid: 'key-1'}}),
      await signedJwt(claims, {header: {kid: undefined}}),
      await signedJwt(claims, {header: {alg: 'Ed25519'}}),
      await signedJwt({vc: inner, iss, jti, nbf, exp}),
      await signedJwt(endless),
      {type: 'EnvelopedVerifiableCredential', id: `data:application/vc+jwt,${jwt}`},
    ]
    for (const form of forms) {
      const verification = await verifyCredential(form, options)
      expect(faultsOf(verification)).toEqual([])
      expect(verification.credential).toMatchObject({
        form: 'jwt',
        issuer: {id: 'did:web:a.example'},
        id: 'https://a.example/api/verify/4711/credential.json',
      })
    }
  })

  test('may have contexts and members of its own: its signature is over its text', async () => {
    const contexts = [...(credential['@context'] as string[]), 'https://b.example/context.json']
    const own = await signedJwt({...claims, '@context': contexts, grade: 'A'})
    expect(faultsOf(await verifyCredential(own, options))).toEqual([])
  })

  test('may name its key by the kid of the jwk that the issuer lists', async () => {
    const id = issuer.key.id
    const jwk = {kty: 'OKP', crv: 'Ed25519', x: await publicX(issuer), kid: 'thumbprint'}
    const method = {id, type: 'JsonWebKey', controller: issuer.did, publicKeyJwk: jwk}
    const didDocument = {id: issuer.did, verificationMethod: [method], assertionMethod: [id]}
    const named = await signedJwt(claims, {header: {kid: 'thumbprint'}})
    expect(faultsOf(await verifyCredential(named, {...options, didDocument}))).toEqual([])
    const another = await signedJwt(claims, {header: {kid: 'thumbprint-2'}})
    expect(faultsOf(await verifyCredential(another, {...options, didDocument}))).toEqual([
      'proof: not-judged key-unknown',
      'issuer: breach verification-method-unknown',
    ])
  })

  test('of an unknown issuer is not judged, an alteration shows by its own key all the same', async () => {
    const jwk = {kty: 'OKP', crv: 'Ed25519', x: await publicX(issuer)}
    const own = await signedJwt(claims, {header: {jwk, kid: undefined}})
    const unknown = {statusLists: [], now: testNow}
    expect(faultsOf(await verifyCredential(own, unknown))).toEqual([
      'issuer: not-judged issuer-unknown',
    ])
    const [head = '', , tail = ''] = own.split('.')
    const forged = [head, part({...claims, name: 'Certified everything'}), tail].join('.')
    expect(faultsOf(await verifyCredential(forged, unknown))).toContain(
      'proof: breach signature-invalid',
    )
  })

  test.each<[string, () => Promise<string> | string, string]>([
    [
      'altered',
      () => [jwt.split('.')[0], part({...claims, name: 'All'}), jwt.split('.')[2]].join('.'),
      'proof: breach signature-invalid',
    ],
    [
      'by another key',
      () => signedJwt(claims, {key: other.key.privateKey}),
      'proof: breach signature-invalid',
    ],
    [
      'by another key that it brings along',
      async () =>
        await signedJwt(claims, {
          key: other.key.privateKey,
          header: {jwk: {kty: 'OKP', crv: 'Ed25519', x: await publicX(other)}},
        }),
      'proof: breach signature-invalid',
    ],
    [
      'of algorithm none',
      () => `${part({alg: 'none'})}.${part(claims)}.`,
      'proof: breach algorithm-refused',
    ],
    [
      'of algorithm None',
      () => `${part({alg: 'None'})}.${part(claims)}.`,
      'proof: breach algorithm-refused',
    ],
    [
      'without an algorithm',
      () => `${part({})}.${part(claims)}.AAAA`,
      'proof: breach algorithm-refused',
    ],
    [
      'with the public key as a shared secret',
      () =>
        new SignJWT(claims as unknown as JWTPayload)
          .setProtectedHeader({alg: 'HS256'})
          .sign(new TextEncoder().encode(issuer.key.publicKeyMultibase.padEnd(64, '='))),
      'proof: breach algorithm-refused',
    ],
    [
      'of an algorithm of others',
      () => `${part({alg: 'RS512'})}.${part(claims)}.AAAA`,
      'proof: not-judged algorithm-unsupported',
    ],
    [
      'with a critical header',
      () => `${part({alg: 'EdDSA', crit: ['exp']})}.${part(claims)}.AAAA`,
      'proof: breach jwt-header-refused',
    ],
    [
      'with an unencoded payload',
      () => `${part({alg: 'EdDSA', b64: false})}.${part(claims)}.AAAA`,
      'proof: breach jwt-header-refused',
    ],
    [
      'of another type',
      () => signedJwt(claims, {header: {typ: 'dpop+jwt'}}),
      'proof: breach jwt-header-refused',
    ],
    ['cut short', () => jwt.slice(0, -2), 'proof: breach proof-value-malformed'],
    [
      'without a signature',
      () => `${jwt.split('.').slice(0, 2).join('.')}.`,
      'proof: breach proof-value-malformed',
    ],
    [
      'with another issuer in its claims',
      () => signedJwt({...claims, iss: 'did:web:b.example'}),
      'proof: breach claims-disagree',
    ],
    [
      'with another id in its claims',
      () => signedJwt({...claims, jti: 'urn:uuid:1'}),
      'proof: breach claims-disagree',
    ],
    [
      'with a subject in its claims alone',
      () => signedJwt({...claims, sub: 'did:key:z6Mk'}),
      'proof: breach claims-disagree',
    ],
    [
      'with a later end in its claims',
      () => signedJwt({...claims, exp: claims.exp + 1}),
      'proof: breach claims-disagree',
    ],
    [
      'with an earlier start in its claims',
      () => signedJwt({...claims, nbf: claims.nbf - 1}),
      'proof: breach claims-disagree',
    ],
    [
      'with a claim of another type',
      () => signedJwt({...claims, exp: String(claims.exp)}),
      'proof: breach claims-disagree',
    ],
    [
      'that has expired',
      () =>
        signCredentialJwt({...credential, validUntil: '2026-11-01T00:00:00Z'}, {key: issuer.key}),
      'validity: breach expired',
    ],
    [
      'with its contexts in another order',
      () => signedJwt({...claims, '@context': (credential['@context'] as string[]).toReversed()}),
      'context: breach context-order',
    ],
    [
      'with a member twice',
      () =>
        `${part({alg: 'EdDSA'})}.${Buffer.from('{"iss":"urn:a","iss":"urn:b"}').toString('base64url')}.AAAA`,
      'shape: breach member-twice',
    ],
    ['with stray bits', () => `${part({alg: 'EdDSA'})}.AB.AAAA`, 'shape: breach malformed-jwt'],
  ])('%s is refused', async (_, build, fault) => {
    const verification = await verifyCredential(await build(), options)
    expect(verification.outcome).not.toBe('pass')
    expect(faultsOf(verification)).toContain(fault)
  })
})

async function publicX({key}: {key: {publicKeyMultibase: string}}): Promise<string> {
  const {bytesOfMultikey} = await import('./multikey.ts')
  return Buffer.from(bytesOfMultikey(key.publicKeyMultibase) ?? []).toString('base64url')
}

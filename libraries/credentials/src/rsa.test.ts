import {SignJWT, exportJWK, generateKeyPair, type JWTPayload} from 'jose'
import {describe, expect, test} from 'vitest'
import type {JsonObject} from './json.ts'
import {buildCredential, buildIssuer, testNow} from './testing/build-credential.ts'
import {faultsOf} from './testing/faults-of.ts'
import {verifyCredential} from './verify-credential.ts'

const id = 'https://b.example/issuers/1'
const kid = 'https://b.example/keys/1'
const own = await generateKeyPair('RS256', {extractable: true})
const other = await generateKeyPair('RS256', {extractable: true})
const ed25519 = await buildIssuer(1, {did: id})
const jwk = {...(await exportJWK(own.publicKey)), alg: 'RS256', use: 'sig'}
const credential = buildCredential({issuer: {id, name: 'Example'}, statuses: []})

type SigningKey = Parameters<SignJWT['sign']>[0]

async function jwtOf({
  header = {},
  key = own.privateKey,
  claims = credential,
}: {header?: Record<string, unknown>; key?: SigningKey; claims?: JsonObject} = {}) {
  // claims of a test may have any type
  return await new SignJWT(claims as unknown as JWTPayload)
    .setProtectedHeader({alg: 'RS256', typ: 'JWT', kid, ...header})
    .sign(key)
}

async function faultsWith(jwt: string, didDocument: unknown) {
  return faultsOf(await verifyCredential(jwt, {didDocument, statusLists: [], now: testNow}))
}

describe('a VC-JWT by RS256, which Open Badges asks of all', () => {
  test('passes with the jwk of its issuer, alone, in a set or in a profile', async () => {
    const method = {id: kid, type: 'JsonWebKey', controller: id, publicKeyJwk: jwk}
    for (const document of [
      jwk,
      {keys: [await exportJWK(other.publicKey), jwk]},
      {keys: [{kty: 'OKP', crv: 'Ed25519', x: 'A'.repeat(43)}, jwk]},
      {id, type: ['Profile'], name: 'Example', publicKey: [method]},
      {id, verificationMethod: [method], assertionMethod: [kid]},
    ]) {
      expect(await faultsWith(await jwtOf(), document)).toEqual([])
    }
  })

  test('altered or by another key is refused, also when it brings that key along', async () => {
    const [head = '', , tail = ''] = (await jwtOf()).split('.')
    const payload = Buffer.from(JSON.stringify({...credential, name: 'All'})).toString('base64url')
    const invalid = ['proof: breach signature-invalid']
    expect(await faultsWith([head, payload, tail].join('.'), jwk)).toEqual(invalid)
    expect(await faultsWith(await jwtOf({key: other.privateKey}), jwk)).toEqual(invalid)
    const header = {jwk: await exportJWK(other.publicKey), kid: undefined}
    expect(await faultsWith(await jwtOf({header, key: other.privateKey}), jwk)).toEqual(invalid)
  })

  test('of an unknown issuer is not judged', async () => {
    const brought = await jwtOf({header: {jwk, kid: undefined}})
    expect(await faultsWith(brought, undefined)).toEqual(['issuer: not-judged issuer-unknown'])
  })

  test('a key serves its own algorithm and no other', async () => {
    const refused = ['proof: not-judged key-unknown', 'issuer: breach algorithm-refused']
    expect(await faultsWith(await jwtOf(), ed25519.key.publicKeyMultibase)).toEqual(refused)
    const eddsa = await jwtOf({header: {alg: 'EdDSA'}, key: ed25519.key.privateKey})
    expect(await faultsWith(eddsa, jwk)).toEqual(refused)
  })

  test('a key that is weak, strange or for something else is not judged', async () => {
    const {n = ''} = jwk
    for (const changes of [{n: n.slice(0, 300)}, {e: 'AQ'}, {use: 'enc'}, {alg: 'RSA-OAEP'}]) {
      expect(await faultsWith(await jwtOf(), {...jwk, ...changes})).toEqual([
        'proof: not-judged key-unknown',
        'issuer: not-judged key-unsupported',
      ])
    }
  })

  test('a signature too short for any such key is malformed', async () => {
    const [head = '', payload = ''] = (await jwtOf()).split('.')
    expect(await faultsWith(`${head}.${payload}.${'A'.repeat(84)}`, jwk)).toEqual([
      'proof: breach proof-value-malformed',
    ])
  })
})

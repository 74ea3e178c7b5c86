import {base58} from '@scure/base'
import {describe, expect, test} from 'vitest'
import type {Json} from '@airworthy/kernel'
import type {JsonObject} from './json.ts'
import {bytesOfMultikey} from './multikey.ts'
import {buildCredential, buildIssuer, signed, testNow} from './testing/build-credential.ts'
import {faultsOf} from './testing/faults-of.ts'
import {verifyCredential} from './verify-credential.ts'

const id = 'https://b.example/issuers/1'
const issuer = await buildIssuer(1, {did: id})
const other = await buildIssuer(2)
const credential = await signed(
  buildCredential({issuer: {id, name: 'Example'}, statuses: []}),
  issuer,
)
const {publicKeyMultibase} = issuer.key
const x = Buffer.from(bytesOfMultikey(publicKeyMultibase) ?? []).toString('base64url')
const jwk = {kty: 'OKP', crv: 'Ed25519', x}
const multikey = {id: `${id}#key-1`, type: 'Multikey', controller: id, publicKeyMultibase}

async function faultsWith(didDocument: unknown, given: JsonObject = credential) {
  return faultsOf(await verifyCredential(given, {didDocument, statusLists: [], now: testNow}))
}

describe('the keys of an issuer are read from', () => {
  test.each<[string, unknown]>([
    ['a document', issuer.document],
    ['its text', JSON.stringify(issuer.document)],
    [
      'what a resolver of dids answers',
      {didDocument: issuer.document, didResolutionMetadata: {}, didDocumentMetadata: {}},
    ],
    [
      'relative names',
      {id, verificationMethod: [{...multikey, id: '#key-1'}], assertionMethod: ['#key-1']},
    ],
    ['a key that stands in the relation', {id, assertionMethod: [multikey]}],
    [
      'a single key that is no list',
      {id, verificationMethod: multikey, assertionMethod: multikey.id},
    ],
    [
      'a jwk in a document',
      {
        id,
        verificationMethod: [
          {id: multikey.id, type: 'JsonWebKey', controller: id, publicKeyJwk: jwk},
        ],
        assertionMethod: [multikey.id],
      },
    ],
    [
      'a profile with keys',
      {id, type: ['Profile'], name: 'Example', verificationMethod: [multikey]},
    ],
    ['a key document', multikey],
    ['a key document of the older type', {...multikey, type: 'Ed25519VerificationKey2020'}],
    ['a jwk', jwk],
    [
      'a document with the oldest spelling of a key',
      {
        id,
        verificationMethod: [
          {
            id: multikey.id,
            type: 'Ed25519VerificationKey2018',
            controller: id,
            publicKeyBase58: base58.encode(bytesOfMultikey(publicKeyMultibase) ?? new Uint8Array()),
          },
        ],
        assertionMethod: [multikey.id],
      },
    ],
    ['a set of jwks', {keys: [{kty: 'RSA', n: 'AQAB', e: 'AQAB'}, jwk]}],
    ['a key as text', ` ${publicKeyMultibase}\n`],
    [
      'a document with a second key',
      {
        id,
        verificationMethod: [
          {...multikey, id: `${id}#key-0`, publicKeyMultibase: other.key.publicKeyMultibase},
          multikey,
        ],
        assertionMethod: [`${id}#key-0`, multikey.id],
      },
    ],
  ])('%s', async (_, document) => {
    expect(await faultsWith(document)).toEqual([])
  })
})

describe('a key is not the issuer’s to sign with when', () => {
  test.each<[string, Json, string]>([
    [
      'it is for signing in',
      {id, verificationMethod: [multikey], authentication: [multikey.id]},
      'verification-method-not-for-assertion',
    ],
    [
      'a profile gives it to something else',
      {id, type: ['Profile'], verificationMethod: [multikey], assertionMethod: []},
      'verification-method-not-for-assertion',
    ],
    [
      'somebody else controls it',
      {
        id,
        verificationMethod: [{...multikey, controller: 'did:web:evil.example'}],
        assertionMethod: [multikey.id],
      },
      'controller-mismatch',
    ],
    [
      'it had ended before',
      {
        id,
        verificationMethod: [{...multikey, expires: '2026-01-01T00:00:00Z'}],
        assertionMethod: [multikey.id],
      },
      'key-ended',
    ],
    [
      'it was revoked before',
      {
        id,
        verificationMethod: [{...multikey, revoked: '2026-01-01T00:00:00Z'}],
        assertionMethod: [multikey.id],
      },
      'key-ended',
    ],
    [
      'the document is another’s',
      {...issuer.document, id: 'https://b.example/issuers/2'},
      'issuer-mismatch',
    ],
    [
      'the key document is another’s',
      {...multikey, controller: 'did:web:evil.example'},
      'issuer-mismatch',
    ],
    [
      'the document does not list it',
      {
        id,
        verificationMethod: [{...multikey, id: `${id}#key-2`}],
        assertionMethod: [`${id}#key-2`],
      },
      'verification-method-unknown',
    ],
  ])('%s', async (_, document, code) => {
    expect(await faultsWith(document)).toContain(`issuer: breach ${code}`)
  })

  test('the proof names the address of another, whatever key was given', async () => {
    const key = {...issuer.key, id: 'did:web:evil.example#key-1'}
    const given = await signed(buildCredential({issuer: {id, name: 'Example'}, statuses: []}), {
      key,
    })
    for (const document of [jwk, publicKeyMultibase]) {
      expect(await faultsWith(document, given)).toEqual(['issuer: breach controller-mismatch'])
    }
  })

  test('an address on the issuer’s own host may name a key that was given', async () => {
    const given = await signed(buildCredential({issuer: {id, name: 'Example'}, statuses: []}), {
      key: {...issuer.key, id: 'https://b.example/keys/1'},
    })
    expect(await faultsWith(jwk, given)).toEqual([])
    const elsewhere = await signed(buildCredential({issuer: {id, name: 'Example'}, statuses: []}), {
      key: {...issuer.key, id: 'https://evil.example/keys/1'},
    })
    expect(await faultsWith(jwk, elsewhere)).toEqual(['issuer: breach controller-mismatch'])
  })

  test('another key was given', async () => {
    expect(await faultsWith(other.key.publicKeyMultibase)).toEqual([
      'proof: breach signature-invalid',
    ])
  })

  test('it is of a kind that we do not verify', async () => {
    const rsa = {id: multikey.id, controller: id, publicKeyJwk: {kty: 'RSA', n: 'AQAB', e: 'AQAB'}}
    const document = {id, verificationMethod: [rsa], assertionMethod: [rsa.id]}
    expect(await faultsWith(document)).toEqual([
      'proof: not-judged key-unknown',
      'issuer: not-judged key-unsupported',
    ])
  })
})

test('a profile without any key leaves the issuer unknown', async () => {
  expect(await faultsWith({id, type: ['Profile'], name: 'Example'})).toEqual([
    'proof: not-judged key-unknown',
    'issuer: not-judged issuer-unknown',
  ])
})

test('a key that ended later was good when it signed', async () => {
  const ended = {...multikey, revoked: '2026-06-01T00:00:00Z'}
  expect(await faultsWith({id, verificationMethod: [ended], assertionMethod: [ended.id]})).toEqual(
    [],
  )
})

test.each<[string, unknown]>([
  ['no json', '{'],
  ['a key that is none', 'z6MkNot'],
  ['a number', 7],
  ['a list', []],
  ['no id', {verificationMethod: [multikey]}],
  ['no key', {keys: []}],
])('what is no document of an issuer is the reader’s fault: %s', async (_, document) => {
  await expect(faultsWith(document)).rejects.toMatchObject({name: 'AirworthyError'})
})

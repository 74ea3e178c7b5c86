import {describe, expect, test} from 'vitest'
import {signCredential} from './data-integrity.ts'
import type {JsonObject} from './json.ts'
import {
  buildCredential,
  buildIssuer,
  buildSignedList,
  signed,
  testNow,
} from './testing/build-credential.ts'
import {faultsOf} from './testing/faults-of.ts'
import {verifyCredential} from './verify-credential.ts'

const issuer = await buildIssuer()
const list = await buildSignedList(issuer)
const credential = await signed(buildCredential(), issuer)
const wrong = {...issuer.key, privateKey: (await buildIssuer(2)).key.privateKey}
const evil = await buildIssuer(3, {did: 'did:web:evil.example'})
const options = {didDocument: issuer.document, statusLists: [list], now: testNow}

function withProof(changes: JsonObject, given: JsonObject = credential): JsonObject {
  const [proof] = given['proof'] as readonly JsonObject[] // signed above
  return {...given, proof: [{...proof, ...changes}]}
}

describe('a good credential', () => {
  test('passes every check and says what it proves and what it does not', async () => {
    const verification = await verifyCredential(credential, options)
    expect(faultsOf(verification)).toEqual([])
    expect(verification.outcome).toBe('pass')
    expect(verification.checks.map(({check, code}) => `${check} ${code}`)).toEqual([
      'shape well-formed',
      'context contexts-known',
      'proof signature-valid',
      'issuer issuer-known',
      'validity valid',
      'status not-revoked',
    ])
    expect(verification.unproved).toEqual(['recipient', 'evidence', 'schema'])
    expect(verification.credential).toMatchObject({
      form: 'data-integrity',
      issuer: {id: 'did:web:a.example', name: 'Example'},
      recipient: {identifiers: [{type: 'name', value: 'Ada L.', hashed: false}]},
      validUntil: '2028-01-10T09:00:00Z',
    })
  })

  test('is verified from its text as well, and whatever the order of its members', async () => {
    const reversed = Object.fromEntries(Object.entries(credential).toReversed())
    for (const text of [
      JSON.stringify(credential),
      `\ufeff ${JSON.stringify(reversed, null, 2)}\n`,
    ]) {
      expect((await verifyCredential(text, options)).outcome).toBe('pass')
    }
  })

  test('with its proof as an object, or several proofs, is as good', async () => {
    const other = await signCredential(buildCredential(), {key: issuer.key, created: testNow})
    const [first] = credential.proof
    const [second] = other.proof
    for (const proof of [first, [first, second]]) {
      const verification = await verifyCredential({...credential, proof} as JsonObject, options)
      expect(faultsOf(verification)).toEqual([])
    }
  })

  test('without a status has nothing that could be withdrawn', async () => {
    const lasting = await signed(buildCredential({statuses: []}), issuer)
    const verification = await verifyCredential(lasting, {...options, statusLists: []})
    expect(verification.outcome).toBe('pass')
    expect(verification.checks.at(-1)).toMatchObject({code: 'no-status'})
  })
})

describe('what is missing is not judged', () => {
  test('without the list, revocation is unknown', async () => {
    const verification = await verifyCredential(credential, {...options, statusLists: []})
    expect(verification.outcome).toBe('not-judged')
    expect(faultsOf(verification)).toEqual(['status: not-judged revocation-unknown'])
  })

  test('without the document, the issuer is unknown, and so is who made the list', async () => {
    const {didDocument: _, ...rest} = options
    const verification = await verifyCredential(credential, rest)
    expect(verification.outcome).toBe('not-judged')
    expect(faultsOf(verification)).toEqual([
      'proof: not-judged key-unknown',
      'issuer: not-judged issuer-unknown',
      'status: not-judged status-list-unproved',
    ])
  })

  test('an issuer whose identifier is a key needs no document', async () => {
    const {publicKeyMultibase} = issuer.key
    const did = `did:key:${publicKeyMultibase}`
    const key = {...issuer.key, id: `${did}#${publicKeyMultibase}`}
    const own = await signed(buildCredential({issuer: {id: did, name: 'Me'}, statuses: []}), {key})
    expect((await verifyCredential(own, {statusLists: [], now: testNow})).outcome).toBe('pass')
    const plain = buildCredential({issuer: {id: did, name: 'Me'}, statuses: []})
    const bare = await signed(plain, {key: {...key, id: did}})
    expect((await verifyCredential(bare, {statusLists: [], now: testNow})).outcome).toBe('pass')
    const altered = {...own, name: 'Certified everything'}
    const verification = await verifyCredential(altered, {statusLists: [], now: testNow})
    expect(faultsOf(verification)).toEqual(['proof: breach signature-invalid'])
  })

  test('suites and types of others are not judged, beside a proof that holds they are told', async () => {
    for (const [changes, code] of [
      [{cryptosuite: 'ecdsa-rdfc-2019'}, 'cryptosuite-unsupported'],
      [{type: 'Ed25519Signature2020'}, 'proof-type-unsupported'],
      [{previousProof: 'urn:uuid:1'}, 'proof-chain-unsupported'],
    ] as const) {
      const foreign = withProof(changes)
      const verification = await verifyCredential(foreign, options)
      expect(faultsOf(verification)).toEqual([`proof: not-judged ${code}`])
      const both = {
        ...credential,
        proof: [...credential.proof, ...(foreign['proof'] as JsonObject[])],
      }
      const beside = await verifyCredential(both, options)
      expect(beside.outcome).toBe('pass')
      expect(beside.unproved).toContain('other-proofs')
    }
  })
})

describe('a credential that is not what it claims is refused with its reason', () => {
  test.each<[string, () => Promise<JsonObject> | JsonObject, string[]]>([
    [
      'altered name',
      () => ({...credential, name: 'Certified everything'}),
      ['proof: breach signature-invalid'],
    ],
    [
      'altered end',
      () => ({...credential, validUntil: '2038-01-10T09:00:00Z'}),
      ['proof: breach signature-invalid'],
    ],
    [
      'another status list',
      () => ({
        ...credential,
        credentialStatus: {
          ...(credential['credentialStatus'] as JsonObject),
          statusListIndex: '8',
        },
      }),
      ['proof: breach signature-invalid'],
    ],
    [
      'signed with another key',
      () => signed(buildCredential(), {key: wrong}),
      ['proof: breach signature-invalid'],
    ],
    [
      'signed by somebody else in the name of the issuer',
      () => signed(buildCredential(), evil),
      ['proof: not-judged key-unknown', 'issuer: breach verification-method-unknown'],
    ],
    ['without a proof', () => buildCredential(), ['proof: breach proof-missing']],
    [
      'proof for another purpose',
      () => withProof({proofPurpose: 'authentication'}),
      ['proof: breach proof-purpose-wrong'],
    ],
    [
      'unknown suite',
      () => withProof({cryptosuite: 'eddsa-rdf-2022'}),
      ['proof: breach cryptosuite-unknown'],
    ],
    [
      'unknown type of proof',
      () => withProof({type: 'GoodProof'}),
      ['proof: breach proof-type-unknown'],
    ],
    [
      'proof made later than now',
      () => withProof({created: '2027-01-01T00:00:00Z'}),
      ['proof: breach proof-created-later'],
    ],
    [
      'proof with an earlier date than it signed',
      () => withProof({created: '2025-01-01T00:00:00Z'}),
      ['proof: breach signature-invalid'],
    ],
    [
      'proof that has expired',
      () => withProof({expires: '2026-02-01T00:00:00Z'}),
      ['proof: breach proof-expired'],
    ],
    [
      'date that is none',
      () => withProof({created: 'yesterday'}),
      ['proof: breach proof-malformed'],
    ],
    [
      'signature in another base',
      () => withProof({proofValue: 'uAAAA'}),
      ['proof: breach proof-value-malformed'],
    ],
    [
      'signature cut short',
      () => withProof({proofValue: 'z3sh'}),
      ['proof: breach proof-value-malformed'],
    ],
    [
      'method of another key of nobody',
      () => withProof({verificationMethod: 'did:web:a.example#key-9'}),
      ['proof: not-judged key-unknown', 'issuer: breach verification-method-unknown'],
    ],
    [
      'a false proof beside a true one',
      () => ({
        ...credential,
        proof: [
          ...credential.proof,
          ...(withProof({created: '2026-01-10T09:00:02Z'})['proof'] as JsonObject[]),
        ],
      }),
      ['proof: breach signature-invalid'],
    ],
    [
      'expired',
      () => signed(buildCredential({validUntil: new Date('2026-11-28T12:00:00Z')}), issuer),
      ['validity: breach expired'],
    ],
    [
      'not yet valid',
      () => signed(buildCredential({validFrom: new Date('2026-11-28T12:00:01Z')}), issuer),
      ['validity: breach not-yet-valid'],
    ],
    [
      'valid for less than no time',
      () => signed({...buildCredential(), validUntil: '2020-01-01T00:00:00Z'}, issuer),
      ['validity: breach validity-empty'],
    ],
    [
      'time without a zone',
      () => signed({...buildCredential(), validFrom: '2026-01-10T09:00:00'}, issuer),
      ['shape: breach member-malformed', 'validity: breach validity-malformed'],
    ],
  ])('%s', async (_, build, faults) => {
    const verification = await verifyCredential(await build(), options)
    expect(faultsOf(verification)).toEqual(faults)
    expect(verification.outcome).toBe('breach')
  })

  test('is told apart from the wrong document', async () => {
    const verification = await verifyCredential(credential, {
      ...options,
      didDocument: evil.document,
    })
    expect(faultsOf(verification)).toEqual([
      'proof: not-judged key-unknown',
      'issuer: breach issuer-mismatch',
      'status: breach status-list-refused',
    ])
  })

  test.each<[string, unknown, string]>([
    ['text that is no json', '{"id":', 'not-json'],
    ['nothing', '', 'not-json'],
    ['a number', 7, 'not-a-credential'],
    ['a list', [credential], 'not-a-credential'],
    ['undefined', undefined, 'not-a-credential'],
    ['a member twice', '{"id":"urn:a","id":"urn:b"}', 'member-twice'],
    ['a member twice, once escaped', '{"issuer":"urn:a","iss\\u0075er":"urn:b"}', 'member-twice'],
    ['nesting without end', '['.repeat(100_000), 'too-deep'],
    ['half a character', '{"name":"\\ud800"}', 'malformed-text'],
  ])('%s is no credential', async (_, input, code) => {
    const verification = await verifyCredential(input, options)
    expect(faultsOf(verification)).toEqual([`shape: breach ${code}`])
    expect(verification.credential).toBeNull()
  })
})

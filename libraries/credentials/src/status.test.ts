import {createList, decodeList} from '@digitalbazaar/vc-bitstring-status-list'
import fc from 'fast-check'
import {describe, expect, test} from 'vitest'
import {isAirworthyError} from '@airworthy/kernel'
import type {JsonObject} from './json.ts'
import {signCredentialJwt} from './jwt.ts'
import {buildStatusList, readStatusBits, statusAt} from './status-list.ts'
import {
  buildCredential,
  buildIssuer,
  buildSignedList,
  signed,
  testList,
  testNow,
} from './testing/build-credential.ts'
import {faultsOf} from './testing/faults-of.ts'
import {verifyCredential} from './verify-credential.ts'

const issuer = await buildIssuer()
const other = await buildIssuer(2, {did: 'did:web:b.example'})
const wrong = {...issuer.key, privateKey: other.key.privateKey}
const credential = await signed(buildCredential(), issuer)

async function faultsWith(lists: readonly unknown[], given: JsonObject = credential) {
  const options = {didDocument: issuer.document, statusLists: lists, now: testNow}
  return faultsOf(await verifyCredential(given, options))
}

async function unsignedList(subject: JsonObject, changes: JsonObject = {}): Promise<JsonObject> {
  const list = await buildStatusList({
    id: testList,
    issuer: issuer.did,
    purpose: 'revocation',
    statuses: [],
    validFrom: new Date('2026-11-28T00:00:00Z'),
    validUntil: new Date('2026-12-05T00:00:00Z'),
  })
  const own = list['credentialSubject'] as JsonObject // built as an object
  return {...list, ...changes, credentialSubject: {...own, ...subject}}
}

async function gzipped(bytes: number): Promise<string> {
  const stream = new Blob([new Uint8Array(bytes)]).stream()
  const packed = await new Response(stream.pipeThrough(new CompressionStream('gzip'))).bytes()
  return `u${Buffer.from(packed).toString('base64url')}`
}

describe('a status list', () => {
  test('is read by the kept library as we mean it, and the other way round', async () => {
    const set = [0, 7, 8, 94_567, 131_071]
    const list = await buildSignedList(issuer, {statuses: set})
    const {encodedList} = list['credentialSubject'] as {encodedList: string} & JsonObject
    const theirs = await decodeList({encodedList})
    const found = Array.from({length: theirs.length}, (_, at) => at).filter((at) =>
      theirs.getStatus(at),
    )
    expect(found).toEqual(set)
    const own = await createList({length: 131_072})
    for (const index of set) own.setStatus(index, true)
    const bits = await readStatusBits(await own.encode())
    expect(found.map((index) => statusAt(bits, index))).toEqual(set.map(() => 1))
    expect(statusAt(bits, 1)).toBe(0)
    expect(statusAt(bits, 131_072)).toBeNull()
  })

  test('keeps every set of entries', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uniqueArray(fc.nat(131_071), {maxLength: 50}), async (set) => {
        const subject = (await buildSignedList(issuer, {statuses: set}))['credentialSubject']
        const {encodedList} = subject as {encodedList: string} & JsonObject
        const bits = await readStatusBits(encodedList)
        const found = Array.from({length: 131_072}, (_, at) => at).filter(
          (at) => statusAt(bits, at) === 1,
        )
        expect(found).toEqual(set.toSorted((one, two) => one - two))
      }),
      {numRuns: 20},
    )
  })

  test('shorter than the standard allows, or with an entry outside, is not made', async () => {
    for (const facts of [{length: 131_071}, {statuses: [131_072]}, {statuses: [-1]}]) {
      const thrown: unknown = await buildSignedList(issuer, facts).catch(
        (reason: unknown) => reason,
      )
      expect(isAirworthyError(thrown, 'malformed-status-list')).toBe(true)
    }
  })
})

describe('status', () => {
  test('a set bit is a revocation, that of a neighbour is not', async () => {
    expect(await faultsWith([await buildSignedList(issuer, {statuses: [7]})])).toEqual([
      'status: breach revoked',
    ])
    const neighbours = await buildSignedList(issuer, {statuses: [0, 6, 8, 131_071]})
    expect(await faultsWith([neighbours])).toEqual([])
  })

  test('an index that is written as a number is the same place', async () => {
    const own = buildCredential()
    const entry = own['credentialStatus'] as JsonObject // built as one entry
    const status = {...entry, statusListIndex: 7}
    const given = await signed({...own, credentialStatus: status}, issuer)
    expect(await faultsWith([await buildSignedList(issuer)], given)).toEqual([])
    const set = await buildSignedList(issuer, {statuses: [7]})
    expect(await faultsWith([set], given)).toEqual(['status: breach revoked'])
  })

  test('of copies that are equally new the worst speaks, in whatever order they are given', async () => {
    const clear = await buildSignedList(issuer)
    const set = await buildSignedList(issuer, {statuses: [7]})
    for (const lists of [
      [clear, set],
      [set, clear],
      [clear, clear, set],
    ]) {
      expect(await faultsWith(lists)).toEqual(['status: breach revoked'])
    }
    expect(await faultsWith([clear, clear])).toEqual([])
  })

  test('a list as a jwt is as good', async () => {
    const list = await unsignedList({})
    const jwt = await signCredentialJwt(list, {key: issuer.key})
    expect(await faultsWith([jwt])).toEqual([])
    expect(await faultsWith([await signCredentialJwt(list, {key: wrong})])).toEqual([
      'status: breach status-list-refused',
    ])
  })

  test('several entries are each looked up, and suspension is told apart', async () => {
    const second = 'https://a.example/api/status-lists/suspension/1'
    const both = await signed(
      buildCredential({
        statuses: [
          {statusListCredential: testList, statusListIndex: 7, statusPurpose: 'revocation'},
          {statusListCredential: second, statusListIndex: 9, statusPurpose: 'suspension'},
        ],
      }),
      issuer,
    )
    const list = await buildSignedList(issuer)
    const suspension = {id: second, purpose: 'suspension'} as const
    const clear = await buildSignedList(issuer, suspension)
    const set = await buildSignedList(issuer, {...suspension, statuses: [9]})
    expect(await faultsWith([list, clear], both)).toEqual([])
    expect(await faultsWith([list, set], both)).toEqual(['status: breach suspended'])
    expect(await faultsWith([list], both)).toEqual(['status: not-judged status-list-mismatch'])
  })

  test('an outdated list proves a revocation still, and nothing else', async () => {
    const outdated = {
      validFrom: new Date('2026-10-01T00:00:00Z'),
      validUntil: new Date('2026-10-08T00:00:00Z'),
    }
    expect(await faultsWith([await buildSignedList(issuer, outdated)])).toEqual([
      'status: not-judged status-list-expired',
    ])
    const set = await buildSignedList(issuer, {...outdated, statuses: [7]})
    expect(await faultsWith([set])).toEqual(['status: breach revoked'])
    const fresh = await buildSignedList(issuer)
    expect(await faultsWith([await buildSignedList(issuer, outdated), fresh])).toEqual([])
    const early = await buildSignedList(issuer, {validFrom: new Date('2026-12-01T00:00:00Z')})
    expect(await faultsWith([early])).toEqual(['status: not-judged status-list-not-valid'])
  })

  test.each<[string, () => Promise<unknown>, string]>([
    [
      'another address',
      () => buildSignedList(issuer, {id: `${testList}2`}),
      'not-judged status-list-mismatch',
    ],
    ['no json', () => Promise.resolve('{'), 'not-judged status-list-mismatch'],
    [
      'another purpose',
      () => buildSignedList(issuer, {purpose: 'suspension'}),
      'breach status-purpose-mismatch',
    ],
    ['another issuer', () => buildSignedList(other), 'breach status-list-issuer-mismatch'],
    [
      'another key',
      async () => await signed(await unsignedList({}), {key: wrong}),
      'breach status-list-refused',
    ],
    ['no signature', () => unsignedList({}), 'breach status-list-refused'],
    [
      'an altered bit',
      async () => {
        const {credentialSubject} = await buildSignedList(issuer)
        const set = await buildSignedList(issuer, {statuses: [7]})
        return {...set, credentialSubject: credentialSubject ?? null}
      },
      'breach status-list-refused',
    ],
    [
      'too few entries',
      async () => await signed(await unsignedList({encodedList: await gzipped(1024)}), issuer),
      'breach status-list-too-short',
    ],
    [
      'a bomb in it',
      async () =>
        await signed(await unsignedList({encodedList: await gzipped(64 * 1024 * 1024)}), issuer),
      'breach status-list-malformed',
    ],
    [
      'no gzip in it',
      async () => await signed(await unsignedList({encodedList: 'uAAAA'}), issuer),
      'breach status-list-malformed',
    ],
    [
      'no multibase in it',
      async () => await signed(await unsignedList({encodedList: 'H4sIAAAA'}), issuer),
      'breach status-list-malformed',
    ],
    [
      'another type',
      async () => await signed(await unsignedList({}, {type: ['VerifiableCredential']}), issuer),
      'breach status-list-malformed',
    ],
  ])('a list with %s counts for nothing', async (_, build, fault) => {
    expect(await faultsWith([await build()])).toEqual([`status: ${fault}`])
  })

  test.each<[string, JsonObject, string]>([
    ['an index that is no number', {statusListIndex: 'seven'}, 'breach status-entry-malformed'],
    ['a number with a fraction', {statusListIndex: 7.5}, 'breach status-entry-malformed'],
    ['a number below zero', {statusListIndex: -7}, 'breach status-entry-malformed'],
    ['a negative index', {statusListIndex: '-1'}, 'breach status-entry-malformed'],
    ['an index outside', {statusListIndex: '131072'}, 'breach status-index-out-of-range'],
    ['no list', {statusListCredential: 'the list'}, 'breach status-entry-malformed'],
    ['an unknown purpose', {statusPurpose: 'mood'}, 'breach status-purpose-mismatch'],
  ])('an entry with %s is refused', async (_, changes, fault) => {
    const own = buildCredential()
    const entry = own['credentialStatus'] as JsonObject // built as one entry
    const given = await signed({...own, credentialStatus: {...entry, ...changes}}, issuer).catch(
      () => null,
    )
    // what cannot even be signed stands for itself
    if (given === null) return
    const faults = await faultsWith([await buildSignedList(issuer)], given)
    expect(faults).toContain(`status: ${fault}`)
  })

  test('a status of a kind that we do not know is not judged', async () => {
    const own = buildCredential()
    const status = {id: 'https://a.example/revocations', type: '1EdTechRevocationList'}
    const given = await signed({...own, credentialStatus: status}, issuer)
    expect(await faultsWith([], given)).toEqual(['status: not-judged status-type-unsupported'])
  })
})

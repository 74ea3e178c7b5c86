import {readFileSync} from 'node:fs'
import {Ajv2019} from 'ajv/dist/2019.js'
import {describe, expect, test} from 'vitest'
import {signCredential} from './data-integrity.ts'
import type {JsonObject} from './json.ts'
import {signCredentialJwt} from './jwt.ts'
import {buildCredential, buildIssuer, signed, testNow} from './testing/build-credential.ts'
import {faultsOf} from './testing/faults-of.ts'
import {verifyCredential} from './verify-credential.ts'

const shared = process.env['AIRWORTHY_SHARED']
const read = (path: string) =>
  JSON.parse(readFileSync(`${shared ?? ''}/${path}`, 'utf8')) as JsonObject // each file is an object

describe.skipIf(shared === undefined)('what we issue', () => {
  test('keeps to the json schema of Open Badges 3.0, signed and unsigned and whatever it says', async () => {
    const schema = read('schemas/ob3/achievementcredential.json')
    // date-time and the like are read as notes: our own shape is stricter
    const validate = new Ajv2019({strict: false, validateFormats: false}).compile(schema)
    const issuer = await buildIssuer()
    const given = [
      buildCredential(),
      await signed(buildCredential(), issuer),
      await signed(buildCredential({statuses: [], evidence: [], results: []}), issuer),
      await signed(buildCredential({recipient: {id: 'did:key:z6Mk'}, description: 'All.'}), issuer),
    ]
    for (const one of given) {
      validate(one)
      expect(validate.errors ?? []).toEqual([])
    }
    // the schema is not blind
    const [proof] = (await signed(buildCredential(), issuer)).proof
    expect(validate({...buildCredential(), proof: proof ?? null})).toBe(false)
    const entry = buildCredential()['credentialStatus'] ?? null
    expect(validate({...buildCredential(), credentialStatus: [entry]})).toBe(false)
  })
})

describe.skipIf(shared === undefined)('credentials of others', () => {
  test('the signed sample of the standard passes with its key, and is not judged without', async () => {
    const {signed: sample} = read('reference/eddsa-rdfc-2022/obv3p0-eddsa-rdfc-2022.json')
    const multikey = 'z6MkjZRZv3aez3r18pB1RBFJR1kwUVJ5jHt92JmQwXbd5hwi'
    const id = 'https://example.edu/issuers/565049'
    const method = `${id}#${multikey}`
    const document = {
      id,
      verificationMethod: [
        {id: method, type: 'Multikey', controller: id, publicKeyMultibase: multikey},
      ],
      assertionMethod: [method],
    }
    for (const didDocument of [document, multikey]) {
      const options = {didDocument, statusLists: [], now: testNow}
      expect(faultsOf(await verifyCredential(sample, options))).toEqual([])
    }
    const options = {statusLists: [], now: testNow}
    expect(faultsOf(await verifyCredential(sample, options))).toEqual([
      'issuer: not-judged issuer-unknown',
    ])
    const altered = {...(sample as JsonObject), name: 'Leadership Badge'}
    expect(faultsOf(await verifyCredential(altered, options))).toEqual([
      'proof: breach signature-invalid',
      'issuer: not-judged issuer-unknown',
    ])
  })

  test.each(['basicOpenBadgeCredential', 'fullOpenBadge'])(
    'the sample %s is taken with whatever it has, once it is signed',
    async (name) => {
      const {proof: _, ...sample} = read(`schemas/ob3/${name}.json`)
      const {id} = sample['issuer'] as {id: string} // of both samples
      const issuer = await buildIssuer(5, {did: id})
      const options = {didDocument: issuer.document, statusLists: [], now: testNow}
      const faults = name === 'fullOpenBadge' ? ['status: not-judged status-type-unsupported'] : []
      const [proof] = (await signed(sample, issuer)).proof
      for (const form of [
        {...sample, proof: [proof ?? null]},
        {...sample, proof: proof ?? null},
        await signCredentialJwt(sample, {key: issuer.key}),
      ]) {
        const verification = await verifyCredential(form, options)
        expect(faultsOf(verification)).toEqual(faults)
        expect(verification.unproved.includes('endorsements')).toBe(name === 'fullOpenBadge')
      }
    },
  )
})

describe('variants that the standard allows', async () => {
  const issuer = await buildIssuer()
  const options = {didDocument: issuer.document, statusLists: [], now: testNow}
  const plain = buildCredential({statuses: []})
  const subject = plain['credentialSubject'] as JsonObject // built as an object
  const entry = {type: 'Evidence', id: 'urn:uuid:1'}

  test.each<[string, JsonObject]>([
    ['the issuer as its id alone', {issuer: issuer.did}],
    [
      'AchievementCredential as its type',
      {type: ['AchievementCredential', 'VerifiableCredential']},
    ],
    ['one piece of evidence that is no list', {evidence: entry}],
    [
      'a schema that is no list',
      {credentialSchema: {id: 'https://a.example/s', type: 'JsonSchema'}},
    ],
    ['times with another zone and fractions', {validFrom: '2026-01-10T11:00:00.250+02:00'}],
    ['no end', {validUntil: null}],
    ['a name with its language', {name: {'@value': 'Certifié', '@language': 'fr'}}],
    ['an id of the recipient', {credentialSubject: {...subject, id: 'mailto:ada@a.example'}}],
    ['terms of use', {termsOfUse: [{id: 'https://a.example/terms', type: 'VerifiableCredential'}]}],
    ['the date of the award', {awardedDate: '2026-01-09T00:00:00Z'}],
  ])('%s', async (_, changes) => {
    const members = Object.entries({...plain, ...changes}).filter(([, member]) => member !== null)
    const credential = await signCredential(Object.fromEntries(members), {
      key: issuer.key,
      created: new Date('2026-01-10T10:00:00Z'),
    })
    expect(faultsOf(await verifyCredential(credential, options))).toEqual([])
  })
})

describe('what is no Open Badges credential is refused with its member', async () => {
  const issuer = await buildIssuer()
  const options = {didDocument: issuer.document, statusLists: [], now: testNow}
  const plain = buildCredential({statuses: []})
  const subject = plain['credentialSubject'] as JsonObject // built as an object
  const achievement = subject['achievement'] as JsonObject // built as an object
  const {id: _id, ...anonymous} = achievement
  const {identifier: _identifier, ...unidentified} = subject

  test.each<[string, JsonObject, {code: string; facts?: object}]>([
    ['another type', {type: ['VerifiableCredential']}, {code: 'not-an-open-badge'}],
    ['no id', {id: null}, {code: 'member-missing', facts: {path: 'id'}}],
    ['an id that is no uri', {id: 'credential 1'}, {code: 'member-malformed', facts: {path: 'id'}}],
    ['no issuer', {issuer: null}, {code: 'member-missing', facts: {path: 'issuer'}}],
    ['no beginning', {validFrom: null}, {code: 'member-missing', facts: {path: 'validFrom'}}],
    ['a day in place of a moment', {validUntil: '2028-01-10'}, {code: 'member-malformed'}],
    ['a day that does not exist', {validUntil: '2028-02-30T00:00:00Z'}, {code: 'member-malformed'}],
    ['several subjects', {credentialSubject: [subject]}, {code: 'member-malformed'}],
    [
      'nobody as its subject',
      {credentialSubject: unidentified},
      {code: 'member-missing', facts: {path: 'credentialSubject.id'}},
    ],
    [
      'no achievement',
      {credentialSubject: {type: ['AchievementSubject'], id: 'urn:a'}},
      {code: 'member-missing', facts: {path: 'credentialSubject.achievement'}},
    ],
    [
      'an achievement without an id',
      {credentialSubject: {...subject, achievement: anonymous}},
      {code: 'member-missing'},
    ],
    [
      'evidence that is a text',
      {evidence: ['a report']},
      {code: 'member-malformed', facts: {path: 'evidence'}},
    ],
  ])('%s', async (_, changes, expected) => {
    const members = Object.entries({...plain, ...changes}).filter(([, member]) => member !== null)
    const verification = await verifyCredential(Object.fromEntries(members), options)
    expect(verification.outcome).toBe('breach')
    expect(verification.checks[0]).toMatchObject({check: 'shape', outcome: 'breach', ...expected})
  })
})

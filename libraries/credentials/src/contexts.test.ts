import {readFileSync} from 'node:fs'
import {expect, test} from 'vitest'
import {isAirworthyError} from '@airworthy/kernel'
import {isEmbeddedContext, isObContext, loadEmbedded, obContext} from './contexts.ts'
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

const shared = process.env['AIRWORTHY_SHARED']
const issuer = await buildIssuer()
const list = await buildSignedList(issuer)
const credential = await signed(buildCredential(), issuer)
const options = {didDocument: issuer.document, statusLists: [list], now: testNow}

const vc = 'https://www.w3.org/ns/credentials/v2'
const ob = obContext
const extensions = 'https://purl.imsglobal.org/spec/ob/v3p0/extensions.json'

test.skipIf(shared === undefined)(
  'the embedded context of Open Badges is that of 3.0.3',
  async () => {
    const published: unknown = JSON.parse(
      readFileSync(`${shared ?? ''}/schemas/ob3/ob-context-3.0.3.json`, 'utf8'),
    )
    expect((await loadEmbedded(obContext)).document).toEqual(published)
  },
)

test('nothing but the embedded contexts is ever loaded', async () => {
  for (const url of ['https://evil.example/context', 'file:///etc/passwd', `${obContext}?`, '']) {
    expect(isEmbeddedContext(url)).toBe(false)
    const thrown: unknown = await loadEmbedded(url).catch((reason: unknown) => reason)
    expect(isAirworthyError(thrown, 'context-unknown')).toBe(true)
  }
  expect(isObContext(vc)).toBe(false)
})

test.each<[string, JsonObject, string]>([
  ['none', {'@context': []}, 'context-missing'],
  [
    'only the old one',
    {'@context': ['https://www.w3.org/2018/credentials/v1', ob]},
    'context-not-credentials-v2',
  ],
  ['in another order', {'@context': [ob, vc, extensions]}, 'context-order'],
  ['with another before that of Open Badges', {'@context': [vc, extensions, ob]}, 'context-order'],
  ['without that of Open Badges', {'@context': [vc]}, 'context-not-open-badges'],
  [
    'as an object in place of the list',
    {'@context': {'@vocab': 'https://evil.example/'}},
    'context-not-credentials-v2',
  ],
  [
    'with an unknown address',
    {'@context': [vc, ob, extensions, 'https://evil.example/c.json']},
    'context-unknown',
  ],
  [
    'with one in the text',
    {'@context': [vc, ob, extensions, {end: 'https://schema.org/name'}]},
    'context-inline',
  ],
  [
    'with one deep in the text',
    {credentialSchema: [{'@context': {a: 'https://schema.org/name'}}]},
    'context-inline',
  ],
  ['that does not know a member', {grade: 'A'}, 'term-unknown'],
  [
    'that does not know a type',
    {type: ['VerifiableCredential', 'OpenBadgeCredential', 'Gold']},
    'term-unknown',
  ],
])('contexts %s are refused', async (_, changes, code) => {
  const verification = await verifyCredential({...credential, ...changes}, options)
  expect(faultsOf(verification)).toEqual([
    `context: breach ${code}`,
    'proof: not-judged not-reached',
  ])
})

test('a published context of another kind is not judged, beside an unknown one it is refused', async () => {
  const suite = 'https://w3id.org/security/suites/ed25519-2020/v1'
  const given = {...credential, '@context': [vc, ob, extensions, suite]}
  expect(faultsOf(await verifyCredential(given, options))).toEqual([
    'context: not-judged context-unsupported',
    'proof: not-judged not-reached',
  ])
  const beside = {...given, '@context': [vc, ob, suite, 'https://evil.example/c.json']}
  expect(faultsOf(await verifyCredential(beside, options))).toContain(
    'context: breach context-unknown',
  )
})

test('a member by the name of a prototype is refused: contexts drop it, so that nobody signed it', async () => {
  for (const inner of ['{"__proto__":{"name":"All"},', '{"__proto__":[],', '{"__proto__":null,']) {
    const text = JSON.stringify(credential)
    for (const altered of [
      text.replace('{', inner),
      text.replace('"credentialSubject":{', `"credentialSubject":${inner}`),
      text.replace('"proof":[{', `"proof":[${inner}`),
    ]) {
      expect(faultsOf(await verifyCredential(altered, options))).toEqual([
        'context: breach term-unknown',
        'proof: not-judged not-reached',
      ])
    }
  }
})

/** The same statements, and so the same signature, in a text that hides one of them. */
test.each<[string, (given: JsonObject) => JsonObject]>([
  [
    'the end of validity under its iri',
    ({validUntil, ...rest}) => ({
      ...rest,
      'https://www.w3.org/2018/credentials#validUntil': {
        '@type': 'http://www.w3.org/2001/XMLSchema#dateTime',
        '@value': validUntil ?? null,
      },
    }),
  ],
  [
    'the status under its iri',
    ({credentialStatus, ...rest}) => ({
      ...rest,
      'https://www.w3.org/2018/credentials#credentialStatus': credentialStatus ?? null,
    }),
  ],
  ['the id as a keyword', ({id, ...rest}) => ({...rest, '@id': id ?? null})],
  [
    'members in a nest',
    ({validUntil, ...rest}) => ({...rest, '@nest': {validUntil: validUntil ?? null}}),
  ],
])('a disguised member is refused though the signature would hold: %s', async (_, disguise) => {
  const verification = await verifyCredential(disguise(credential), options)
  expect(verification.outcome).toBe('breach')
  expect(faultsOf(verification)).toContain('context: breach member-disguised')
})

test('a member moved into another node of the same id is refused though the signature holds', async () => {
  const own = buildCredential()
  const id = own['id'] ?? ''
  const linked = await signed(
    {...own, refreshService: {id, type: '1EdTechCredentialRefresh'}},
    issuer,
  )
  expect((await verifyCredential(linked, options)).outcome).toBe('pass')
  const {validUntil, ...rest} = linked
  const refreshService = {
    id,
    type: ['1EdTechCredentialRefresh', 'VerifiableCredential'],
    validUntil: validUntil ?? null,
  }
  const moved = {...rest, refreshService}
  const verification = await verifyCredential(moved, options)
  expect(faultsOf(verification)).toContain('context: breach meaning-differs')
})

test('a proof may name how the contexts begin, and no others', async () => {
  const plain = buildCredential({statuses: [], evidence: []})
  const {credentialSchema: _, ...bare} = plain
  const under = async (contexts: readonly string[]) => {
    const {proof} = await signed({...bare, '@context': contexts}, issuer)
    const [made] = proof
    return {...bare, proof: [{...made, '@context': contexts}]}
  }
  // the signature is over what these contexts say, which is the same here
  expect(faultsOf(await verifyCredential(await under([vc, ob, extensions]), options))).toEqual([])
  expect(faultsOf(await verifyCredential(await under([vc, ob]), options))).toEqual([])
  const other = faultsOf(await verifyCredential(await under([vc, extensions, ob]), options))
  expect(other).toEqual(['proof: breach proof-context-differs'])
})

test('an older revision of the context, and a name with its language, are legal', async () => {
  const older = {
    ...buildCredential(),
    '@context': [vc, 'https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.2.json', extensions],
  }
  expect(faultsOf(await verifyCredential(await signed(older, issuer), options))).toEqual([])
})

import fc from 'fast-check'
import {describe, expect, test} from 'vitest'
import {isAirworthyError, type Json} from '@airworthy/kernel'
import {isObject, listOf, type JsonObject} from './json.ts'
import {signCredentialJwt} from './jwt.ts'
import {readJson} from './read-json.ts'
import {
  buildCredential,
  buildIssuer,
  buildSignedList,
  signed,
  testNow,
} from './testing/build-credential.ts'
import {verifyCredential} from './verify-credential.ts'

const issuer = await buildIssuer()
const list = await buildSignedList(issuer)
const credential = await signed(buildCredential(), issuer)
const jwt = await signCredentialJwt(buildCredential(), {key: issuer.key})
const options = {didDocument: issuer.document, statusLists: [list], now: testNow}

type Path = readonly (string | number)[]

/** The paths of every value in a JSON value but the whole. */
function pathsIn(value: Json): Path[] {
  if (value === null || typeof value !== 'object') return []
  const keys = Array.isArray(value) ? [...value.keys()] : Object.keys(value)
  return keys.flatMap((key) => {
    const inner = (value as Record<string | number, Json>)[key] ?? null // a list is read by index
    return [[key], ...pathsIn(inner).map((path) => [key, ...path])]
  })
}

/** The value with what is at a path replaced, or taken out where nothing replaces it. */
function changed(value: Json, path: Path, replacement: Json | undefined): Json {
  const [key, ...rest] = path
  if (key === undefined) return replacement ?? null
  if (Array.isArray(value)) {
    return rest.length === 0 && replacement === undefined
      ? value.filter((_, index) => index !== key)
      : value.map((one: Json, index) => (index === key ? changed(one, rest, replacement) : one))
  }
  if (!isObject(value)) return value
  const members = Object.entries(value).flatMap(([name, member]): [string, Json][] => {
    if (name !== key) return [[name, member]]
    if (rest.length === 0 && replacement === undefined) return []
    return [[name, changed(member, rest, replacement)]]
  })
  return Object.fromEntries(members)
}

describe('whatever is changed in a good credential', () => {
  const paths = pathsIn(credential)

  test('taking out any one value never leaves one that passes', async () => {
    expect(paths.length).toBeGreaterThan(60)
    const passing: Path[] = []
    for (const path of paths) {
      const altered = changed(credential, path, undefined)
      if ((await verifyCredential(altered, options)).outcome === 'pass') passing.push(path)
    }
    expect(passing).toEqual([])
  })

  test('replacing any one text never leaves one that passes', async () => {
    const texts = paths.filter(
      (path) =>
        typeof path.reduce<Json>(
          (inner, key) => (inner as Record<string, Json>)[key] ?? null,
          credential,
        ) === // a list is read by index
        'string',
    )
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...texts), fc.string({minLength: 1}), async (path, text) => {
        const altered = changed(credential, path, `${text}~`)
        expect((await verifyCredential(altered, options)).outcome).not.toBe('pass')
      }),
      {numRuns: 200},
    )
  })

  test('adding a member anywhere never leaves one that passes', async () => {
    const objects: Path[] = [[], ...paths].filter(
      (path) =>
        isObject(
          path.reduce<Json>(
            (inner, key) => (inner as Record<string, Json>)[key] ?? null,
            credential,
          ),
        ), // a list is read by index
    )
    const names = ['description', 'validUntil ', 'grade', 'id ', 'constructor', '@index', 'result']
    for (const path of objects) {
      for (const name of names) {
        const inner = path.reduce<Json>(
          (one, key) => (one as Record<string, Json>)[key] ?? null,
          credential,
        ) as JsonObject // an object by the filter
        if (Object.hasOwn(inner, name)) continue
        const altered = changed(credential, path, {...inner, [name]: 'x'})
        const whole = path.length === 0 ? {...credential, [name]: 'x'} : altered
        const {outcome} = await verifyCredential(whole, options)
        expect(outcome, `${path.join('.')} ${name}`).not.toBe('pass')
      }
    }
  })

  test('no byte of a jwt can be another one', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.nat(jwt.length - 1),
        fc.constantFrom('A', 'Z', 'a', 'z', '0', '9', '-', '_', '.', '='),
        async (index, letter) => {
          fc.pre(jwt[index] !== letter)
          const altered = jwt.slice(0, index) + letter + jwt.slice(index + 1)
          expect((await verifyCredential(altered, options)).outcome).not.toBe('pass')
        },
      ),
      {numRuns: 300},
    )
  })
})

describe('whatever is given', () => {
  test('nothing is thrown for a credential or a list', async () => {
    const anything = fc.oneof(fc.anything(), fc.string(), fc.json(), fc.jsonValue())
    await fc.assert(
      fc.asyncProperty(anything, anything, async (input, other) => {
        const {outcome} = await verifyCredential(input, {...options, statusLists: [other]})
        expect(outcome).not.toBe('pass')
      }),
      {numRuns: 300},
    )
  })

  test('nothing is thrown for a member that is anything', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...pathsIn(credential)),
        fc.jsonValue(),
        async (path, value) => {
          const altered = changed(credential, path, value as Json) // fast-check's json is ours
          const {outcome} = await verifyCredential(altered, options)
          expect(['pass', 'breach', 'not-judged']).toContain(outcome)
        },
      ),
      {numRuns: 100},
    )
  })

  test('json is read as JSON.parse reads it, or refused with a code', () => {
    fc.assert(
      fc.property(fc.oneof(fc.json({stringUnit: 'binary'}), fc.string()), (text) => {
        try {
          expect(readJson(text)).toEqual(JSON.parse(text))
        } catch (thrown) {
          expect(isAirworthyError(thrown)).toBe(true)
        }
      }),
    )
  })

  test('what is made to take for ever is given up', async () => {
    const knot = (depth: number): JsonObject => ({
      type: ['Alignment'],
      alignment: depth === 0 ? [] : [knot(depth - 1), knot(depth - 1), knot(depth - 1)],
    })
    const clique = Array.from({length: 12}, (_, index) => ({
      id: `_:b${index}`,
      type: ['Evidence'],
      alignment: Array.from({length: 12}, (__, other) => ({id: `_:b${other}`})),
    }))
    const many = Array.from({length: 3001}, (_, index) => ({type: ['Evidence'], name: `${index}`}))
    const contexts = Array.from({length: 101}, () => 'https://www.w3.org/ns/credentials/v2')
    const changes: readonly JsonObject[] = [
      {evidence: [knot(6), knot(6)]},
      {evidence: clique},
      {evidence: many},
      // a list is kept free of repetitions by comparing each entry with every other
      {
        type: [
          'VerifiableCredential',
          'OpenBadgeCredential',
          ...many.map(({name}) => `urn:${name}`),
        ],
      },
      {evidence: many.map(({name}) => `urn:${name}`)},
      {'@context': [...listOf(credential['@context']), ...contexts]},
      {endorsement: contexts.map((one) => ({'@context': one, type: ['VerifiableCredential']}))},
    ]
    for (const change of changes) {
      const started = performance.now()
      const {checks} = await verifyCredential({...credential, ...change}, options)
      expect(checks[1]).toMatchObject({outcome: 'breach', code: 'canonicalisation-failed'})
      expect(performance.now() - started).toBeLessThan(10_000)
    }
  })
})

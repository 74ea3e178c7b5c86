import {
  buildAchievementCredential,
  type AchievementCredentialFacts,
} from '../achievement-credential.ts'
import {signCredential} from '../data-integrity.ts'
import {didDocument} from '../did-document.ts'
import {importIssuerKey, type IssuerKey} from '../issuer-key.ts'
import type {JsonObject} from '../json.ts'
import {buildStatusList, type StatusListFacts} from '../status-list.ts'

/** An issuer with one key, made of a number. */
export interface BuiltIssuer {
  readonly did: string
  readonly key: IssuerKey
  readonly document: JsonObject
}

/** The moment at which tests verify. */
export const testNow = new Date('2026-11-28T12:00:00Z')
/** The list that built credentials name. */
export const testList = 'https://a.example/api/status-lists/revocation/1'

/** An issuer; equal numbers make equal keys. */
export async function buildIssuer(
  number = 1,
  {did = 'did:web:a.example'}: {did?: string} = {},
): Promise<BuiltIssuer> {
  const key = await importIssuerKey({id: `${did}#key-1`, seed: new Uint8Array(32).fill(number)})
  return {did, key, document: didDocument({did, keys: [key]})}
}

/** An unsigned credential, valid at `testNow`, at index 7 of `testList`. */
export function buildCredential(changes: Partial<AchievementCredentialFacts> = {}): JsonObject {
  return buildAchievementCredential({
    id: 'https://a.example/api/verify/4711/credential.json',
    issuer: {id: 'did:web:a.example', name: 'Example', url: 'https://a.example'},
    name: 'Certified full-stack engineer',
    validFrom: new Date('2026-01-10T09:00:00Z'),
    validUntil: new Date('2028-01-10T09:00:00Z'),
    recipient: {identifiers: [{identityType: 'name', identityHash: 'Ada L.', hashed: false}]},
    achievement: {
      id: 'https://a.example/achievements/fullstack-engineer',
      name: 'AI safety for full-stack engineers',
      description: 'Passed the practical examination.',
      criteria: {narrative: 'An adaptive examination and two exercises, **unproctored**.'},
      tags: ['ai safety'],
      resultDescriptions: [
        {id: 'urn:airworthy:result:drift', name: 'Model drift', resultType: 'ScaledScore'},
      ],
    },
    results: [{resultDescription: 'urn:airworthy:result:drift', value: '0.8 (SE 0.3)'}],
    evidence: [
      {
        id: 'urn:airworthy:examination:4711',
        name: 'Examination',
        description: 'The decision with its estimates.',
        sha256: 'ab'.repeat(32),
      },
    ],
    narrative: 'Unproctored.',
    statuses: [{statusListCredential: testList, statusListIndex: 7, statusPurpose: 'revocation'}],
    ...changes,
  })
}

/** A credential signed by an issuer, after changes to it. */
export async function signed(
  credential: JsonObject,
  {key}: {key: IssuerKey},
): Promise<JsonObject & {proof: readonly JsonObject[]}> {
  return await signCredential(credential, {key, created: new Date('2026-01-10T09:00:01Z')})
}

/** A signed status list with some entries set, fresh at `testNow`. */
export async function buildSignedList(
  {did, key}: BuiltIssuer,
  changes: Partial<StatusListFacts> = {},
): Promise<JsonObject> {
  const list = await buildStatusList({
    id: testList,
    issuer: did,
    purpose: 'revocation',
    statuses: [],
    validFrom: new Date('2026-11-28T00:00:00Z'),
    validUntil: new Date('2026-12-05T00:00:00Z'),
    ...changes,
  })
  return await signed(list, {key})
}

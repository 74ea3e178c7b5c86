import {mkdtempSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {
  buildAchievementCredential,
  buildStatusList,
  didDocument,
  importIssuerKey,
  signCredential,
  signCredentialJwt,
  type AchievementCredentialFacts,
  type IssuerKey,
  type SignedCredential,
} from '@airworthy/credentials'

/** The issuer of the credentials that tests build. */
export interface CredentialIssuer {
  readonly did: string
  readonly key: IssuerKey
  /** Its DID document, as JSON. */
  readonly document: string
}

const created = new Date('2026-01-10T09:00:01Z')

/** An issuer; equal numbers make equal keys. */
export async function buildIssuer(
  did = 'did:web:airworthy.example.org',
  {number = 1}: {number?: number} = {},
): Promise<CredentialIssuer> {
  const key = await importIssuerKey({id: `${did}#key-1`, seed: new Uint8Array(32).fill(number)})
  return {did, key, document: JSON.stringify(didDocument({did, keys: [key]}))}
}

/** A signed credential of an issuer, valid from January 2026 for two years, at place 7 of a list. */
export async function buildCredential(
  {did, key}: CredentialIssuer,
  {
    origin = 'https://airworthy.example.org',
    changes = {},
  }: {origin?: string; changes?: Partial<AchievementCredentialFacts>} = {},
): Promise<{credential: SignedCredential; json: string; jwt: string}> {
  const facts = buildAchievementCredential({
    id: `${origin}/api/verify/4711/credential.json`,
    issuer: {id: did, name: 'Example Organisation', url: origin},
    name: 'Certified full-stack engineer',
    validFrom: new Date('2026-01-10T09:00:00Z'),
    validUntil: new Date('2028-01-10T09:00:00Z'),
    recipient: {identifiers: [{identityType: 'name', identityHash: 'Ada L.', hashed: false}]},
    achievement: {
      id: `${origin}/achievements/fullstack-engineer`,
      name: 'AI safety for full-stack engineers',
      description: 'Passed the practical examination.',
      criteria: {narrative: 'An adaptive examination and two exercises.'},
    },
    statuses: [
      {
        statusListCredential: `${origin}/api/status-lists/revocation/1`,
        statusListIndex: 7,
        statusPurpose: 'revocation',
      },
    ],
    ...changes,
  })
  const credential = await signCredential(facts, {key, created})
  return {
    credential,
    json: JSON.stringify(credential, null, 2),
    jwt: await signCredentialJwt(facts, {key}),
  }
}

/** The signed list of an issuer as JSON, good until 2030. */
export async function buildList(
  {did, key}: CredentialIssuer,
  {
    origin = 'https://airworthy.example.org',
    revoked = [],
  }: {origin?: string; revoked?: number[]} = {},
): Promise<string> {
  const list = await buildStatusList({
    id: `${origin}/api/status-lists/revocation/1`,
    issuer: did,
    purpose: 'revocation',
    statuses: revoked,
    validFrom: created,
    validUntil: new Date('2030-01-01T00:00:00Z'),
  })
  return JSON.stringify(await signCredential(list, {key, created}))
}

/** A new folder, and a function that writes a file into it and returns its path. */
export function credentialFolder(): {
  folder: string
  write: (name: string, content: string | Uint8Array) => string
} {
  const folder = mkdtempSync(join(tmpdir(), 'airworthy-credential-'))
  return {
    folder,
    write(name, content) {
      const path = join(folder, name)
      writeFileSync(path, content)
      return path
    },
  }
}

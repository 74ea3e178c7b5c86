import {base58} from '@scure/base'
import {AirworthyError, type Json} from '@airworthy/kernel'
import {concatBytes} from './bytes.ts'
import {obContext, obExtensionsContext, vcContext} from './contexts.ts'
import {timeOf} from './data-integrity.ts'
import {isUri, type JsonObject} from './json.ts'

/** Who issues: an Open Badges Profile. */
export interface IssuerProfile {
  /** `did:web:…`. */
  readonly id: string
  readonly name: string
  /** The home page. */
  readonly url?: string
  readonly description?: string
}

/** By what the recipient is known where there is no identifier of their own (Open Badges IdentityObject). */
export interface RecipientIdentifier {
  readonly identityType: 'name' | 'emailAddress' | 'userName' | 'systemId' | 'identifier'
  /** The plain value, or what `hashIdentity` made of it. */
  readonly identityHash: string
  readonly hashed: boolean
  /** Needed to compare a hashed value. */
  readonly salt?: string
}

/** Who earned it: an identifier or at least one way to recognise them. */
export interface Recipient {
  /** A URI. */
  readonly id?: string
  readonly identifiers?: readonly RecipientIdentifier[]
}

/** What was to be achieved. */
export interface AchievementFacts {
  /** A URI. */
  readonly id: string
  readonly name: string
  readonly description: string
  readonly criteria: {readonly narrative: string; readonly id?: string}
  /** One of the Open Badges vocabulary; `Certification` when absent. */
  readonly achievementType?: string
  readonly tags?: readonly string[]
  readonly version?: string
  readonly resultDescriptions?: readonly ResultDescriptionFacts[]
}

/** A kind of result that the achievement asks for. */
export interface ResultDescriptionFacts {
  /** A URI that results refer to. */
  readonly id: string
  readonly name: string
  /** One of the Open Badges vocabulary: `ScaledScore`, `Status`, … */
  readonly resultType: string
  readonly requiredValue?: string
  readonly valueMin?: string
  readonly valueMax?: string
}

/** One result that was measured. */
export interface ResultFacts {
  /** The id of its description. */
  readonly resultDescription: string
  readonly value?: string
  readonly status?: 'Completed' | 'Failed' | 'Provisional'
}

/** What supports the credential; the digest names the exact bytes. */
export interface EvidenceFacts {
  /** A URI; urn:… for what is not public. */
  readonly id: string
  readonly name: string
  readonly description: string
  readonly genre?: string
  readonly narrative?: string
  /** SHA-256 in hexadecimal, written as `digestMultibase`. */
  readonly sha256?: string
}

/** The place of a credential in a status list. */
export interface StatusEntryFacts {
  /** URL of the BitstringStatusListCredential. */
  readonly statusListCredential: string
  /** From 0. */
  readonly statusListIndex: number
  readonly statusPurpose: 'revocation' | 'suspension'
}

/** Everything that a credential says. */
export interface AchievementCredentialFacts {
  /** A URL under which the credential can be found. */
  readonly id: string
  readonly issuer: IssuerProfile
  readonly name: string
  readonly description?: string
  readonly validFrom: Date
  /** The moment at which it ceases to be valid. */
  readonly validUntil: Date
  readonly recipient: Recipient
  readonly achievement: AchievementFacts
  readonly results?: readonly ResultFacts[]
  readonly evidence?: readonly EvidenceFacts[]
  /** How it was earned, in words: unproctored, carried over, … */
  readonly narrative?: string
  /**
   * One entry keeps to the Open Badges JSON schema, which knows no list here; several are legal in
   * the Verifiable Credentials data model but fail that schema.
   */
  readonly statuses: readonly StatusEntryFacts[]
}

/** An unsigned credential: Open Badges 3.0 over Verifiable Credentials 2.0. */
export type AchievementCredential = JsonObject & {
  readonly id: string
  readonly validFrom: string
  readonly validUntil: string
}

/** A credential with its proofs, which the Open Badges schema wants as a list. */
export type SignedCredential<Credential extends JsonObject = JsonObject> = Credential & {
  readonly proof: readonly JsonObject[]
}

/**
 * The credential of an achievement, unsigned; times are cut to seconds. Throws
 * `credential-refused` for what no verifier would accept: ids that are no URI, a recipient whom
 * nothing identifies, a validity that ends before it begins.
 */
export function buildAchievementCredential(
  facts: AchievementCredentialFacts,
): AchievementCredential {
  refuseUnverifiable(facts)
  const {id, issuer, name, description, validFrom, validUntil, evidence = [], statuses} = facts
  return {
    '@context': [vcContext, obContext, obExtensionsContext],
    id,
    type: ['VerifiableCredential', 'OpenBadgeCredential'],
    issuer: {...issuer, type: ['Profile']},
    validFrom: timeOf(validFrom),
    validUntil: timeOf(validUntil),
    name,
    ...(description === undefined ? {} : {description}),
    credentialSubject: subjectOf(facts),
    ...(evidence.length === 0 ? {} : {evidence: evidence.map(evidenceOf)}),
    ...(statuses.length === 0 ? {} : {credentialStatus: statusOf(statuses)}),
    credentialSchema: [
      {
        id: 'https://purl.imsglobal.org/spec/ob/v3p0/schema/json/ob_v3p0_achievementcredential_schema.json',
        type: '1EdTechJsonSchemaValidator2019',
      },
    ],
  }
}

function refuseUnverifiable(facts: AchievementCredentialFacts): void {
  const {id, issuer, achievement, recipient, evidence = [], validFrom, validUntil} = facts
  const ids: string[] = [id, issuer.id, achievement.id, ...evidence.map((one) => one.id)]
  const bad = ids.find((one): boolean => !isUri(one))
  if (bad !== undefined) throw refused(`an id that is no uri: ${bad.slice(0, 200)}`)
  if (recipient.id !== undefined && !isUri(recipient.id)) {
    throw refused('the id of the recipient is no uri; give an identifier instead')
  }
  if (recipient.id === undefined && (recipient.identifiers ?? []).length === 0) {
    throw refused('nothing identifies the recipient; give an id or an identifier')
  }
  if (!(validFrom.getTime() < validUntil.getTime())) {
    throw refused('the validity ends before it begins; give validUntil after validFrom')
  }
}

function refused(message: string): AirworthyError {
  return new AirworthyError('credential-refused', `credential: ${message}`)
}

function subjectOf({
  recipient,
  achievement,
  results = [],
  narrative,
}: AchievementCredentialFacts): JsonObject {
  const {id, identifiers = []} = recipient
  return {
    ...(id === undefined ? {} : {id}),
    type: ['AchievementSubject'],
    ...(identifiers.length === 0
      ? {}
      : {identifier: identifiers.map((one) => ({type: 'IdentityObject', ...one}))}),
    achievement: achievementOf(achievement),
    ...(narrative === undefined ? {} : {narrative}),
    ...(results.length === 0
      ? {}
      : {result: results.map((result) => ({type: ['Result'], ...result}))}),
  }
}

function achievementOf(facts: AchievementFacts): JsonObject {
  const {id, name, description, criteria, achievementType = 'Certification'} = facts
  const {tags = [], version, resultDescriptions = []} = facts
  return {
    id,
    type: ['Achievement'],
    achievementType,
    name,
    description,
    criteria: {...criteria},
    ...(version === undefined ? {} : {version}),
    ...(tags.length === 0 ? {} : {tag: [...tags]}),
    ...(resultDescriptions.length === 0
      ? {}
      : {
          resultDescription: resultDescriptions.map((one) => ({
            type: ['ResultDescription'],
            ...one,
          })),
        }),
  }
}

function evidenceOf({sha256, ...facts}: EvidenceFacts): JsonObject {
  return {
    ...facts,
    type: ['Evidence'],
    ...(sha256 === undefined ? {} : {digestMultibase: digestMultibaseOf(sha256)}),
  }
}

/** A SHA-256 as a multihash in base58btc, as `digestMultibase` wants it (Verifiable Credentials 2.0, 5.3). */
function digestMultibaseOf(sha256: string): string {
  if (!/^[0-9a-f]{64}$/.test(sha256)) throw refused(`not a sha-256 in hexadecimal: ${sha256}`)
  const digest = Uint8Array.from(sha256.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16))
  return `z${base58.encode(concatBytes([Uint8Array.of(0x12, 0x20), digest]))}`
}

function statusOf(statuses: readonly StatusEntryFacts[]): Json {
  const entries = statuses.map(({statusListCredential, statusListIndex, statusPurpose}) => ({
    id: `${statusListCredential}#${statusListIndex}`,
    type: 'BitstringStatusListEntry',
    statusPurpose,
    statusListIndex: String(statusListIndex),
    statusListCredential,
  }))
  const [only] = entries
  return entries.length === 1 && only !== undefined ? only : entries
}

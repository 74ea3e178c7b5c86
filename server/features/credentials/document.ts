import type {AchievementCredentialFacts, EvidenceFacts} from '@airworthy/credentials'
import {digestOf} from '@airworthy/kernel'
import type {DecidedDomain} from '../examinations/index.ts'
import type {Earned} from './life.ts'
import {counted, domainName, levelName, roleName} from './words.ts'

/** What a credential is made of besides what was earned. */
export interface DocumentFacts {
  readonly id: string
  readonly earned: Earned
  readonly name: string
  readonly organisation: string
  readonly did: string
  /** Without a slash at its end. */
  readonly publicUrl: string
  readonly list: {readonly number: number; readonly index: number}
}

/** Where the signed credential can be read. */
function credentialUrl(publicUrl: string, id: string): string {
  return `${publicUrl}/api/verify/${id}/credential.json`
}

/** The public page of a credential. */
export function verifyUrl(publicUrl: string, id: string): string {
  return `${publicUrl}/verify/${id}`
}

/** Where a status list lies. */
export function statusListUrl(
  publicUrl: string,
  {purpose, number}: {purpose: 'revocation' | 'suspension'; number: number},
): string {
  return `${publicUrl}/api/status-lists/${purpose}/${number}`
}

/** Says that nobody watched, wherever a credential is shown. */
export const unproctored =
  'Unproctored: nobody watched the person, and their identity was that of their account. Own seeds, reserved items and keys on the server make copying hard, not impossible.'

/** Says that the person was among those who keep the items. */
export const keysReadable =
  'As author or administrator of the platform the person could read the reserved items with their keys.'

/**
 * Everything that a credential says, from what was earned: the person by name alone, the levels as
 * results, and the decision, the bank and the attempts as evidence by digest. One status entry, for
 * Open Badges knows no list of them: its bit is set while the credential is suspended, too.
 */
export async function credentialFacts({
  id,
  earned,
  name,
  organisation,
  did,
  publicUrl,
  list,
}: DocumentFacts): Promise<AchievementCredentialFacts> {
  const {role, validFrom, validUntil, decision, kind} = earned
  const title = `Airworthy: ${roleName(role)}`
  const achievement = `urn:airworthy:achievement:${role}`
  return {
    id: credentialUrl(publicUrl, id),
    issuer: {id: did, name: organisation, url: publicUrl},
    name: title,
    description: `${name} proved the levels of AI safety that the role ${roleName(role)} requires.`,
    validFrom: new Date(validFrom),
    validUntil: new Date(validUntil),
    recipient: {identifiers: [{identityType: 'name', identityHash: name, hashed: false}]},
    achievement: {
      id: achievement,
      name: title,
      description: `AI safety as the role ${roleName(role)} requires it: ${counted(decision.domains.length, 'domain')}, each at its level, and practical exercises.`,
      criteria: {
        narrative: `Each domain at or above the cut of the level that the role requires, decided by a sequential test on reserved items; every exercise of the certification passed on a seed not seen before. Certification ${decision.certification}.`,
      },
      achievementType: 'Certification',
      tags: decision.domains.map(({domain}) => domain),
      version: decision.certification.slice(0, 12),
      resultDescriptions: decision.domains.map((one) => ({
        id: `${achievement}:${one.domain}`,
        name: `${domainName(one.domain)}, at least ${levelName(one.requiredLevel)}; ability in logits`,
        resultType: 'ScaledScore',
        requiredValue: String(one.cut),
        valueMin: '-4',
        valueMax: '4',
      })),
    },
    results: decision.domains.map(({domain, mean}) => ({
      resultDescription: `${achievement}:${domain}`,
      value: mean.toFixed(2),
    })),
    evidence: await evidenceOf(earned),
    narrative: `${unproctored}${decision.readsKeys === true ? ` ${keysReadable}` : ''}${kind === 'renewal' ? ' A renewal: what had neither decayed nor changed was carried over, as the evidence says.' : ''}`,
    statuses: [
      {
        statusListCredential: statusListUrl(publicUrl, {
          purpose: 'revocation',
          number: list.number,
        }),
        statusListIndex: list.index,
        statusPurpose: 'revocation',
      },
    ],
  }
}

async function evidenceOf({examination, decision}: Earned): Promise<EvidenceFacts[]> {
  const {bank, certification, domains, exercises} = decision
  return [
    {
      id: `urn:uuid:${examination}`,
      name: 'Decision of the examination',
      description: 'The recorded decision whole, by the SHA-256 of its canonical JSON.',
      narrative: domains.map(abilityOf).join(' '),
      sha256: await digestOf(decision),
    },
    named('Item bank', bank, 'The version of the reserved items and their parameters.'),
    named('Certification', certification, 'What the certification of the role asks, with cuts.'),
    ...attemptsOf(domains),
    ...exercises
      .filter(({passed}) => passed)
      .map(({exercise, attempt, version, finishedAt, from}) => ({
        id: `urn:uuid:${attempt}`,
        name: `Exercise ${exercise}`,
        description: `Passed on a seed not seen before, finished ${finishedAt}${from === 'carried' ? ', carried over from the credential before' : ''}.`,
        genre: 'exercise',
        ...digestIn(version),
      })),
  ]
}

/** The attempts at the adaptive part, by their ids: each is a stream of the ledger that can be replayed. */
function attemptsOf(domains: readonly DecidedDomain[]): EvidenceFacts[] {
  const attempts = Map.groupBy(domains, ({attempt}) => attempt)
  return [...attempts].flatMap(([attempt, measured]) => {
    if (attempt === null) return []
    const items = measured.reduce((sum, one) => sum + one.items, 0)
    return [
      {
        id: `urn:uuid:${attempt}`,
        name: 'Adaptive examination',
        description: `${counted(items, 'item')} in ${measured.map(({domain}) => domainName(domain)).join(', ')}.`,
        genre: 'assessment',
      },
    ]
  })
}

function abilityOf({domain, mean, standardError, items, from, requiredLevel, cut}: DecidedDomain) {
  const origin = from === 'carried' ? ', carried over' : ''
  return `${domainName(domain)}: ability ${mean.toFixed(2)} logits, standard error ${standardError.toFixed(2)}, ${counted(items, 'item')}, cut ${cut} (${levelName(requiredLevel)})${origin}.`
}

function named(name: string, digest: string, description: string): EvidenceFacts {
  return {id: `urn:sha256:${digest}`, name, description, ...digestIn(digest)}
}

/** A name that is a SHA-256 is a digest; one that is not stays a name. */
function digestIn(name: string): {sha256?: string} {
  return /^[0-9a-f]{64}$/.test(name) ? {sha256: name} : {}
}

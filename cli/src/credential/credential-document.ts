import type {
  Check,
  CheckName,
  CredentialSummary,
  Unproved,
  Verification,
} from '@airworthy/credentials'
import type {StatedFinding} from '@airworthy/evidence'
import type {Outcome} from '@airworthy/kernel'
import type {ReportDocument, ReportFact, ReportSection} from '@airworthy/reports'
import {checkNames, sentenceOfCheck} from './check-sentences.ts'

/** A verification as people read it: the answer, what was checked, what it says, what it does not prove. */
export function credentialDocument(
  {outcome, checks, unproved, credential}: Verification,
  {
    name,
    findings,
    provenance,
  }: {
    name: string
    findings: readonly StatedFinding[]
    provenance: readonly ReportFact[]
  },
): ReportDocument {
  return {
    title: `Credential ${credential?.name ?? name}`,
    outcome,
    answer: answerOf({outcome, checks, credential}),
    first: findings.slice(0, 3).map(({message}) => message),
    sections: [
      checkedSection(checks),
      ...(credential === null ? [] : [saidSection(credential, outcome)]),
      unprovedSection(unproved, outcome),
    ],
    provenance,
  }
}

function answerOf({
  outcome,
  checks,
  credential,
}: {
  outcome: Outcome
  checks: readonly Check[]
  credential: CredentialSummary | null
}): string {
  const issuer = credential?.issuer.name ?? credential?.issuer.id ?? 'its issuer'
  const withdrawable = checks.some(({code}) => code === 'not-revoked')
  const found = checks.find((check) => check.outcome === outcome)
  switch (outcome) {
    case 'pass':
      return `signed by ${issuer}, unchanged, in force${withdrawable ? ' and not revoked' : ''}`
    case 'not-judged':
      return `${unknownIn(checks)}; nothing that could be looked at speaks against it`
    case 'breach':
    case 'error':
      return `not to be relied on: ${found === undefined ? 'see below' : sentenceOfCheck(found)}`
  }
}

const unknown: Readonly<Record<CheckName, string>> = {
  baking: 'picture not read',
  shape: 'form not judged',
  context: 'vocabulary not judged',
  proof: 'signature not checked',
  issuer: 'issuer unknown',
  validity: 'validity unknown',
  status: 'revocation unknown',
}

function unknownIn(checks: readonly Check[]): string {
  const missing = checks.filter((check) => check.outcome === 'not-judged')
  return [...new Set(missing.map(({check}) => unknown[check]))].join(', ')
}

function checkedSection(checks: readonly Check[]): ReportSection {
  return {
    heading: 'What was checked',
    blocks: [
      {
        kind: 'table',
        caption: 'Each check that was made or could not be made.',
        columns: ['check', 'outcome', 'what was found'].map((name) => ({name, align: 'left'})),
        rows: checks.map((check) => ({
          cells: [checkNames[check.check], check.outcome, sentenceOfCheck(check)],
          status: check.outcome,
        })),
      },
    ],
  }
}

function saidSection(credential: CredentialSummary, outcome: Outcome): ReportSection {
  const {name, issuer, recipient, achievement, narrative, evidence} = credential
  const {validFrom, validUntil} = credential
  const people = recipient.identifiers.map(({type, value, hashed}) =>
    hashed ? `${type ?? 'identity'} as a hash, ${value}` : value,
  )
  const facts: [string, string | null][] = [
    ['credential', name],
    ['issued by', [issuer.name, issuer.id].filter((part) => part !== null).join(', ')],
    ['to', [...people, ...(recipient.id === null ? [] : [recipient.id])].join(', ')],
    ['for', achievement.name],
    ['which is', achievement.description],
    ['earned by', achievement.criteria],
    ['note', narrative],
    ['valid', `${validFrom ?? 'always'} to ${validUntil ?? 'no end'}`],
    ...evidence.map((one): [string, string | null] => ['evidence', one.name ?? one.id]),
  ]
  return {
    heading: outcome === 'pass' ? 'What it says' : 'What it claims',
    blocks: [
      {
        kind: 'facts',
        facts: facts.flatMap(([fact, value]) =>
          value === null || value === '' ? [] : [{name: fact, value}],
        ),
      },
    ],
  }
}

const unprovedWords: Readonly<Record<Unproved, string>> = {
  recipient: 'That the person before you is the one whom it names.',
  evidence: 'The evidence behind it: it is named here, not opened.',
  endorsements: 'What others say of it in endorsements.',
  'other-proofs': 'Further signatures of kinds that are not verified here.',
  schema:
    'The schema that it names: its form was checked by rules of our own, nothing was fetched.',
}

function unprovedSection(unproved: readonly Unproved[], outcome: Outcome): ReportSection {
  return {
    heading: outcome === 'pass' ? 'What this does not prove' : 'What this would not prove either',
    blocks: [
      {
        kind: 'list',
        items: [
          ...unproved.map((one) => unprovedWords[one]),
          'That what the issuer asserts is true: a signature shows who says it.',
        ],
      },
    ],
  }
}

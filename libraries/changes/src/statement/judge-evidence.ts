import type {EvidenceFinding} from './findings.ts'
import {
  auditType,
  fallbackType,
  type EvidenceStatement,
  type RevisionSubject,
} from './evidence-source.ts'
import type {QuestionId} from './questions.ts'

interface Judged {
  readonly question: QuestionId
  readonly reference: string
  readonly revision: readonly RevisionSubject[] | undefined
}

const expectedType: Readonly<Record<QuestionId, string>> = {
  minorities: auditType,
  fallback: fallbackType,
}

/** Everything that keeps a piece of evidence from supporting an answer; none when it does. */
export function judgeEvidence(evidence: EvidenceStatement, judged: Judged): EvidenceFinding[] {
  const {question, reference} = judged
  const expected = expectedType[question]
  const found = evidence.predicateType
  if (found !== expected) {
    const facts = {reference, found, expected}
    return [{code: 'evidence-of-other-kind', outcome: 'breach', subject: question, facts}]
  }
  const findings = revisionFindings(evidence, judged)
  const {outcome} = evidence.predicate
  if (outcome === 'error') {
    const facts = {reference, outcome}
    findings.push({code: 'evidence-failed', outcome: 'breach', subject: question, facts})
  }
  const {result} = evidence.predicate
  if (question === 'minorities') findings.push(...groupFindings(result, judged))
  else if (!triedFailures(result)) {
    const facts = {reference}
    findings.push({code: 'evidence-without-failure', outcome: 'breach', subject: question, facts})
  }
  return findings
}

/** A subject of the same name must have the same digest, and one digest at least must be known. */
function revisionFindings(
  {subject: subjects}: EvidenceStatement,
  {question, reference, revision}: Judged,
): EvidenceFinding[] {
  if (revision === undefined) {
    const facts = {reference}
    return [{code: 'revision-unknown', outcome: 'not-judged', subject: question, facts}]
  }
  const digests = new Set(revision.map(({sha256}) => sha256.toLowerCase()))
  const names = new Set(revision.map(({name}) => name))
  const matches = subjects.filter(({digest}) => digests.has(digest.sha256?.toLowerCase() ?? ''))
  const strayed = subjects.filter(
    (subject) => names.has(subject.name) && !matches.includes(subject),
  )
  if (matches.length > 0 && strayed.length === 0) return []
  const other = (strayed.length > 0 ? strayed : subjects).map(({name}) => name)
  const facts = {reference, subjects: other}
  return [{code: 'evidence-of-other-revision', outcome: 'breach', subject: question, facts}]
}

function groupFindings(result: unknown, {question, reference}: Judged): EvidenceFinding[] {
  const groups = isRecord(result) && Array.isArray(result['groups']) ? result['groups'] : []
  if (groups.length < 2) {
    const facts = {reference, groups: groups.length}
    return [{code: 'evidence-without-groups', outcome: 'breach', subject: question, facts}]
  }
  const findings: EvidenceFinding[] = []
  const withoutN = groups.filter((group: unknown) => !isRecord(group) || !isCount(group['n']))
  if (withoutN.length > 0) {
    const facts = {reference, groups: withoutN.map(nameOf)}
    findings.push({code: 'evidence-without-n', outcome: 'breach', subject: question, facts})
  }
  const bare = groups.filter((group: unknown) => isRecord(group) && !hasInterval(group['metrics']))
  // A group without any rate (nobody in it was positive) has no interval, and others have.
  if (groups.length - bare.length < 2) {
    const facts = {reference, groups: bare.map(nameOf)}
    findings.push({code: 'evidence-without-intervals', outcome: 'breach', subject: question, facts})
  }
  return findings
}

function hasInterval(metrics: unknown): boolean {
  if (!isRecord(metrics)) return false
  return Object.values(metrics).some(
    (metric) =>
      isRecord(metric) && Number.isFinite(metric['low']) && Number.isFinite(metric['high']),
  )
}

/** A list of faults, of which each tried at least one request. */
function triedFailures(result: unknown): boolean {
  if (!isRecord(result)) return false
  return ['faults', 'failures', 'modes', 'scenarios'].some((name) => {
    const tried = result[name]
    return (
      Array.isArray(tried) && tried.some((entry: unknown) => isRecord(entry) && hasCount(entry))
    )
  })
}

function hasCount(entry: Record<string, unknown>): boolean {
  return ['n', 'trials', 'requests', 'attempts'].some((name) => isCount(entry[name]))
}

function nameOf(group: unknown): string {
  const columns = isRecord(group) ? group['group'] : undefined
  if (!isRecord(columns)) return 'unnamed'
  return Object.entries(columns)
    .map(([column, value]) => `${column}=${String(value)}`)
    .join(', ')
}

function isCount(value: unknown): boolean {
  return typeof value === 'number' && Number.isFinite(value) && value > 0
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

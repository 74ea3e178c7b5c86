import {combineOutcomes, type Outcome} from '@airworthy/kernel'
import type {StatedFinding} from '@airworthy/evidence'
import type {Requirements} from './required-measures.ts'
import {applyWaivers, type Waiver} from './waivers.ts'

/** What is known of a change when the gate decides. */
export interface GateInput {
  readonly requirements: Requirements
  /** Whether the change alters policy, requirements, paths or waivers. */
  readonly policyChanged: boolean
  /** Login of the author; null when it is not known. */
  readonly author: string | null
  /** Logins of those who approved the change. */
  readonly approvedBy: readonly string[]
  /** What the measures found, by model, and what the reader of the statement found. */
  readonly findings: readonly StatedFinding[]
  /** Measures that were made; a required one that is absent is not judged. */
  readonly made: readonly {readonly model: string; readonly kind: string}[]
  readonly statementRead: boolean
  readonly waivers: readonly Waiver[]
  /** ISO 8601, for the life of waivers. */
  readonly at: string
}

/** What the gate decided, with everything that led to it. */
export interface GateDecision {
  readonly outcome: Outcome
  readonly findings: readonly StatedFinding[]
}

/**
 * One outcome for a change. Every required measure that was not made is a finding of its own, so
 * that silence is never a pass; with nothing required the outcome is a pass.
 */
export function judgeGate(input: GateInput): GateDecision {
  const findings = applyWaivers(
    [
      ...policyFindings(input),
      ...missingFindings(input),
      ...standingFindings(input.requirements),
      ...input.findings,
    ],
    input,
  )
  const outcomes = findings.flatMap(({severity}) =>
    severity === 'breach' || severity === 'not-judged' ? [severity] : [],
  )
  return {outcome: combineOutcomes(['pass', ...outcomes]), findings}
}

function policyFindings({policyChanged, author, approvedBy}: GateInput): StatedFinding[] {
  if (!policyChanged) return []
  const others = approvedBy.filter((login) => login.toLowerCase() !== author?.toLowerCase())
  const facts = {author, approvedBy}
  if (author !== null && others.length > 0) {
    const message = `the change alters the policy; ${others.join(', ')} approved it, and it is judged by the policy before the change`
    return [{code: 'policy-change', severity: 'note', subject: 'airworthy.yaml', facts, message}]
  }
  const message =
    'the change alters the policy, and nobody but its author is known to have approved it: have another person approve the change (--approved-by LOGIN, which the action fills in)'
  return [
    {code: 'policy-change', severity: 'not-judged', subject: 'airworthy.yaml', facts, message},
  ]
}

function missingFindings({requirements, made, statementRead}: GateInput): StatedFinding[] {
  const findings: StatedFinding[] = requirements.measures
    .filter(({model, kind}) => !made.some((one) => one.model === model && one.kind === kind))
    .map(({model, kind}) => ({
      code: 'measure-missing',
      severity: 'not-judged',
      subject: `${model}: ${kind}`,
      facts: {model, measure: kind},
      message: `${model} needs ${measureWords[kind]}, and none was made for this revision`,
    }))
  if (requirements.statement && !statementRead) {
    findings.push({
      code: 'statement-missing',
      severity: 'not-judged',
      subject: 'pull request',
      facts: {},
      message:
        'the design questions need answers, and no text of a pull request was given: --pull-request EVENT.json or --statement FILE',
    })
  }
  return findings
}

const measureWords = {
  audit: 'a fairness audit',
  drift: 'a measurement of drift',
  redteam: 'a red-team campaign',
  fallback: 'a measurement of its fallback',
  card: 'a checked model card',
} as const

/** Certification and approval are kept by a platform; this command asks none yet. */
function standingFindings({certification, approval}: Requirements): StatedFinding[] {
  const findings: StatedFinding[] = []
  if (certification.length > 0) {
    findings.push({
      code: 'certification-unknown',
      severity: 'not-judged',
      subject: 'author',
      facts: {roles: certification},
      message: `the author has to be certified as ${certification.join(' or ')}, and this command cannot ask a platform yet: take require.certification out, or grant a waiver`,
    })
  }
  for (const model of approval) {
    findings.push({
      code: 'approval-unknown',
      severity: 'not-judged',
      subject: model,
      facts: {model},
      message: `${model} needs a committee's approval, and this command cannot ask a platform yet: take its tier out of require.approval, or grant a waiver`,
    })
  }
  return findings
}

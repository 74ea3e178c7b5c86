import {combineOutcomes, type Outcome} from '@airworthy/kernel'
import type {StatedFinding} from '@airworthy/evidence'
import {certificationFindings, type Certification} from './certification.ts'
import type {MeasureKind} from './measure-names.ts'
import {differenceText, type PolicyDifference} from './policy-changes.ts'
import type {Requirements} from './required-measures.ts'
import {bare, isSamePerson} from './same-person.ts'
import {applyWaivers, type Waiver} from './waivers.ts'

/** What is known of a change when the gate decides. */
export interface GateInput {
  readonly requirements: Requirements
  /** Whether the change alters policy, requirements, paths or waivers. */
  readonly policyChanged: boolean
  /** What it does to them, as far as that can be said. */
  readonly policyDifferences?: readonly PolicyDifference[]
  /** Login of the author; null when it is not known. */
  readonly author: string | null
  /** Logins of those who approved the change. */
  readonly approvedBy: readonly string[]
  /** What the measures found, by model, and what the reader of the statement found. */
  readonly findings: readonly StatedFinding[]
  /** Measures that were made; a required one that is absent is not judged. */
  readonly made: readonly {readonly model: string; readonly kind: string}[]
  /** Kinds that whoever asks can measure; of the others a finding says that they cannot be made. */
  readonly measurable?: readonly MeasureKind[]
  readonly statementRead: boolean
  /** What a platform says of the author; absent where none was asked. */
  readonly certification?: Certification
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
      ...certificationFindings(input.requirements.certification, input.certification),
      ...approvalFindings(input.requirements),
      ...input.findings,
    ],
    input,
  )
  const outcomes = findings.flatMap(({severity}) =>
    severity === 'breach' || severity === 'not-judged' ? [severity] : [],
  )
  return {outcome: combineOutcomes(['pass', ...outcomes]), findings}
}

function policyFindings({
  policyChanged,
  policyDifferences = [],
  author,
  approvedBy,
}: GateInput): StatedFinding[] {
  if (!policyChanged) return []
  const others = approvedBy.filter(
    (login) => bare(login) !== '' && !isSamePerson(login, author ?? ''),
  )
  const facts = {author, approvedBy, differences: policyDifferences.map(differenceText)}
  const finding = {code: 'policy-change', subject: 'airworthy.yaml', facts}
  const what = `the change alters the policy${listed(facts.differences)}`
  if (author !== null && bare(author) !== '' && others.length > 0) {
    const message = `${what}; ${others.join(', ')} approved it, and it is judged by the policy before the change`
    return [{...finding, severity: 'note', message}]
  }
  const message = `${what}, and nobody but its author is known to agree: have another person approve it, named with --author LOGIN --approved-by LOGIN (the workflow does that); until then the policy before the change decides`
  return [{...finding, severity: 'not-judged', message}]
}

function listed(differences: readonly string[]): string {
  if (differences.length === 0) return ''
  const more = differences.length > 3 ? `; and ${differences.length - 3} more` : ''
  return ` (${differences.slice(0, 3).join('; ')}${more})`
}

function missingFindings({
  requirements,
  made,
  statementRead,
  measurable,
}: GateInput): StatedFinding[] {
  const findings: StatedFinding[] = requirements.measures
    .filter(({model, kind}) => !made.some((one) => one.model === model && one.kind === kind))
    .map(({model, kind}) => {
      const subject = `${model}: ${kind}`
      const remedy =
        measurable === undefined || measurable.includes(kind)
          ? `give ${kind}: in airworthy.yaml what it needs, or evidence that a trusted key signed`
          : `this version cannot measure it: grant a waiver for "${subject}", or take it out of airworthy.yaml`
      return {
        code: 'measure-missing',
        severity: 'not-judged',
        subject,
        facts: {model, measure: kind},
        message: `${model} needs ${measureWords[kind]}, and none was made for this revision; ${remedy}`,
      }
    })
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

/** Approval is kept by a platform; this command asks none yet. */
function approvalFindings({approval}: Requirements): StatedFinding[] {
  return approval.map((model) => ({
    code: 'approval-unknown',
    severity: 'not-judged',
    subject: model,
    facts: {model},
    message: `${model} needs a committee's approval, and this command cannot ask a platform yet: take its tier out of require.approval, or grant a waiver`,
  }))
}

import type {StatementFinding} from './findings.ts'

/** A finding for people: what is wrong, and the command or the line that puts it right. */
export interface Explanation {
  readonly explanation: string
  /** What to run, or what to write where nothing can be run. */
  readonly remedy: string
}

const audit =
  'airworthy audit TABLE --label COLUMN --prediction COLUMN --by COLUMN --format json --out evidence'
const fallback = 'airworthy fallback --upstream URL --format json --out evidence -- COMMAND'

/** The sentences of a finding, in lower case. */
export function explain(finding: StatementFinding): Explanation {
  const measure = finding.subject === 'fallback' ? fallback : audit
  switch (finding.code) {
    case 'answer-absent':
      return {
        explanation: `the question is missing from the text: ${finding.facts.question}`,
        remedy:
          'airworthy init writes a template with both questions; add the question and its answer',
      }
    case 'answer-empty':
      return {explanation: `the answer below line ${finding.facts.line} is empty`, remedy: measure}
    case 'answer-from-template':
      return {
        explanation: `the answer below line ${finding.facts.line} is the template's text (${percent(finding.facts.overlap)} of its word trigrams)`,
        remedy: measure,
      }
    case 'answer-boilerplate':
      return {
        explanation: `the answer below line ${finding.facts.line} would fit any change: "${finding.facts.phrase}"`,
        remedy: measure,
      }
    case 'answer-copied':
      return {
        explanation: `the answer below line ${finding.facts.line} repeats ${finding.facts.from} (${percent(finding.facts.overlap)} of its word trigrams)`,
        remedy: `measure this revision and say what it shows: ${measure}`,
      }
    case 'answer-vague':
      return {
        explanation: `the answer below line ${finding.facts.line} lacks ${listOf(finding.facts.missing)}`,
        remedy: measure,
      }
    case 'reason-too-short':
      return {
        explanation: `the reason below line ${finding.facts.line} has ${finding.facts.words} words of substance, fewer than 8`,
        remedy: 'say what the model decides and about whom, and why no group can be affected',
      }
    case 'reason-without-reviewer':
      return {
        explanation: `nobody has reviewed the reason below line ${finding.facts.line} why no fairness evidence applies`,
        remedy: 'ask a reviewer and add the line "Reviewed-by: @name"',
      }
    case 'reviewer-is-author':
      return {
        explanation: `the reason below line ${finding.facts.line} is reviewed by its author: ${finding.facts.reviewer}`,
        remedy: 'ask somebody else and add the line "Reviewed-by: @name"',
      }
    case 'reviewer-unknown':
      return {
        explanation: `${finding.facts.reviewer}, named below line ${finding.facts.line}, has not reviewed this request`,
        remedy: `have ${finding.facts.reviewer} review it, or name who did`,
      }
    case 'evidence-not-named':
      return {
        explanation: `the answer below line ${finding.facts.line} points to no ${finding.subject === 'fallback' ? 'measurement or test that makes the model fail' : 'fairness evidence'}`,
        remedy: measure,
      }
    case 'evidence-not-found':
      return {
        explanation: `there is no evidence ${finding.facts.reference}`,
        remedy: `${measure}, then write its digest or its path`,
      }
    case 'evidence-of-other-kind':
      return {
        explanation: `${finding.facts.reference} is evidence of another kind: ${finding.facts.found}, expected ${finding.facts.expected}`,
        remedy: measure,
      }
    case 'evidence-of-other-revision':
      return {
        explanation: `${finding.facts.reference} was measured on another revision: ${listOf(finding.facts.subjects)} ${finding.facts.subjects.length === 1 ? 'has' : 'have'} another digest here`,
        remedy: `measure again at this revision: ${measure}`,
      }
    case 'evidence-failed':
      return {
        explanation: `${finding.facts.reference} records a measurement that failed (${finding.facts.outcome})`,
        remedy: measure,
      }
    case 'evidence-without-groups':
      return {
        explanation: `${finding.facts.reference} compares ${finding.facts.groups === 0 ? 'no groups' : 'one group with nothing'}`,
        remedy: audit,
      }
    case 'evidence-without-n':
      return {
        explanation: `${finding.facts.reference} does not say how many rows these groups have: ${listOf(finding.facts.groups)}`,
        remedy: audit,
      }
    case 'evidence-without-intervals':
      return {
        explanation: `${finding.facts.reference} has no intervals for ${listOf(finding.facts.groups)}`,
        remedy: audit,
      }
    case 'evidence-without-failure':
      return {
        explanation: `${finding.facts.reference} does not show that the model was made to fail`,
        remedy: fallback,
      }
    case 'test-without-failure':
      return {
        explanation: `nothing in ${finding.facts.reference} makes the model fail`,
        remedy: `make the model refuse, time out or answer wrongly in that test, or run ${fallback}`,
      }
    case 'test-not-found':
      return {
        explanation: `there is no test ${finding.facts.reference} at this revision`,
        remedy: `name a test that is there, or run ${fallback}`,
      }
    case 'revision-unknown':
      return {
        explanation: `whether ${finding.facts.reference} belongs to this revision is not judged: its digests are not known`,
        remedy: 'give the model and its data as paths in airworthy.yaml, or with --subject FILE',
      }
  }
}

function percent(share: number): string {
  return `${Math.round(share * 100)} %`
}

function listOf(names: readonly string[]): string {
  const shown = names.slice(0, 5)
  const rest = names.length - shown.length
  return rest === 0 ? shown.join(', ') : `${shown.join(', ')} and ${rest} more`
}

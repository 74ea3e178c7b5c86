import {combineOutcomes, type Outcome} from '@airworthy/kernel'
import {judgeEvidence} from './judge-evidence.ts'
import type {EvidenceSource, RevisionSubject} from './evidence-source.ts'
import type {StatementFinding} from './findings.ts'
import {trigramOverlap} from './overlap.ts'
import {designQuestions, type DesignQuestion} from './questions.ts'
import {readAnswers, type Answer} from './read-answers.ts'
import {referencesIn, type Reference} from './references.ts'
import {pullRequestTemplate} from './templates.ts'
import {boilerplateOf, exemptionIn, missingIn, wordsIn} from './wording.ts'

/** An earlier request, for telling whether its words were used again. */
export interface EarlierRequest {
  readonly name: string
  readonly text: string
}

export interface StatementContext {
  readonly evidence: EvidenceSource
  /** Digests of this revision's models, data and prompts; without them evidence is not judged. */
  readonly revision?: readonly RevisionSubject[] | undefined
  readonly earlier?: readonly EarlierRequest[]
  /** Texts of the repository's own templates, beside those that `init` writes. */
  readonly templates?: readonly string[]
  readonly author?: string
  /** Who reviewed this request; undefined when unknown. */
  readonly reviewers?: readonly string[]
}

/** One design question as it was answered. */
export interface JudgedAnswer {
  readonly question: DesignQuestion
  readonly line: number | null
  readonly text: string
  readonly references: readonly Reference[]
  readonly findings: readonly StatementFinding[]
  readonly outcome: Outcome
}

/** What the text of a pull request says to the design questions, and what is wrong with it. */
export interface SafetyStatement {
  readonly answers: readonly JudgedAnswer[]
  readonly findings: readonly StatementFinding[]
  readonly outcome: Outcome
}

/** From this share of common trigrams an answer is another's. */
const copiedFrom = 0.8
/** A reason of fewer words of substance is none. */
const leastReason = 8

/**
 * Reads and judges the safety statement of a pull request. Passes when both questions are answered
 * in the change's own words and what they point to holds for this revision. Rules judge, no model.
 * What the evidence source throws is passed on.
 */
export async function judgeStatement(
  text: string,
  context: StatementContext,
): Promise<SafetyStatement> {
  const read = readAnswers(text)
  const answers = await Promise.all(
    designQuestions.map(async (question) => {
      const answer = read.find((one) => one.question === question.id)
      const references = answer === undefined ? [] : referencesIn(answer.text)
      const findings =
        answer === undefined
          ? [absent(question)]
          : await judgeAnswer(answer, {...context, references})
      const outcomes = findings.map(({outcome}) => outcome)
      return {
        question,
        line: answer?.line ?? null,
        text: answer?.text ?? '',
        references,
        findings,
        outcome: combineOutcomes(['pass', ...outcomes]),
      }
    }),
  )
  return {
    answers,
    findings: answers.flatMap(({findings}) => findings),
    outcome: combineOutcomes(answers.map(({outcome}) => outcome)),
  }
}

function absent(question: DesignQuestion): StatementFinding {
  const facts = {question: question.text}
  return {code: 'answer-absent', outcome: 'breach', subject: question.id, facts}
}

type Judging = StatementContext & {readonly references: readonly Reference[]}

/** The first fault of the words ends the judgement: what an empty answer points to is no question. */
async function judgeAnswer(answer: Answer, context: Judging): Promise<StatementFinding[]> {
  const words = faultOfWords(answer, context)
  if (words !== undefined) return [words]
  if (answer.question === 'minorities' && context.references.length === 0) {
    const reason = exemptionIn(answer.text)
    if (reason !== undefined) return reasonFindings(answer, context)
  }
  const findings: StatementFinding[] = []
  const missing = missingIn(answer.text, answer.question)
  if (missing.length > 0) {
    const facts = {line: answer.line, missing}
    findings.push({code: 'answer-vague', outcome: 'breach', subject: answer.question, facts})
  }
  findings.push(...(await evidenceFindings(answer, context)))
  return findings
}

function faultOfWords(
  answer: Answer,
  {earlier = [], templates = [], references}: Judging,
): StatementFinding | undefined {
  const {line, question: subject, text} = answer
  const outcome = 'breach'
  if (wordsIn(text).length === 0 && references.length === 0) {
    return {code: 'answer-empty', outcome, subject, facts: {line}}
  }
  const builtIn = (['github', 'gitlab'] as const).map((host) => pullRequestTemplate(host))
  for (const template of [...builtIn, ...templates]) {
    const overlap = overlapWith(answer, template)
    if (overlap >= copiedFrom) {
      return {code: 'answer-from-template', outcome, subject, facts: {line, overlap}}
    }
  }
  const phrase = boilerplateOf(text)
  // `Not applicable` with a reason and a reviewer is judged as a reason.
  const reasoned = subject === 'minorities' && (exemptionIn(text)?.words ?? 0) >= 3
  if (phrase !== undefined && !reasoned) {
    return {code: 'answer-boilerplate', outcome, subject, facts: {line, phrase}}
  }
  for (const request of earlier) {
    const overlap = overlapWith(answer, request.text)
    if (overlap >= copiedFrom) {
      return {code: 'answer-copied', outcome, subject, facts: {line, from: request.name, overlap}}
    }
  }
  return undefined
}

/** Overlap with the answer to the same question in another text; its whole text if it has no questions. */
function overlapWith({question, text}: Answer, other: string): number {
  const others = readAnswers(other)
  const counterpart =
    others.length === 0 ? other : others.find((one) => one.question === question)?.text
  return counterpart === undefined || wordsIn(text).length === 0
    ? 0
    : trigramOverlap(text, counterpart)
}

function reasonFindings(
  {line, text, question: subject}: Answer,
  {author, reviewers}: Judging,
): StatementFinding[] {
  const {words = 0, reviewer} = exemptionIn(text) ?? {}
  const outcome = 'breach'
  const findings: StatementFinding[] = []
  if (words < leastReason) {
    findings.push({code: 'reason-too-short', outcome, subject, facts: {line, words}})
  }
  if (reviewer === undefined) {
    findings.push({code: 'reason-without-reviewer', outcome, subject, facts: {line}})
  } else if (author !== undefined && sameName(author, reviewer)) {
    findings.push({code: 'reviewer-is-author', outcome, subject, facts: {line, reviewer}})
  } else if (reviewers !== undefined && !reviewers.some((name) => sameName(name, reviewer))) {
    findings.push({code: 'reviewer-unknown', outcome, subject, facts: {line, reviewer}})
  }
  return findings
}

function sameName(one: string, other: string): boolean {
  const bare = (name: string) => name.replace(/^@/, '').trim().toLowerCase()
  return bare(one) === bare(other)
}

/** One reference that holds is enough; otherwise every reference says what is wrong with it. */
async function evidenceFindings(
  {question, line}: Answer,
  {evidence, references, revision}: Judging,
): Promise<StatementFinding[]> {
  const usable = references.filter(({kind}) => kind === 'evidence' || question === 'fallback')
  if (usable.length === 0) {
    return [{code: 'evidence-not-named', outcome: 'breach', subject: question, facts: {line}}]
  }
  const all: StatementFinding[] = []
  for (const {kind, reference} of usable) {
    const findings =
      kind === 'test'
        ? await testFindings(reference, evidence)
        : await lookUp(reference, {evidence, question, revision})
    if (findings.length === 0) return []
    all.push(...findings)
  }
  return all
}

async function lookUp(
  reference: string,
  {
    evidence,
    question,
    revision,
  }: {evidence: EvidenceSource; question: Answer['question']; revision: Judging['revision']},
): Promise<StatementFinding[]> {
  const found = await evidence.lookUpEvidence(reference)
  if (found !== undefined) return judgeEvidence(found, {question, reference, revision})
  return [{code: 'evidence-not-found', outcome: 'breach', subject: question, facts: {reference}}]
}

const makesFail =
  /mockRejected|side_effect|rejects?\b|\bthrows?\b|\braise[sd]?\b|time_?out|abort|ECONN\w+|refused|unavailable|\b(429|5\d\d)\b|malformed|invalid_?json|\bfaults?\b|fail(s|ed|ing|ure)?\b|outage|disconnect|destroy\(|airworthy fallback/i

async function testFindings(
  reference: string,
  evidence: EvidenceSource,
): Promise<StatementFinding[]> {
  const text = await evidence.readTest?.(reference)
  const facts = {reference}
  if (text === undefined) {
    return [{code: 'test-not-found', outcome: 'breach', subject: 'fallback', facts}]
  }
  if (makesFail.test(text)) return []
  return [{code: 'test-without-failure', outcome: 'breach', subject: 'fallback', facts}]
}

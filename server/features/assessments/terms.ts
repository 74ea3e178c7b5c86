import {AirworthyError} from '@airworthy/kernel'
import type {FinishReason, SessionState} from '@airworthy/psychometrics'
import type {Attempt} from './attempt.ts'

/**
 * What an attempt promises about its results, frozen in its start event beside the rules of the
 * session. A result that rests on one answer tells whether it was right; repeated, that would give
 * the bank away one item after the other.
 */
export interface AttemptTerms {
  /** Answers from which on the attempt has results. */
  readonly minimumAnswers: number
  /** Answers of a further round from which on the results take it in. */
  readonly minimumFurtherAnswers: number
  /** Days after a baseline with results for which no other is begun; 0: none. */
  readonly daysToNextBaseline: number
}

/** Of attempts that began before there were terms. */
export const termsBefore: AttemptTerms = {
  minimumAnswers: 1,
  minimumFurtherAnswers: 0,
  daysToNextBaseline: 0,
}

/** Days between two baselines unless the platform is set otherwise. */
export const daysBetweenBaselines = 30

/** Of a baseline: as many answers as there are domains, before which hardly one has what judges it. */
export function baselineTerms(daysToNextBaseline: number): AttemptTerms {
  return {minimumAnswers: 7, minimumFurtherAnswers: 3, daysToNextBaseline}
}

/** Of a test-out, by the answers that its rules ask for before they judge; it has no further round. */
export function testOutTerms(minimumPerDomain: number): AttemptTerms {
  return {minimumAnswers: minimumPerDomain, minimumFurtherAnswers: 0, daysToNextBaseline: 0}
}

/** Of the adaptive part of an examination; a further sitting always counts. */
export function examinationTerms(minimumPerDomain: number): AttemptTerms {
  return {minimumAnswers: minimumPerDomain, minimumFurtherAnswers: 0, daysToNextBaseline: 0}
}

/** What the results of an attempt are made from: the state in which it last ended with enough answers. */
export interface Shown {
  readonly state: SessionState
  /** Time of the last answer in each domain that has one. */
  readonly answeredAt: ReadonlyMap<string, string>
  /** When it ended. */
  readonly at: string
}

/** Whether an end gives results, or new ones: too few answers count only where no more could be had. */
export function hasEnough(
  {state, terms, before}: {state: SessionState; terms: AttemptTerms; before: Shown | null},
  reason: FinishReason,
): boolean {
  const answers = state.given.length - (before?.state.given.length ?? 0)
  if (answers === 0) return before !== null && terms.minimumFurtherAnswers === 0
  if (reason === 'precision' || reason === 'bank-exhausted') return true
  return answers >= (before === null ? terms.minimumAnswers : terms.minimumFurtherAnswers)
}

/**
 * When a further baseline can begin after these attempts; null for now. What was promised at the
 * start counts, or fewer `days` that the platform asks for by now.
 */
export function nextBaselineFrom(
  attempts: readonly Attempt[],
  {days, now}: {days: number; now: Date},
): Date | null {
  const times = attempts.flatMap(({kind, shown, terms, session}) => {
    if (kind !== 'baseline' || shown === null || session.state.status !== 'finished') return []
    const wait = Math.min(days, terms.daysToNextBaseline)
    return [Date.parse(shown.at) + wait * 24 * 60 * 60 * 1000]
  })
  const from = Math.max(...times)
  return from > now.getTime() ? new Date(from) : null
}

/** The refusal of a baseline before its time. */
export function baselineTooSoon(from: Date): AirworthyError {
  return new AirworthyError(
    'baseline-too-soon',
    `another baseline can begin from ${from.toISOString()}: until then ask for more items, or check single domains`,
    {facts: {from: from.toISOString()}},
  )
}

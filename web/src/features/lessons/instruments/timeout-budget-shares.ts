import {normalCdf, normalQuantile} from '@airworthy/statistics'

/** Log-normal answer times by their median and the time that one in a hundred exceeds, in seconds. */
export interface AnswerTimes {
  readonly median: number
  readonly p99: number
}

/** What customers get under a time limit and a number of attempts; shares 0 to 1. */
export interface BudgetShares {
  /** Share who get the model's answer within their patience. */
  readonly answered: number
  /** The longest that anybody waits before the fallback, in seconds. */
  readonly longestWait: number
  /** Calls for each customer in ordinary operation. */
  readonly callsUsual: number
  /** Calls for each customer while nothing answers. */
  readonly callsInOutage: number
}

/**
 * Attempts one after the other, each given up at the time limit; answer times do not depend on each
 * other. An answer after the customer's patience counts as none.
 */
export function budgetShares(
  {limit, attempts}: {limit: number; attempts: number},
  {median, p99, patience}: AnswerTimes & {patience: number},
): BudgetShares {
  const spread = Math.log(p99 / median) / normalQuantile(0.99)
  const within = (seconds: number) =>
    seconds <= 0 ? 0 : normalCdf(Math.log(seconds / median) / spread)
  const perAttempt = within(limit)
  let unanswered = 1
  let answered = 0
  let callsUsual = 0
  for (let attempt = 0; attempt < attempts; attempt++) {
    callsUsual += unanswered
    answered += unanswered * within(Math.min(limit, patience - attempt * limit))
    unanswered *= 1 - perAttempt
  }
  return {answered, longestWait: limit * attempts, callsUsual, callsInOutage: attempts}
}

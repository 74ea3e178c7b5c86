import {atLeast} from './coincidence.ts'

/** An answer with full credit, and how long it took. */
export interface TimedAnswer {
  /** Active minutes, as the browser measured them. */
  readonly minutes: number
  /** Minutes that the item usually takes. */
  readonly usualMinutes: number
}

/** Right answers that were given faster than the item can well be read. */
export interface FastAnswers {
  /** Right answers. */
  readonly n: number
  /** Of these, within a tenth of the usual time. */
  readonly observed: number
  readonly expected: number
  /** The probability of as many; null without a right answer. */
  readonly probability: number | null
}

/** From here on down it is noticed. */
export const fastThreshold = 0.001

const fastShare = 0.1
/**
 * The share of right answers that somebody gives within a tenth of the usual time: were times
 * lognormal with a standard deviation of 1.1 of their logarithm, twice that of tables in the
 * literature (van der Linden 2006), it would be 0.018.
 */
const chanceOfFast = 0.02

/** Counts right answers that came faster than the item can well be read. */
export function fastAnswers(right: readonly TimedAnswer[]): FastAnswers {
  const observed = right.filter(
    ({minutes, usualMinutes}) => minutes < fastShare * usualMinutes,
  ).length
  const n = right.length
  const chances = right.map(() => chanceOfFast)
  const probability = n === 0 ? null : atLeast(observed, chances)
  return {n, observed, expected: n * chanceOfFast, probability}
}

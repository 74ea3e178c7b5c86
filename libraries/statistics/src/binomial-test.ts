import {betaShares} from './incomplete-beta.ts'
import {binomialDensity} from './saddle-point.ts'

/**
 * The two-sided p-value of the exact binomial test: the probability of all counts no more probable
 * than this one under the chance `p`, within 1e-11 of scipy relatively.
 */
export function binomialTest(
  {successes, trials}: {readonly successes: number; readonly trials: number},
  {p}: {readonly p: number},
): number {
  if (trials === 0) return 1
  // Counts that tie in theory must not part by rounding.
  const limit = binomialDensity(successes, {trials, p}) * (1 + 1e-7)
  const isRare = (count: number) => binomialDensity(count, {trials, p}) <= limit
  const mode = Math.min(trials, Math.floor((trials + 1) * p))
  if (!isRare(mode)) {
    const lower = edge(-1, mode, isRare)
    const upper = edge(trials + 1, mode, isRare)
    return Math.min(1, countAtMost(lower, {trials, p}) + countAtLeast(upper, {trials, p}))
  }
  return 1
}

/** The last rare count between the outside and the mode, found by halving: rareness falls inwards. */
function edge(outside: number, mode: number, isRare: (count: number) => boolean): number {
  let rare = outside
  let common = mode
  while (Math.abs(common - rare) > 1) {
    const middle = Math.floor((rare + common) / 2)
    if (isRare(middle)) rare = middle
    else common = middle
  }
  return rare
}

/** The probability of at most `count` successes. */
export function countAtMost(count: number, {trials, p}: {trials: number; p: number}): number {
  if (count < 0) return 0
  if (count >= trials) return 1
  return betaShares(p, {alpha: count + 1, beta: trials - count}).above
}

/** The probability of at least `count` successes. */
export function countAtLeast(count: number, {trials, p}: {trials: number; p: number}): number {
  if (count <= 0) return 1
  if (count > trials) return 0
  return betaShares(p, {alpha: count, beta: trials - count + 1}).below
}

import {binomialDensity} from './saddle-point.ts'

/** Successes and failures of two independent groups. */
export interface FourfoldTable {
  readonly first: {readonly successes: number; readonly failures: number}
  readonly second: {readonly successes: number; readonly failures: number}
}

/**
 * The two-sided p-value of Fisher's exact test: the probability, given the margins, of all tables
 * no more probable than this one; within 1e-11 of scipy relatively. Time grows with the standard
 * deviation of a count. 1 where a margin is zero.
 */
export function fisherExact({first, second}: FourfoldTable): number {
  const draws = first.successes + first.failures
  const rest = second.successes + second.failures
  const marked = first.successes + second.successes
  const low = Math.max(0, marked - rest)
  const high = Math.min(draws, marked)
  const density = (count: number) => hypergeometricDensity(count, {draws, rest, marked})
  // Tables that tie in theory must not part by rounding.
  const limit = density(first.successes) * (1 + 1e-7)
  const mode = Math.min(
    high,
    Math.max(low, Math.floor(((draws + 1) * (marked + 1)) / (draws + rest + 2))),
  )
  let sum = 0
  const add = (probability: number) => {
    if (probability <= limit) sum += probability
  }
  const isNegligible = (probability: number) =>
    probability === 0 || (sum > 0 && probability < 1e-18 * sum)
  const top = density(mode)
  // From the mode outwards by the ratio of neighbours; ends where no term counts any more.
  let term = top
  for (let count = mode; count <= high; count++) {
    if (isNegligible(term)) break
    add(term)
    term *= ((draws - count) * (marked - count)) / ((count + 1) * (rest - marked + count + 1))
  }
  term = top
  for (let count = mode; count > low; count--) {
    term *= (count * (rest - marked + count)) / ((draws - count + 1) * (marked - count + 1))
    if (isNegligible(term)) break
    add(term)
  }
  return Math.min(1, sum)
}

/**
 * The probability that `count` of `draws` things are marked, drawn without replacement from `draws`
 * + `rest` things of which `marked` are.
 */
export function hypergeometricDensity(
  count: number,
  {draws, rest, marked}: {draws: number; rest: number; marked: number},
): number {
  const all = draws + rest
  if (all === 0) return count === 0 ? 1 : 0
  const p = marked / all
  const q = 1 - p
  return (
    (binomialDensity(count, {trials: draws, p, q}) *
      binomialDensity(marked - count, {trials: rest, p, q})) /
    binomialDensity(marked, {trials: all, p, q})
  )
}

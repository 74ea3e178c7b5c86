import type {CountPair} from './difference-intervals.ts'
import {normalCdf, normalQuantile} from './normal.ts'

/**
 * The pooled z-test of two independent proportions: z of first − second and its two-sided p-value.
 * z 0 and p 1 where all trials end alike or a group has none.
 */
export function twoProportionTest({first, second}: CountPair): {z: number; p: number} {
  const trials = first.trials + second.trials
  const share = (first.successes + second.successes) / trials
  const error = Math.sqrt(share * (1 - share) * (1 / first.trials + 1 / second.trials))
  if (!(error > 0 && error < Infinity)) return {z: 0, p: 1}
  const z = (first.successes / first.trials - second.successes / second.trials) / error
  return {z, p: 2 * normalCdf(-Math.abs(z))}
}

/**
 * The trials that each of two groups needs for a two-sided test at `alpha` to find their difference
 * with chance `power`, by the arcsine transformation (Cohen 1988); not rounded. The other group may
 * be `ratio` times as large. Infinity for equal proportions.
 */
export function neededTrials(
  {first, second}: {readonly first: number; readonly second: number},
  {alpha = 0.05, power = 0.8, ratio = 1}: {alpha?: number; power?: number; ratio?: number} = {},
): number {
  const effect = Math.abs(2 * Math.asin(Math.sqrt(first)) - 2 * Math.asin(Math.sqrt(second)))
  const far = (normalQuantile(power) + normalQuantile(1 - alpha / 2)) / effect
  return twoSided({effect, alpha, power, start: far * far * (1 + 1 / ratio), ratio})
}

/** The far tail of a two-sided test adds power only where alpha is large: a few Newton-like steps take it in. */
function twoSided({
  effect,
  alpha,
  power,
  start,
  ratio,
}: {
  effect: number
  alpha: number
  power: number
  start: number
  ratio: number
}): number {
  if (!(start < Infinity)) return start
  const critical = normalQuantile(1 - alpha / 2)
  const powerAt = (n: number) => {
    const shift = effect * Math.sqrt(n / (1 + 1 / ratio))
    return normalCdf(shift - critical) + normalCdf(-shift - critical)
  }
  let low = 0
  let high = start
  for (let round = 0; round < 80; round++) {
    const middle = (low + high) / 2
    if (powerAt(middle) < power) low = middle
    else high = middle
  }
  return high
}

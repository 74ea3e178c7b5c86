import {criticalValue} from './normal.ts'
import type {Count, DifferenceInterval, Interval} from './proportion-intervals.ts'

/** Two independent counts to compare. */
export interface CountPair {
  readonly first: Count
  readonly second: Count
}

/** Wald's interval of first − second: wrong for small counts, here to compare with. */
export function waldDifferenceInterval(pair: CountPair, confidence = 0.95): DifferenceInterval {
  const {difference, error} = momentsOf(pair)
  return around(difference, difference, criticalValue(confidence) * error)
}

/** Wald's interval after a success and a failure are added to each count (Agresti and Caffo 2000). */
export function agrestiCaffoInterval(
  {first, second}: CountPair,
  confidence = 0.95,
): DifferenceInterval {
  const added = momentsOf({first: withTwoMore(first), second: withTwoMore(second)})
  const difference = first.successes / first.trials - second.successes / second.trials
  return around(difference, added.difference, criticalValue(confidence) * added.error)
}

/**
 * The score interval of first − second (Miettinen and Nurminen 1985, with their factor N/(N − 1)):
 * the differences that the score test does not reject. NaN where either has no trial.
 */
export function scoreDifferenceInterval(pair: CountPair, confidence = 0.95): DifferenceInterval {
  const {difference} = momentsOf(pair)
  const critical = criticalValue(confidence) ** 2
  const isKept = (value: number) => differenceScore(pair, value) <= critical
  return {
    difference,
    low: lastKept(difference, -1, isKept),
    high: lastKept(difference, 1, isKept),
  }
}

/**
 * The delta interval of the ratio first / second on the logarithmic scale (Katz et al. 1978). A
 * ratio of 0 or without limit has an end that cannot be computed: `low` is then 0, `high` Infinity.
 */
export function katzInterval(
  {first, second}: CountPair,
  confidence = 0.95,
): Interval & {readonly ratio: number} {
  const ratio = first.successes / first.trials / (second.successes / second.trials)
  if (Number.isNaN(ratio)) return {ratio, low: NaN, high: NaN}
  if (first.successes === 0 || second.successes === 0) return {ratio, low: 0, high: Infinity}
  const error = Math.sqrt(
    1 / first.successes - 1 / first.trials + 1 / second.successes - 1 / second.trials,
  )
  const factor = Math.exp(criticalValue(confidence) * error)
  return {ratio, low: ratio / factor, high: ratio * factor}
}

/** The score interval of the ratio first / second (Miettinen and Nurminen 1985, with N/(N − 1)). */
export function scoreRatioInterval(
  pair: CountPair,
  confidence = 0.95,
): Interval & {readonly ratio: number} {
  const {first, second} = pair
  const ratio = first.successes / first.trials / (second.successes / second.trials)
  if (Number.isNaN(ratio)) return {ratio, low: NaN, high: NaN}
  const critical = criticalValue(confidence) ** 2
  // On the scale r / (1 + r) all ratios lie in [0, 1].
  const isKept = (place: number) => ratioScore(pair, place / (1 - place)) <= critical
  const start = ratio === Infinity ? 1 : ratio / (1 + ratio)
  const low = lastKept(start, 0, isKept)
  const high = lastKept(start, 1, isKept)
  return {ratio, low: low / (1 - low), high: high / (1 - high)}
}

function momentsOf({first, second}: CountPair): {difference: number; error: number} {
  const a = first.successes / first.trials
  const b = second.successes / second.trials
  return {
    difference: a - b,
    error: Math.sqrt((a * (1 - a)) / first.trials + (b * (1 - b)) / second.trials),
  }
}

function withTwoMore({successes, trials}: Count): Count {
  return {successes: successes + 1, trials: trials + 2}
}

function around(difference: number, centre: number, half: number): DifferenceInterval {
  return {difference, low: centre - half, high: centre + half}
}

/** The square of the score statistic where the true difference is `value`. */
function differenceScore({first, second}: CountPair, value: number): number {
  const observed = first.successes / first.trials - second.successes / second.trials
  const b = restrictedShare({first, second}, value)
  return squaredScore({first, second}, observed - value, {a: b + value, b, scale: 1})
}

/** The likeliest second share when the first is `value` more: the root of a cubic, as they give it. */
function restrictedShare({first, second}: CountPair, value: number): number {
  const trials = first.trials + second.trials
  const successes = first.successes + second.successes
  // In units of the trials, with powers falling.
  const c3 = trials
  const c2 = (first.trials + 2 * second.trials) * value - trials - successes
  const c1 = (second.trials * value - trials - 2 * second.successes) * value + successes
  const c0 = second.successes * value * (1 - value)
  const third = c2 / (3 * c3)
  const q = third ** 3 - (c1 * c2) / (6 * c3 * c3) + c0 / (2 * c3)
  const p = Math.sign(q) * Math.sqrt(Math.max(0, third * third - c1 / (3 * c3)))
  const ratio = p === 0 ? 0 : Math.max(-1, Math.min(1, q / p ** 3))
  const share = 2 * p * Math.cos((Math.PI + Math.acos(ratio)) / 3) - third
  return Math.min(Math.min(1, 1 - value), Math.max(Math.max(0, -value), share))
}

function ratioScore({first, second}: CountPair, ratio: number): number {
  if (ratio === Infinity) return ratioScore({first: second, second: first}, 0)
  const a = first.successes / first.trials
  const b = second.successes / second.trials
  // The likeliest second share when the first is `ratio` times as large: the root of a quadratic.
  const trials = first.trials + second.trials
  const quadratic = trials * ratio
  const linear = -(
    first.trials * ratio +
    first.successes +
    second.trials +
    second.successes * ratio
  )
  const constant = first.successes + second.successes
  const root = Math.sqrt(Math.max(0, linear * linear - 4 * quadratic * constant))
  const share = quadratic === 0 ? constant / -linear : (2 * constant) / (root - linear)
  return squaredScore({first, second}, a - b * ratio, {a: share * ratio, b: share, scale: ratio})
}

function squaredScore(
  {first, second}: CountPair,
  excess: number,
  {a, b, scale}: {a: number; b: number; scale: number},
): number {
  if (excess === 0) return 0
  const all = first.trials + second.trials
  const variance =
    ((a * (1 - a)) / first.trials + (scale * scale * b * (1 - b)) / second.trials) *
    (all / (all - 1))
  return variance <= 0 ? Infinity : (excess * excess) / variance
}

/** The kept value furthest from `start` towards `end`, found by halving. */
function lastKept(start: number, end: number, isKept: (value: number) => boolean): number {
  if (Number.isNaN(start)) return NaN
  if (isKept(end)) return end
  let kept = start
  let dropped = end
  for (let round = 0; round < 80; round++) {
    const middle = (kept + dropped) / 2
    if (middle === kept || middle === dropped) break
    if (isKept(middle)) kept = middle
    else dropped = middle
  }
  return kept
}

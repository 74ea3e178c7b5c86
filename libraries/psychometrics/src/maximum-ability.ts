import {AirworthyError} from '@airworthy/kernel'
import {refuseScores, type ScoredResponse} from './ability.ts'
import {categoryCurvatures} from './category-curvatures.ts'

/** An ability at the highest point of a likelihood, in logits. */
export interface MaximumAbility {
  readonly theta: number
  /** One over the root of the information there; Infinity where the answers carry none. */
  readonly standardError: number
  /** True when the highest point lies at an end of the range: the answers set no limit on that side. */
  readonly atBound: boolean
}

/** The range that is searched, in logits. */
export interface AbilityRange {
  readonly low?: number
  readonly high?: number
}

/**
 * The ability under which the answers are likeliest, within [low, high] and within 1e-9 of the
 * highest of all local maxima (with guessing there may be several). Standard error 1/√information.
 * Null without answers: no estimate. Throws `score-out-of-range`, `ability-range`.
 */
export function maximumLikelihoodAbility(
  responses: readonly ScoredResponse[],
  range: AbilityRange = {},
): MaximumAbility | null {
  if (responses.length === 0) return null
  return highestPoint(responses, {...range, extra: () => 0, extraInformation: 0})
}

/**
 * The ability at the highest point of the posterior under a normal prior (maximum a posteriori),
 * within [low, high]; the standard error is 1/√(information + 1/prior variance). Without answers the
 * prior comes back. Throws `score-out-of-range`, `ability-range`.
 */
export function maximumPosteriorAbility(
  responses: readonly ScoredResponse[],
  {
    priorMean = 0,
    priorStandardDeviation = 1,
    ...range
  }: AbilityRange & {priorMean?: number; priorStandardDeviation?: number} = {},
): MaximumAbility {
  const precision = 1 / (priorStandardDeviation * priorStandardDeviation)
  return highestPoint(responses, {
    ...range,
    extra: (theta) => precision * (priorMean - theta),
    extraInformation: precision,
  })
}

/**
 * Warm's (1989) weighted likelihood estimate within [low, high]: the root of the score plus J/2I,
 * which removes the first-order bias of maximum likelihood and is finite for most extreme patterns.
 * Of several roots the one with the highest weighted likelihood. For polytomous items J is
 * ∑P′P″/P (Samejima 1993). Null without answers and when no root lies within the range: there is no
 * such estimate. Throws `score-out-of-range`, `ability-range`.
 */
export function weightedLikelihoodAbility(
  responses: readonly ScoredResponse[],
  range: AbilityRange = {},
): MaximumAbility | null {
  if (responses.length === 0) return null
  const found = highestPoint(responses, {
    ...range,
    interior: true,
    extra: (_, {information, skew}) => (information > 0 ? skew / (2 * information) : 0),
    extraInformation: 0,
  })
  return found.atBound ? null : found
}

interface Slopes {
  /** The slope of the log-likelihood. */
  readonly score: number
  readonly information: number
  /** Warm's J. */
  readonly skew: number
}

interface Search extends AbilityRange {
  /** What is added to the score, the slope of a prior or of a weight. */
  readonly extra: (theta: number, slopes: Slopes) => number
  readonly extraInformation: number
  /** Whether a point inside the range is preferred to an end, however high the end is. */
  readonly interior?: boolean
}

const steps = 200

/** Integrates the slope over the range, so that local maxima can be compared, then sharpens the highest. */
function highestPoint(
  responses: readonly ScoredResponse[],
  {low = -4, high = 4, extra, extraInformation, interior = false}: Search,
): MaximumAbility {
  if (!(low < high && Number.isFinite(high - low))) throw badRange(low, high)
  refuseScores(responses)
  const slopeAt = (theta: number): number => {
    const slopes = slopesAt(responses, theta)
    return slopes.score + extra(theta, slopes)
  }
  const width = (high - low) / steps
  let left = slopeAt(low)
  let height = 0
  let best = {theta: low, height: left > 0 || interior ? -Infinity : 0, atBound: true}
  for (let step = 1; step <= steps; step++) {
    const theta = low + step * width
    const right = slopeAt(theta)
    if (left > 0 && right <= 0) {
      const root = rootBetween(slopeAt, theta - width, theta)
      const rise = integral(slopeAt, theta - width, root)
      if (height + rise > best.height) best = {theta: root, height: height + rise, atBound: false}
    }
    height += integral(slopeAt, theta - width, theta)
    left = right
  }
  const endIsHigher = left > 0 && height > best.height
  if (endIsHigher && !(interior && !best.atBound)) best = {theta: high, height, atBound: true}
  const {information} = slopesAt(responses, best.theta)
  return {
    theta: best.theta,
    standardError: 1 / Math.sqrt(information + extraInformation),
    atBound: best.atBound,
  }
}

function slopesAt(responses: readonly ScoredResponse[], theta: number): Slopes {
  let slope = 0
  let information = 0
  let skew = 0
  for (const {model, score} of responses) {
    const {probabilities, slopes, curvatures} = categoryCurvatures(model, theta)
    for (const [category, probability] of probabilities.entries()) {
      if (!(probability > 0)) continue
      const first = slopes[category] ?? 0
      information += (first * first) / probability
      skew += (first * (curvatures[category] ?? 0)) / probability
      if (category === score) slope += first / probability
    }
  }
  return {score: slope, information, skew}
}

/** By bisection: the slope is positive at `low` and not at `high`. */
function rootBetween(slopeAt: (theta: number) => number, low: number, high: number): number {
  let from = low
  let to = high
  for (let round = 0; round < 48; round++) {
    const middle = 0.5 * (from + to)
    if (slopeAt(middle) > 0) from = middle
    else to = middle
  }
  return 0.5 * (from + to)
}

/** Gauss–Legendre with three nodes. */
function integral(slopeAt: (theta: number) => number, from: number, to: number): number {
  const middle = 0.5 * (from + to)
  const reach = 0.5 * (to - from)
  const node = reach * Math.sqrt(0.6)
  return (
    (reach * (5 * slopeAt(middle - node) + 8 * slopeAt(middle) + 5 * slopeAt(middle + node))) / 9
  )
}

function badRange(low: number, high: number): AirworthyError {
  return new AirworthyError('ability-range', `range of abilities must ascend: ${low} to ${high}`, {
    facts: {low, high},
  })
}

import {AirworthyError} from '@airworthy/kernel'
import {categoryProbabilities, highestScore, type ItemModel} from './models.ts'

/** One scored answer: 0 or 1 for a right-or-wrong item, 0 to the number of thresholds or steps for others. */
export interface ScoredResponse {
  readonly model: ItemModel
  readonly score: number
}

/** An estimated ability in logits; `standardError` is the standard deviation of the posterior. */
export interface AbilityEstimate {
  readonly mean: number
  readonly standardError: number
}

/**
 * The expected a posteriori ability on one dimension (Bock and Mislevy 1982) under a normal prior,
 * summed over equally spaced nodes. Unless nodes are asked for, they are moved together until they
 * resolve the posterior, so that mean and standard error are within 1e-6 of adaptive quadrature;
 * given nodes reproduce other programs. Without answers the prior comes back. Throws
 * `score-out-of-range`.
 */
export function expectedAbility(
  responses: readonly ScoredResponse[],
  {
    priorMean = 0,
    priorStandardDeviation = 1,
    low = priorMean - 8 * priorStandardDeviation,
    high = priorMean + 8 * priorStandardDeviation,
    nodes,
  }: {
    priorMean?: number
    priorStandardDeviation?: number
    low?: number
    high?: number
    nodes?: number
  } = {},
): AbilityEstimate {
  refuseScores(responses)
  const logDensity = (theta: number): number => {
    const z = (theta - priorMean) / priorStandardDeviation
    return logLikelihood(responses, theta) - 0.5 * z * z
  }
  let sum = summed(logDensity, {low, high, nodes: nodes ?? defaultNodes})
  for (let round = 0; nodes === undefined && round < 6; round++) {
    if (sum.standardError >= resolved * sum.step) break
    sum = summed(logDensity, {low: sum.from, high: sum.to, nodes: defaultNodes})
  }
  return {mean: sum.mean, standardError: sum.standardError}
}

const defaultNodes = 161
// The trapezoid rule errs by about exp(−2π²(width/step)²): 1e-19 where the posterior spans 1.5 steps.
const resolved = 1.5
// Farther below the peak than this, in logarithms, nothing is left of a posterior in double precision.
const negligible = 60

interface PosteriorSum extends AbilityEstimate {
  readonly step: number
  /** The part of the range that holds all of the posterior. */
  readonly from: number
  readonly to: number
}

function summed(
  logDensity: (theta: number) => number,
  {low, high, nodes}: {low: number; high: number; nodes: number},
): PosteriorSum {
  const step = (high - low) / (nodes - 1)
  const thetas = Array.from({length: nodes}, (_, node) => low + ((high - low) * node) / (nodes - 1))
  const logs = thetas.map(logDensity)
  const highest = Math.max(...logs)
  const weights = logs.map((log) => Math.exp(log - highest))
  const mass = weights.reduce((sum, weight) => sum + weight, 0)
  const mean = weights.reduce((sum, weight, node) => sum + weight * (thetas[node] ?? 0), 0) / mass
  const variance =
    weights.reduce((sum, weight, node) => sum + weight * ((thetas[node] ?? 0) - mean) ** 2, 0) /
    mass
  const first = logs.findIndex((log) => log > highest - negligible)
  const last = logs.findLastIndex((log) => log > highest - negligible)
  return {
    mean,
    standardError: Math.sqrt(variance),
    step,
    from: Math.max(low, low + (first - 1) * step),
    to: Math.min(high, low + (last + 1) * step),
  }
}

/** The natural logarithm of the probability of all answers at an ability. Throws `score-out-of-range`. */
export function logLikelihood(responses: readonly ScoredResponse[], theta: number): number {
  let sum = 0
  for (const {model, score} of responses) {
    const probability = categoryProbabilities(model, theta)[score]
    if (probability === undefined) throw scoreOutOfRange(score, highestScore(model))
    sum += Math.log(probability)
  }
  return sum
}

/** Throws `score-out-of-range` if a score is not one that its item can give. */
export function refuseScores(responses: readonly ScoredResponse[]): void {
  for (const {model, score} of responses) {
    const highest = highestScore(model)
    if (!(Number.isInteger(score) && score >= 0 && score <= highest)) {
      throw scoreOutOfRange(score, highest)
    }
  }
}

function scoreOutOfRange(score: number, highest: number): AirworthyError {
  return new AirworthyError(
    'score-out-of-range',
    `score must be an integer from 0 to ${highest}: ${score}`,
    {facts: {score, highest}},
  )
}

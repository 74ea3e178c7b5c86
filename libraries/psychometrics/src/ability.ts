import {AirworthyError} from '@airworthy/kernel'
import {categoryProbabilities, highestScore, type ItemModel} from './models.ts'

/** One scored answer: 0 or 1 for a right-or-wrong item, 0 to the number of thresholds for a graded one. */
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
 * summed over equally spaced nodes. With the default nodes mean and standard error are within 1e-6
 * of adaptive quadrature; other nodes reproduce other programs. Throws `score-out-of-range`.
 */
export function expectedAbility(
  responses: readonly ScoredResponse[],
  {
    priorMean = 0,
    priorStandardDeviation = 1,
    low = priorMean - 8 * priorStandardDeviation,
    high = priorMean + 8 * priorStandardDeviation,
    nodes = 161,
  }: {
    priorMean?: number
    priorStandardDeviation?: number
    low?: number
    high?: number
    nodes?: number
  } = {},
): AbilityEstimate {
  const thetas = Array.from({length: nodes}, (_, node) => low + ((high - low) * node) / (nodes - 1))
  const logs = thetas.map((theta) => {
    const z = (theta - priorMean) / priorStandardDeviation
    return logLikelihood(responses, theta) - 0.5 * z * z
  })
  const highest = Math.max(...logs)
  const weights = logs.map((log) => Math.exp(log - highest))
  const mass = weights.reduce((sum, weight) => sum + weight, 0)
  const mean = weights.reduce((sum, weight, node) => sum + weight * (thetas[node] ?? 0), 0) / mass
  const variance =
    weights.reduce((sum, weight, node) => sum + weight * ((thetas[node] ?? 0) - mean) ** 2, 0) /
    mass
  return {mean, standardError: Math.sqrt(variance)}
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

function scoreOutOfRange(score: number, highest: number): AirworthyError {
  return new AirworthyError(
    'score-out-of-range',
    `score must be an integer from 0 to ${highest}: ${score}`,
    {facts: {score, highest}},
  )
}

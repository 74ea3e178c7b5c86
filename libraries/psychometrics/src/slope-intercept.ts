import type {ItemModel} from './models.ts'

/**
 * An item as calibration moves it: P(score ≥ k) = 1/(1 + exp(−(slope·θ + intercepts[k − 1]))), intercepts
 * descending; the graded response model, with one intercept the two-parameter one.
 */
export interface SlopeIntercept {
  readonly slope: number
  readonly intercepts: readonly number[]
}

/** The ability distribution as weights on nodes, and the scores of one person or the counts of many. */
export interface AbilityNodes {
  readonly thetas: Float64Array
  readonly weights: Float64Array
}

/** Equally spaced nodes from −6 to 6 with standard normal weights that sum to 1. */
export function standardNodes(count = 61): AbilityNodes {
  const thetas = Float64Array.from({length: count}, (_, node) => -6 + (12 * node) / (count - 1))
  const raw = thetas.map((theta) => Math.exp(-0.5 * theta * theta))
  const mass = raw.reduce((sum, weight) => sum + weight, 0)
  return {thetas, weights: raw.map((weight) => weight / mass)}
}

/** The probabilities of all scores at an ability and, per score, their derivatives by slope and intercepts. */
export function scoreDerivatives(
  {slope, intercepts}: SlopeIntercept,
  theta: number,
): {probabilities: Float64Array; derivatives: readonly Float64Array[]} {
  const count = intercepts.length
  const probabilities = new Float64Array(count + 1)
  const derivatives: Float64Array[] = []
  let above = 1
  let weight = 0
  for (let score = 0; score <= count; score++) {
    const next = score < count ? logistic(slope * theta + (intercepts[score] ?? NaN)) : 0
    const nextWeight = next * (1 - next)
    const derivative = new Float64Array(count + 1)
    derivative[0] = theta * (weight - nextWeight)
    if (score > 0) derivative[score] = weight
    if (score < count) derivative[score + 1] = -nextWeight
    probabilities[score] = Math.max(above - next, smallest)
    derivatives.push(derivative)
    above = next
    weight = nextWeight
  }
  return {probabilities, derivatives}
}

/** The item in the form that scoring reads: difficulties are −intercept/slope. */
export function modelOf({slope, intercepts}: SlopeIntercept): ItemModel {
  const [b = NaN, ...more] = intercepts.map((intercept) => -intercept / slope)
  return more.length === 0
    ? {kind: '3pl', a: slope, b}
    : {kind: 'graded', a: slope, thresholds: [b, ...more]}
}

/** The way back; null for items with guessing, a ceiling or steps, which calibration does not move. */
export function slopeInterceptOf(model: ItemModel): SlopeIntercept | null {
  if (model.kind === 'partial-credit') return null
  if (model.kind === 'graded') {
    return {slope: model.a, intercepts: model.thresholds.map((b) => -model.a * b)}
  }
  const {a, b, c = 0, d = 1} = model
  return c === 0 && d === 1 ? {slope: a, intercepts: [-a * b]} : null
}

// A score that is all but impossible at a node keeps a logarithm.
const smallest = 1e-300

function logistic(x: number): number {
  return 1 / (1 + Math.exp(-x))
}

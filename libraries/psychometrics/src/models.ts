/**
 * A right-or-wrong item: P(right) = c + (d − c)/(1 + exp(−a(θ − b))), on the logit scale (D = 1).
 * Discrimination a, difficulty b, guessing c (0 when absent), ceiling d (1 when absent); Birnbaum 1968.
 */
export interface LogisticModel {
  readonly kind: '3pl'
  readonly a: number
  readonly b: number
  readonly c?: number
  readonly d?: number
}

/**
 * An item with ordered credit: P(score ≥ k) = 1/(1 + exp(−a(θ − thresholds[k − 1]))), thresholds
 * ascending, scores 0 to the number of thresholds; Samejima 1969.
 */
export interface GradedModel {
  readonly kind: 'graded'
  readonly a: number
  readonly thresholds: readonly number[]
}

/** How the answers to an item depend on ability. */
export type ItemModel = LogisticModel | GradedModel

/** For every score 0, 1, …: its probability at one ability and the slope of that probability. */
export interface CategoryCurves {
  readonly probabilities: number[]
  readonly slopes: number[]
}

/** The highest score that an item can give; 1 for a right-or-wrong item. */
export function highestScore(model: ItemModel): number {
  return model.kind === 'graded' ? model.thresholds.length : 1
}

/** The probability of each score at an ability, and its slope there; stable far into both tails. */
export function categoryCurves(model: ItemModel, theta: number): CategoryCurves {
  return model.kind === 'graded' ? gradedCurves(model, theta) : logisticCurves(model, theta)
}

/** The probability of each score 0, 1, … at an ability; they sum to 1. */
export function categoryProbabilities(model: ItemModel, theta: number): number[] {
  return categoryCurves(model, theta).probabilities
}

/** The Fisher information of an item at an ability, per squared logit; never negative. */
export function information(model: ItemModel, theta: number): number {
  return informationOfCurves(categoryCurves(model, theta))
}

/** The Fisher information of any set of category curves: the sum of slope²/probability. */
export function informationOfCurves({probabilities, slopes}: CategoryCurves): number {
  let sum = 0
  for (const [score, probability] of probabilities.entries()) {
    const slope = slopes[score] ?? 0
    // A probability that underflowed has a slope that did so twice over.
    if (probability > 0) sum += (slope * slope) / probability
  }
  return sum
}

function logisticCurves({a, b, c = 0, d = 1}: LogisticModel, theta: number): CategoryCurves {
  const x = a * (theta - b)
  const above = logistic(x)
  const below = logistic(-x)
  const slope = a * (d - c) * above * below
  return {
    probabilities: [1 - d + (d - c) * below, c + (d - c) * above],
    slopes: [-slope, slope],
  }
}

function gradedCurves({a, thresholds}: GradedModel, theta: number): CategoryCurves {
  const probabilities: number[] = []
  const slopes: number[] = []
  for (let score = 0; score <= thresholds.length; score++) {
    const x = a * (theta - (thresholds[score - 1] ?? -Infinity))
    const y = a * (theta - (thresholds[score] ?? Infinity))
    // logistic(x) − logistic(y) without subtracting two numbers near 1; its slope by the chain rule.
    const probability = logistic(x) * logistic(-y) * -Math.expm1(y - x)
    probabilities.push(probability)
    slopes.push(a * probability * (logistic(-x) - logistic(y)))
  }
  return {probabilities, slopes}
}

function logistic(x: number): number {
  return 1 / (1 + Math.exp(-x))
}

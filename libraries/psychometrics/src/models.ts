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

/**
 * An item with ordered credit in the generalised partial credit model: from score k − 1 to k the odds
 * are exp(a(θ − steps[k − 1])); steps need not ascend; Muraki 1992. With a = 1 it is Masters' (1982).
 */
export interface PartialCreditModel {
  readonly kind: 'partial-credit'
  readonly a: number
  readonly steps: readonly number[]
}

/** How the answers to an item depend on ability. */
export type ItemModel = LogisticModel | GradedModel | PartialCreditModel

/** For every score 0, 1, …: its probability at one ability and the slope of that probability. */
export interface CategoryCurves {
  readonly probabilities: number[]
  readonly slopes: number[]
}

/** The highest score that an item can give; 1 for a right-or-wrong item. */
export function highestScore(model: ItemModel): number {
  switch (model.kind) {
    case '3pl':
      return 1
    case 'graded':
      return model.thresholds.length
    case 'partial-credit':
      return model.steps.length
  }
}

/** Where the scores of an item change: its difficulty, its thresholds or its steps, in logits. */
export function difficultiesOf(model: ItemModel): readonly number[] {
  switch (model.kind) {
    case '3pl':
      return [model.b]
    case 'graded':
      return model.thresholds
    case 'partial-credit':
      return model.steps
  }
}

/** The same item with all difficulties shifted by logits and its discrimination multiplied by `stretch`. */
export function movedModel(
  model: ItemModel,
  {shift, stretch}: {shift: number; stretch: number},
): ItemModel {
  const a = model.a * stretch
  switch (model.kind) {
    case '3pl':
      return {...model, a, b: model.b + shift}
    case 'graded':
      return {...model, a, thresholds: model.thresholds.map((threshold) => threshold + shift)}
    case 'partial-credit':
      return {...model, a, steps: model.steps.map((step) => step + shift)}
  }
}

/** The probability of each score at an ability, and its slope there; stable far into both tails. */
export function categoryCurves(model: ItemModel, theta: number): CategoryCurves {
  switch (model.kind) {
    case '3pl':
      return logisticCurves(model, theta)
    case 'graded':
      return gradedCurves(model, theta)
    case 'partial-credit':
      return partialCreditCurves(model, theta)
  }
}

/** The probability of each score 0, 1, … at an ability; they sum to 1. */
export function categoryProbabilities(model: ItemModel, theta: number): number[] {
  return categoryCurves(model, theta).probabilities
}

/** The share of an item's credit that these probabilities of its scores lead one to expect, from 0 to 1. */
export function creditShare(probabilities: readonly number[]): number {
  const sum = probabilities.reduce((total, probability, score) => total + probability * score, 0)
  return sum / (probabilities.length - 1)
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

function partialCreditCurves({a, steps}: PartialCreditModel, theta: number): CategoryCurves {
  const logits = [0]
  for (const step of steps) logits.push((logits.at(-1) ?? 0) + a * (theta - step))
  const highest = Math.max(...logits)
  const weights = logits.map((logit) => Math.exp(logit - highest))
  const mass = weights.reduce((sum, weight) => sum + weight, 0)
  const probabilities = weights.map((weight) => weight / mass)
  const mean = probabilities.reduce((sum, probability, score) => sum + probability * score, 0)
  return {
    probabilities,
    slopes: probabilities.map((probability, score) => a * probability * (score - mean)),
  }
}

function logistic(x: number): number {
  return 1 / (1 + Math.exp(-x))
}

import {categoryCurves, type CategoryCurves, type ItemModel} from './models.ts'

/** Category curves with the second derivative of every probability, per squared logit. */
export interface CategoryCurvatures extends CategoryCurves {
  readonly curvatures: number[]
}

/** The probability of each score at an ability with its first and second derivative there. */
export function categoryCurvatures(model: ItemModel, theta: number): CategoryCurvatures {
  const curves = categoryCurves(model, theta)
  switch (model.kind) {
    case '3pl':
      return {...curves, curvatures: logisticCurvatures(model, theta, curves)}
    case 'graded':
      return {...curves, curvatures: gradedCurvatures(model, theta, curves)}
    case 'partial-credit':
      return {...curves, curvatures: partialCreditCurvatures(model, curves)}
  }
}

function logisticCurvatures(
  {a, b}: {a: number; b: number},
  theta: number,
  {slopes}: CategoryCurves,
): number[] {
  // P'' = a·P'·(1 − 2L) with L the logistic curve under guessing and ceiling.
  const bend = -a * Math.tanh((a * (theta - b)) / 2)
  return slopes.map((slope) => slope * bend)
}

function gradedCurvatures(
  {a, thresholds}: {a: number; thresholds: readonly number[]},
  theta: number,
  {probabilities, slopes}: CategoryCurves,
): number[] {
  return probabilities.map((probability, score) => {
    const x = a * (theta - (thresholds[score - 1] ?? -Infinity))
    const y = a * (theta - (thresholds[score] ?? Infinity))
    // The slope is a·p·(L(−x) − L(y)): differentiate the product.
    const factor = logistic(-x) - logistic(y)
    const change = -a * (logistic(x) * logistic(-x) + logistic(y) * logistic(-y))
    return a * ((slopes[score] ?? 0) * factor + probability * change)
  })
}

function partialCreditCurvatures(
  {a}: {a: number},
  {probabilities, slopes}: CategoryCurves,
): number[] {
  const mean = probabilities.reduce((sum, probability, score) => sum + probability * score, 0)
  const square = probabilities.reduce((sum, probability, score) => {
    return sum + probability * (score - mean) ** 2
  }, 0)
  return probabilities.map((probability, score) => {
    return a * ((slopes[score] ?? 0) * (score - mean) - probability * a * square)
  })
}

function logistic(x: number): number {
  return 1 / (1 + Math.exp(-x))
}

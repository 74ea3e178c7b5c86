import {AirworthyError, isAirworthyError} from '@airworthy/kernel'
import {invertSymmetric, solveSymmetric} from './symmetric-systems.ts'
import {dotProduct, weightedProducts} from './weighted-products.ts'

/** A fitted logistic regression; without `converged` its coefficients are not to be believed. */
export interface LogisticFit {
  /** In the order of the columns, the intercept first. */
  readonly coefficients: readonly number[]
  /** Square roots of the inverse information's diagonal, the penalty included where there is one. */
  readonly standardErrors: readonly number[]
  /** Without the penalty. */
  readonly logLikelihood: number
  /** −2 × the log-likelihood, for tests of nested models. */
  readonly deviance: number
  /** False when the likelihood has no highest point: a column, or a sum of columns, separates the outcomes. */
  readonly converged: boolean
}

export interface LogisticDesign {
  readonly columns: readonly ArrayLike<number>[]
  /** How often each row counts; 1 when absent. */
  readonly weights?: ArrayLike<number> | undefined
  /** Half of `ridge` × each squared slope is taken from the log-likelihood; the intercept is free. */
  readonly ridge?: number
}

/**
 * Logistic regression of 0/1 outcomes on columns of numbers, by iteratively reweighted least
 * squares (Fisher scoring); an intercept is added. Equal to statsmodels and R's `glm` within 1e-8,
 * with a ridge to scikit-learn's C = 1/`ridge`. Throws `design-refused` for columns of unequal
 * length, outcomes that are not 0 or 1, values that are not finite, weights below 0, or, without a
 * ridge, columns that do not vary or follow from the others.
 */
export function logisticRegression(
  outcomes: ArrayLike<number>,
  {columns, weights, ridge = 0}: LogisticDesign,
): LogisticFit {
  refuseBadDesign(outcomes, {columns, weights, ridge})
  const design = scaledDesign(outcomes, {columns, weights, ridge})
  let beta = new Float64Array(design.width)
  let reached = penalisedLikelihood(design, beta)
  let converged = false
  for (let round = 0; round < maximumRounds && !converged; round++) {
    const step = scoringStep(design, beta, round)
    if (step === null) break
    const next = climbed(design, {beta, step, reached})
    // Newton's steps shrink quadratically: once this small, the next is below rounding.
    converged = step.every((value) => Math.abs(value) < 1e-7)
    beta = next.beta
    reached = next.reached
  }
  const logLikelihood = reached + penaltyAt(design, beta)
  if (ridge === 0) {
    // Fitted probabilities that all touch 0 or 1 mean that the coefficients were still growing.
    if (-logLikelihood < 1e-6 * design.total) converged = false
    if (beta.some((value) => Math.abs(value) > largestCoefficient)) converged = false
  }
  return {
    ...unscaled(design, beta),
    logLikelihood,
    deviance: -2 * logLikelihood,
    converged,
  }
}

interface ScaledDesign {
  readonly size: number
  readonly width: number
  /** A column of ones for the intercept, then the standardised columns. */
  readonly columns: readonly Float64Array[]
  readonly outcomes: ArrayLike<number>
  readonly weights: Float64Array
  readonly total: number
  readonly means: Float64Array
  readonly spreads: Float64Array
  /** What the ridge is for each standardised column; 0 for the intercept. */
  readonly penalties: Float64Array
}

const maximumRounds = 60
// In standard deviations of a column: nothing measured has an odds ratio of e¹⁵ per deviation.
const largestCoefficient = 15

// Columns of very different size would make the normal equations lose digits.
function scaledDesign(
  outcomes: ArrayLike<number>,
  {
    columns,
    weights,
    ridge,
  }: {columns: LogisticDesign['columns']; weights: LogisticDesign['weights']; ridge: number},
): ScaledDesign {
  const size = outcomes.length
  const width = columns.length + 1
  const means = new Float64Array(width)
  const spreads = new Float64Array(width).fill(1)
  const standardised = columns.map((column, place) => {
    const {mean, spread} = momentsOf(column)
    const varies = spread > 1e-12 * Math.abs(mean)
    if (!varies && ridge === 0) throw designRefused('a column does not vary')
    means[place + 1] = mean
    if (!varies) return new Float64Array(size)
    spreads[place + 1] = spread
    return Float64Array.from(column, (value) => (value - mean) / spread)
  })
  const counted =
    weights === undefined ? new Float64Array(size).fill(1) : Float64Array.from(weights)
  const penalties = spreads.map((spread, place) => (place === 0 ? 0 : ridge / spread ** 2))
  const total = counted.reduce((sum, weight) => sum + weight, 0)
  return {
    size,
    width,
    columns: [new Float64Array(size).fill(1), ...standardised],
    outcomes,
    weights: counted,
    total,
    means,
    spreads,
    penalties,
  }
}

function momentsOf(column: ArrayLike<number>): {mean: number; spread: number} {
  let mean = 0
  for (let row = 0; row < column.length; row++) mean += column[row] ?? NaN
  mean /= column.length
  let square = 0
  for (let row = 0; row < column.length; row++) square += ((column[row] ?? NaN) - mean) ** 2
  return {mean, spread: Math.sqrt(square / column.length)}
}

function logitsAt({size, columns}: ScaledDesign, beta: Float64Array): Float64Array {
  const logits = new Float64Array(size)
  for (const [k, column] of columns.entries()) {
    const slope = beta[k] ?? NaN
    for (let row = 0; row < size; row++) {
      logits[row] = (logits[row] ?? NaN) + slope * (column[row] ?? NaN)
    }
  }
  return logits
}

function penaltyAt({penalties}: ScaledDesign, beta: Float64Array): number {
  return beta.reduce((sum, value, k) => sum + 0.5 * (penalties[k] ?? 0) * value ** 2, 0)
}

function penalisedLikelihood(design: ScaledDesign, beta: Float64Array): number {
  let sum = 0
  for (const [row, logit] of logitsAt(design, beta).entries()) {
    const signed = design.outcomes[row] === 1 ? logit : -logit
    const loss = signed > 0 ? Math.log1p(Math.exp(-signed)) : Math.log1p(Math.exp(signed)) - signed
    sum -= (design.weights[row] ?? NaN) * loss
  }
  return sum - penaltyAt(design, beta)
}

function derivatives(
  design: ScaledDesign,
  beta: Float64Array,
): {gradient: number[]; information: number[][]} {
  const {columns, outcomes, weights, penalties} = design
  const residuals = new Float64Array(design.size)
  const curvatures = new Float64Array(design.size)
  for (const [row, logit] of logitsAt(design, beta).entries()) {
    const p = 1 / (1 + Math.exp(-logit))
    residuals[row] = (weights[row] ?? NaN) * ((outcomes[row] ?? NaN) - p)
    curvatures[row] = (weights[row] ?? NaN) * p * (1 - p)
  }
  const information = weightedProducts(columns, curvatures)
  for (const [k, line] of information.entries()) line[k] = (line[k] ?? NaN) + (penalties[k] ?? 0)
  const gradient = columns.map((column, k) => {
    const slope = dotProduct(column, residuals)
    return slope - (penalties[k] ?? 0) * (beta[k] ?? NaN)
  })
  return {gradient, information}
}

/** Null once separation has used up the information; in the first round the columns are at fault. */
function scoringStep(design: ScaledDesign, beta: Float64Array, round: number): number[] | null {
  const {gradient, information} = derivatives(design, beta)
  try {
    if (round === 0) refuseDependence(information, design.total)
    return solveSymmetric(information, gradient)
  } catch (thrown) {
    if (!isAirworthyError(thrown, 'not-positive-definite')) throw thrown
    if (round === 0) throw designRefused('a column follows from the others')
    return null
  }
}

// At β = 0 every weight is ¼, so that the information is the correlation of the columns × n/4: a
// pivot that is only rounding would pass for a fit.
function refuseDependence(information: readonly (readonly number[])[], total: number): void {
  const inverse = invertSymmetric(information.map((row) => row.map((value) => value / (total / 4))))
  if (inverse.some((row, k) => !((row[k] ?? NaN) < 1e10))) {
    throw designRefused('a column follows from the others')
  }
}

/** Halves the step until the likelihood does not fall by more than rounding. */
function climbed(
  design: ScaledDesign,
  {
    beta,
    step,
    reached,
  }: {beta: Float64Array<ArrayBuffer>; step: readonly number[]; reached: number},
): {beta: Float64Array<ArrayBuffer>; reached: number} {
  for (let share = 1; share > 1e-6; share /= 2) {
    const next = beta.map((value, k) => value + share * (step[k] ?? 0))
    const likelihood = penalisedLikelihood(design, next)
    if (likelihood >= reached - 1e-12 * Math.abs(reached)) return {beta: next, reached: likelihood}
  }
  return {beta, reached}
}

function covarianceAt(design: ScaledDesign, beta: Float64Array): number[][] {
  try {
    return invertSymmetric(derivatives(design, beta).information)
  } catch (thrown) {
    if (!isAirworthyError(thrown, 'not-positive-definite')) throw thrown
    return Array.from(beta, () => Array.from(beta, () => Infinity))
  }
}

function unscaled(
  design: ScaledDesign,
  beta: Float64Array,
): {coefficients: number[]; standardErrors: number[]} {
  const {means, spreads} = design
  const covariance = covarianceAt(design, beta)
  // The intercept on the old scale is a sum: each entry is its weight on the new one.
  const weights = Array.from(means, (mean, k) => (k === 0 ? 1 : -mean / (spreads[k] ?? NaN)))
  const variance = weights.reduce((sum, weight, k) => {
    const line = covariance[k] ?? []
    return sum + weight * weights.reduce((inner, other, j) => inner + other * (line[j] ?? NaN), 0)
  }, 0)
  const intercept = weights.reduce((sum, weight, k) => sum + weight * (beta[k] ?? NaN), 0)
  const slopes = Array.from(spreads.keys()).slice(1)
  return {
    coefficients: [intercept, ...slopes.map((k) => (beta[k] ?? NaN) / (spreads[k] ?? NaN))],
    standardErrors: [
      Math.sqrt(variance),
      ...slopes.map((k) => Math.sqrt(covariance[k]?.[k] ?? NaN) / (spreads[k] ?? NaN)),
    ],
  }
}

function refuseBadDesign(
  outcomes: ArrayLike<number>,
  {columns, weights, ridge}: LogisticDesign,
): void {
  if (outcomes.length === 0) throw designRefused('no outcomes')
  const strange = strangeIn(outcomes, (outcome) => outcome === 0 || outcome === 1)
  if (strange !== null) throw designRefused(`an outcome is not 0 or 1: ${strange}`)
  for (const column of columns) {
    if (column.length !== outcomes.length) {
      throw designRefused(`${outcomes.length} outcomes, but a column of ${column.length}`)
    }
    const value = strangeIn(column, Number.isFinite)
    if (value !== null) throw designRefused(`a column holds ${value}`)
  }
  if (ridge !== undefined && !(ridge >= 0 && ridge < Infinity)) {
    throw designRefused(`a ridge of ${ridge}: give 0 or more`)
  }
  if (weights === undefined) return
  if (weights.length !== outcomes.length) {
    throw designRefused(`${outcomes.length} outcomes, but ${weights.length} weights`)
  }
  const weight = strangeIn(weights, (value) => value >= 0 && value < Infinity)
  if (weight !== null) throw designRefused(`a weight of ${weight}: give 0 or more`)
}

function strangeIn(values: ArrayLike<number>, allowed: (value: number) => boolean): number | null {
  for (let index = 0; index < values.length; index++) {
    const value = values[index] ?? NaN
    if (!allowed(value)) return value
  }
  return null
}

function designRefused(message: string): AirworthyError {
  return new AirworthyError('design-refused', `design of a regression: ${message}`)
}

import {AirworthyError, isAirworthyError} from '@airworthy/kernel'
import {invertSymmetric, solveSymmetric} from './symmetric-systems.ts'

/** A fitted logistic regression; without `converged` its coefficients are not to be believed. */
export interface LogisticFit {
  /** In the order of the columns, the intercept first. */
  readonly coefficients: readonly number[]
  readonly standardErrors: readonly number[]
  readonly logLikelihood: number
  /** −2 × the log-likelihood, for tests of nested models. */
  readonly deviance: number
  /** False when the likelihood has no highest point: a column, or a sum of columns, separates the outcomes. */
  readonly converged: boolean
}

/**
 * Logistic regression of 0/1 outcomes on columns of numbers, by iteratively reweighted least
 * squares (Fisher scoring); an intercept is added. Equal to statsmodels and R's `glm` within 1e-8.
 * Throws `design-refused` for columns of unequal length, outcomes that are not 0 or 1, values that
 * are not finite, or columns of which one follows from the others.
 */
export function logisticRegression(
  outcomes: readonly number[],
  {columns}: {columns: readonly (readonly number[])[]},
): LogisticFit {
  refuseBadDesign(outcomes, columns)
  const scaled = columns.map(standardised)
  const rows = outcomes.map((_, row) => [1, ...scaled.map(({values}) => values[row] ?? NaN)])
  let beta = rows[0]?.map(() => 0) ?? []
  let likelihood = logLikelihood(rows, outcomes, beta)
  let converged = false
  for (let round = 0; round < maximumRounds && !converged; round++) {
    const {gradient, information} = derivatives(rows, outcomes, beta)
    const step = scoringStep(information, gradient, round)
    if (step === null) break
    const next = climbed(rows, outcomes, {beta, step, likelihood})
    // Newton's steps shrink quadratically: once this small, the next is below rounding.
    converged = step.every((value) => Math.abs(value) < 1e-7)
    beta = next.beta
    likelihood = next.likelihood
  }
  // Fitted probabilities that all touch 0 or 1 mean that the coefficients were still growing.
  if (-likelihood < 1e-6 * outcomes.length) converged = false
  if (beta.some((value) => Math.abs(value) > largestCoefficient)) converged = false
  return {
    ...unscaled(beta, {scaled, covariance: covarianceAt(rows, outcomes, beta)}),
    logLikelihood: likelihood,
    deviance: -2 * likelihood,
    converged,
  }
}

interface Scaled {
  readonly values: readonly number[]
  readonly mean: number
  readonly spread: number
}

const maximumRounds = 60
// In standard deviations of a column: nothing measured has an odds ratio of e¹⁵ per deviation.
const largestCoefficient = 15

// Columns of very different size would make the normal equations lose digits.
function standardised(column: readonly number[]): Scaled {
  const mean = column.reduce((sum, value) => sum + value, 0) / column.length
  const square = column.reduce((sum, value) => sum + (value - mean) ** 2, 0) / column.length
  const spread = Math.sqrt(square)
  if (!(spread > 1e-12 * Math.abs(mean))) throw designRefused('a column does not vary')
  return {mean, spread, values: column.map((value) => (value - mean) / spread)}
}

function probabilityOf(row: readonly number[], beta: readonly number[]): number {
  return 1 / (1 + Math.exp(-product(row, beta)))
}

function product(row: readonly number[], beta: readonly number[]): number {
  let sum = 0
  for (let k = 0; k < row.length; k++) sum += (row[k] ?? NaN) * (beta[k] ?? NaN)
  return sum
}

function logLikelihood(
  rows: readonly (readonly number[])[],
  outcomes: readonly number[],
  beta: readonly number[],
): number {
  let sum = 0
  for (const [index, row] of rows.entries()) {
    const signed = outcomes[index] === 1 ? product(row, beta) : -product(row, beta)
    sum -= signed > 0 ? Math.log1p(Math.exp(-signed)) : Math.log1p(Math.exp(signed)) - signed
  }
  return sum
}

function derivatives(
  rows: readonly (readonly number[])[],
  outcomes: readonly number[],
  beta: readonly number[],
): {gradient: number[]; information: number[][]} {
  const gradient = beta.map(() => 0)
  const information = beta.map(() => beta.map(() => 0))
  for (const [index, row] of rows.entries()) {
    const p = probabilityOf(row, beta)
    const residual = (outcomes[index] ?? NaN) - p
    for (const [k, value] of row.entries()) {
      gradient[k] = (gradient[k] ?? 0) + residual * value
      const line = information[k]
      if (line === undefined) continue
      for (let j = 0; j <= k; j++) {
        line[j] = (line[j] ?? 0) + p * (1 - p) * value * (row[j] ?? NaN)
      }
    }
  }
  return {gradient, information}
}

/** Null once separation has used up the information; in the first round the columns are at fault. */
function scoringStep(
  information: readonly (readonly number[])[],
  gradient: readonly number[],
  round: number,
): number[] | null {
  try {
    refuseDependence(information, round)
    return solveSymmetric(information, gradient)
  } catch (thrown) {
    if (!isAirworthyError(thrown, 'not-positive-definite')) throw thrown
    if (round === 0) throw designRefused('a column follows from the others')
    return null
  }
}

// At β = 0 every weight is ¼, so that the information is the correlation of the columns × n/4: a
// pivot that is only rounding would pass for a fit.
function refuseDependence(information: readonly (readonly number[])[], round: number): void {
  if (round > 0) return
  const size = information[0]?.[0] ?? 1
  const inverse = invertSymmetric(information.map((row) => row.map((value) => value / size)))
  if (inverse.some((row, k) => !((row[k] ?? NaN) < 1e10))) {
    throw designRefused('a column follows from the others')
  }
}

/** Halves the step until the likelihood does not fall by more than rounding. */
function climbed(
  rows: readonly (readonly number[])[],
  outcomes: readonly number[],
  {beta, step, likelihood}: {beta: readonly number[]; step: readonly number[]; likelihood: number},
): {beta: number[]; likelihood: number} {
  for (let share = 1; share > 1e-6; share /= 2) {
    const next = beta.map((value, k) => value + share * (step[k] ?? 0))
    const reached = logLikelihood(rows, outcomes, next)
    if (reached >= likelihood - 1e-12 * Math.abs(likelihood))
      return {beta: next, likelihood: reached}
  }
  return {beta: [...beta], likelihood}
}

function covarianceAt(
  rows: readonly (readonly number[])[],
  outcomes: readonly number[],
  beta: readonly number[],
): number[][] {
  try {
    return invertSymmetric(derivatives(rows, outcomes, beta).information)
  } catch (thrown) {
    if (!isAirworthyError(thrown, 'not-positive-definite')) throw thrown
    return beta.map(() => beta.map(() => Infinity))
  }
}

function unscaled(
  beta: readonly number[],
  {scaled, covariance}: {scaled: readonly Scaled[]; covariance: readonly (readonly number[])[]},
): {coefficients: number[]; standardErrors: number[]} {
  const [intercept = NaN, ...slopes] = beta
  // The intercept on the old scale is a sum: each entry is its weight on the new one.
  const weights = [1, ...scaled.map(({mean, spread}) => -mean / spread)]
  const variance = weights.reduce(
    (sum, weight, k) => sum + weight * product(covariance[k] ?? [], weights),
    0,
  )
  return {
    coefficients: [
      intercept + slopes.reduce((sum, slope, k) => sum + slope * (weights[k + 1] ?? NaN), 0),
      ...slopes.map((slope, k) => slope / (scaled[k]?.spread ?? NaN)),
    ],
    standardErrors: [
      Math.sqrt(variance),
      ...scaled.map(({spread}, k) => Math.sqrt(covariance[k + 1]?.[k + 1] ?? NaN) / spread),
    ],
  }
}

function refuseBadDesign(
  outcomes: readonly number[],
  columns: readonly (readonly number[])[],
): void {
  if (outcomes.length === 0) throw designRefused('no outcomes')
  const strange = outcomes.find((outcome) => outcome !== 0 && outcome !== 1)
  if (strange !== undefined) throw designRefused(`an outcome is not 0 or 1: ${strange}`)
  for (const column of columns) {
    if (column.length !== outcomes.length) {
      throw designRefused(`${outcomes.length} outcomes, but a column of ${column.length}`)
    }
    const value = column.find((entry) => !Number.isFinite(entry))
    if (value !== undefined) throw designRefused(`a column holds ${value}`)
  }
}

function designRefused(message: string): AirworthyError {
  return new AirworthyError('design-refused', `design of a regression: ${message}`)
}

import {AirworthyError, isAirworthyError} from '@airworthy/kernel'
import {dotProduct, solveSymmetric, weightedProducts} from '@airworthy/statistics'
import {encode, fitEncoding, type DesignMatrix, type EncodingOptions} from './design-matrix.ts'
import {rowsOf, type Feature} from './feature.ts'
import type {Learner, Predictor, Targets} from './learner.ts'
import {linearScores} from './linear-scores.ts'
import {refuseBadTargets} from './targets.ts'

/** A line through many columns, by least squares with a ridge. */
export interface LinearFit {
  /** In the order of the design's columns, the intercept first. */
  readonly coefficients: readonly number[]
  /** Weighted mean of squared residuals on the rows that it was fitted to; never negative. */
  readonly meanSquaredError: number
  /** 1 − squared residuals / squares around the mean; 0 when the columns say nothing. */
  readonly rSquared: number
}

/**
 * Least squares with `ridge` × the squared slopes as penalty (the intercept is free), by the normal
 * equations of centred columns; equal to scikit-learn's `Ridge` with alpha = `ridge` within 1e-9.
 * Throws `targets-refused`, and `design-refused` when `ridge` is 0 and a column follows from others.
 */
export function linearRidge(
  design: DesignMatrix,
  {outcomes, weights, ridge = 0}: Targets & {ridge?: number},
): LinearFit {
  const targets = weights === undefined ? {outcomes} : {outcomes, weights}
  refuseBadTargets(targets, {rows: design.rows, kind: 'real'})
  const counted = weights ?? new Float64Array(design.rows).fill(1)
  const means = design.columns.map((column) => weightedMean(column, counted))
  const centre = weightedMean(outcomes, counted)
  const slopes = solvedSlopes(design, {outcomes, counted, means, centre, ridge})
  const intercept = slopes.reduce((sum, slope, k) => sum - slope * (means[k] ?? NaN), centre)
  const coefficients = [intercept, ...slopes]
  const fitted = linearScores(design, coefficients)
  let residual = 0
  let around = 0
  let total = 0
  for (const [row, outcome] of outcomes.entries()) {
    const weight = counted[row] ?? NaN
    residual += weight * (outcome - (fitted[row] ?? NaN)) ** 2
    around += weight * (outcome - centre) ** 2
    total += weight
  }
  return {coefficients, meanSquaredError: residual / total, rSquared: 1 - residual / around}
}

/** Least squares with a ridge as a learner of numbers; encoded as for `logisticLearner`. */
export function linearLearner({
  ridge = 1,
  encoding = {},
}: {ridge?: number; encoding?: EncodingOptions} = {}): Learner {
  const options: EncodingOptions = {
    categories: 'all',
    missing: 'own-column',
    unseen: 'own-column',
    ...encoding,
  }
  return {name: 'linear ridge regression', fit: fitLinear}

  function fitLinear(features: readonly Feature[], targets: Targets): Predictor {
    refuseBadTargets(targets, {rows: rowsOf(features), kind: 'real'})
    const fitted = fitEncoding(features, options)
    const {coefficients} = linearRidge(encode(fitted, features), {...targets, ridge})
    return {predict: (rows) => linearScores(encode(fitted, rows), coefficients)}
  }
}

function weightedMean(values: Float64Array, weights: Float64Array): number {
  let sum = 0
  let total = 0
  for (const [row, value] of values.entries()) {
    const weight = weights[row] ?? NaN
    sum += weight * value
    total += weight
  }
  return sum / total
}

function solvedSlopes(
  {columns}: DesignMatrix,
  {
    outcomes,
    counted,
    means,
    centre,
    ridge,
  }: {
    outcomes: Float64Array
    counted: Float64Array
    means: readonly number[]
    centre: number
    ridge: number
  },
): number[] {
  const centred = columns.map((column, k) => column.map((value) => value - (means[k] ?? NaN)))
  const products = weightedProducts(centred, counted)
  for (const [k, line] of products.entries()) line[k] = (line[k] ?? NaN) + ridge
  // Dividing by the columns' lengths keeps columns of very different size from losing digits.
  const lengths = products.map((line, k) => Math.sqrt(line[k] ?? NaN) || 1)
  const equations = products.map((line, k) =>
    line.map((value, j) => value / ((lengths[k] ?? NaN) * (lengths[j] ?? NaN))),
  )
  const response = outcomes.map((outcome, row) => (counted[row] ?? NaN) * (outcome - centre))
  const right = centred.map((column, k) => dotProduct(column, response) / (lengths[k] ?? NaN))
  try {
    return solveSymmetric(equations, right).map((value, k) => value / (lengths[k] ?? NaN))
  } catch (thrown) {
    if (!isAirworthyError(thrown, 'not-positive-definite')) throw thrown
    throw new AirworthyError(
      'design-refused',
      'design of a regression: a column follows from the others; leave it out or give a ridge',
      {cause: thrown},
    )
  }
}

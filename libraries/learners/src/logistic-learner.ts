import {AirworthyError} from '@airworthy/kernel'
import {logisticRegression} from '@airworthy/statistics'
import {encode, fitEncoding, type EncodingOptions} from './design-matrix.ts'
import {rowsOf, type Feature} from './feature.ts'
import type {Learner, Predictor, Targets} from './learner.ts'
import {linearScores} from './linear-scores.ts'
import {refuseBadTargets} from './targets.ts'

export interface LogisticLearnerOptions {
  /** Half of it × each squared coefficient (per standard deviation) is the penalty; above 0. */
  readonly ridge?: number
  readonly encoding?: EncodingOptions
}

/**
 * Logistic regression as a learner of probabilities: standardised numbers, a column for every
 * category, missing and unseen categories in columns of their own, and a ridge of 1, which is
 * scikit-learn's default, so that it always has a fit. When all outcomes with weight are equal it
 * predicts that outcome. Throws `ridge-refused` unless the ridge is above 0.
 */
export function logisticLearner({ridge = 1, encoding = {}}: LogisticLearnerOptions = {}): Learner {
  if (!(ridge > 0 && ridge < Infinity)) {
    throw new AirworthyError('ridge-refused', `ridge of a learner: ${ridge}; give more than 0`)
  }
  const options: EncodingOptions = {
    categories: 'all',
    missing: 'own-column',
    unseen: 'own-column',
    ...encoding,
  }
  return {name: 'logistic regression', fit: fitLogistic}

  function fitLogistic(features: readonly Feature[], targets: Targets): Predictor {
    refuseBadTargets(targets, {rows: rowsOf(features), kind: 'binary'})
    const only = onlyOutcome(targets)
    if (only !== null) return constantPredictor(only)
    const fitted = fitEncoding(features, options)
    const {columns} = encode(fitted, features)
    const {weights} = targets
    const {coefficients} = logisticRegression(targets.outcomes, {columns, weights, ridge})
    return {predict: predictLogistic}

    function predictLogistic(rows: readonly Feature[]): Float64Array {
      const scores = linearScores(encode(fitted, rows), coefficients)
      return scores.map((score) => 1 / (1 + Math.exp(-score)))
    }
  }
}

function onlyOutcome({outcomes, weights}: Targets): number | null {
  let only: number | null = null
  for (const [row, outcome] of outcomes.entries()) {
    if (weights?.[row] === 0 || outcome === only) continue
    if (only !== null) return null
    only = outcome
  }
  return only
}

function constantPredictor(value: number): Predictor {
  return {predict: (features) => new Float64Array(rowsOf(features)).fill(value)}
}

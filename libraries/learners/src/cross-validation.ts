import {featureRows, rowsOf, type Feature} from './feature.ts'
import {foldsOf} from './folds.ts'
import type {Learner, Predictor, Targets} from './learner.ts'

/** Predictions for rows that the predictor had not seen. */
export interface CrossValidation {
  /** For each row the prediction of the predictor that was fitted without its fold. */
  readonly predictions: Float64Array
  readonly foldOf: Uint16Array
  readonly predictors: readonly Predictor[]
}

/**
 * Fits the learner once for each fold, to all other folds, and predicts that fold. Folds are
 * drawn by the seed, stratified by outcome, or given as `foldOf`. Throws `folds-refused`,
 * `features-refused` and `targets-refused`.
 */
export function crossValidate(
  learner: Learner,
  {
    features,
    outcomes,
    weights,
    folds = 5,
    seed = 'cross-validation',
    foldOf = foldsOf(outcomes, {folds, seed}),
  }: Targets & {
    features: readonly Feature[]
    folds?: number
    seed?: string
    foldOf?: Uint16Array
  },
): CrossValidation {
  rowsOf(features)
  const count = foldOf.reduce((most, fold) => Math.max(most, fold), 0) + 1
  const predictions = new Float64Array(outcomes.length)
  const predictors: Predictor[] = []
  for (let fold = 0; fold < count; fold++) {
    const inside = rowsWhere(foldOf, (other) => other === fold)
    const outside = rowsWhere(foldOf, (other) => other !== fold)
    const targets = {
      outcomes: Float64Array.from(outside, (row) => outcomes[row] ?? NaN),
      ...(weights && {weights: Float64Array.from(outside, (row) => weights[row] ?? NaN)}),
    }
    const predictor = learner.fit(featureRows(features, outside), targets)
    const predicted = predictor.predict(featureRows(features, inside))
    for (const [place, row] of inside.entries()) predictions[row] = predicted[place] ?? NaN
    predictors.push(predictor)
  }
  return {predictions, foldOf, predictors}
}

function rowsWhere(foldOf: Uint16Array, wanted: (fold: number) => boolean): Int32Array {
  const rows: number[] = []
  for (const [row, fold] of foldOf.entries()) if (wanted(fold)) rows.push(row)
  return Int32Array.from(rows)
}

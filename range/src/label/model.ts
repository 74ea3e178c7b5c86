import {AirworthyError} from '@airworthy/kernel'
import {linearRidge} from '@airworthy/learners'
import {columnOf, type Patients} from './patients.ts'
import type {LabelRecipe} from './view.ts'

/** A trained model: a sum over features, each as `measured` puts it. Plain JSON, for the record. */
export type LabelModel = {
  readonly intercept: number
  readonly slopes: Readonly<Record<string, number>>
}

/**
 * Trains a linear model with a small ridge on the first `rows` patients. Several labels are put on
 * one scale (mean 0, standard deviation 1, after `measured`) and added with their weights. Throws
 * `action-refused` where no label has a weight.
 */
export function trainModel(
  patients: Patients,
  {recipe, rows}: {recipe: LabelRecipe; rows: number},
): LabelModel {
  const weights = Object.entries(recipe.labels).filter(([, weight]) => weight > 0)
  if (weights.length === 0 || recipe.features.length === 0) {
    throw new AirworthyError('action-refused', 'a model needs a label with a weight and a feature')
  }
  const outcomes = new Float64Array(rows)
  for (const [label, weight] of weights) {
    const values = standardised(measured(patients, label).subarray(0, rows))
    values.forEach((value, row) => (outcomes[row] = (outcomes[row] ?? 0) + weight * value))
  }
  const columns = recipe.features.map((name) => measured(patients, name).slice(0, rows))
  const {coefficients} = linearRidge(
    {rows, columns, names: [...recipe.features]},
    {outcomes, ridge: 1},
  )
  const [intercept = 0, ...slopes] = coefficients
  return {
    intercept,
    slopes: Object.fromEntries(recipe.features.map((name, index) => [name, slopes[index] ?? 0])),
  }
}

/** The score of every patient under a model. */
export function scoresOf({intercept, slopes}: LabelModel, patients: Patients): Float64Array {
  const scores = new Float64Array(patients.rows).fill(intercept)
  for (const [name, slope] of Object.entries(slopes)) {
    measured(patients, name).forEach((value, row) => {
      scores[row] = (scores[row] ?? 0) + slope * value
    })
  }
  return scores
}

/** Money is measured in its logarithm, so that a few very dear years do not decide everything. */
function measured(patients: Patients, name: string): Float64Array {
  const values = columnOf(patients, name)
  return name.includes('cost') || name.includes('medicines')
    ? values.map((dollars) => Math.log1p(dollars / 1_000))
    : values
}

function standardised(values: Float64Array): Float64Array {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length
  const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length
  return values.map((value) => (value - mean) / Math.sqrt(variance))
}

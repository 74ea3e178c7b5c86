import {AirworthyError} from '@airworthy/kernel'
import type {Targets} from './learner.ts'

/**
 * Throws `targets-refused` unless there is one outcome and one weight a row, all finite, weights
 * not negative and not all zero, and, for `binary`, every outcome 0 or 1.
 */
export function refuseBadTargets(
  {outcomes, weights}: Targets,
  {rows, kind}: {rows: number; kind: 'binary' | 'real'},
): void {
  if (outcomes.length !== rows) {
    throw targetsRefused(`${rows} rows of features, but ${outcomes.length} outcomes`)
  }
  if (rows === 0) throw targetsRefused('no rows to learn from')
  const strange = outcomes.findIndex((outcome) =>
    kind === 'binary' ? outcome !== 0 && outcome !== 1 : !Number.isFinite(outcome),
  )
  if (strange >= 0) {
    const rule = kind === 'binary' ? 'neither 0 nor 1' : 'not a finite number'
    throw targetsRefused(`the outcome of row ${strange} is ${outcomes[strange]}, ${rule}`)
  }
  if (weights !== undefined) refuseBadWeights(weights, rows)
}

export function targetsRefused(message: string): AirworthyError {
  return new AirworthyError('targets-refused', message)
}

function refuseBadWeights(weights: Float64Array, rows: number): void {
  if (weights.length !== rows) throw targetsRefused(`${rows} rows, but ${weights.length} weights`)
  const strange = weights.findIndex((weight) => !(weight >= 0 && weight < Infinity))
  if (strange >= 0) {
    throw targetsRefused(`the weight of row ${strange} is ${weights[strange]}: give it 0 or more`)
  }
  if (!weights.some((weight) => weight > 0)) throw targetsRefused('all weights are 0')
}

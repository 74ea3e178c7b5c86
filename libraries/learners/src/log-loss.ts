import type {Targets} from './learner.ts'
import {refuseBadTargets} from './targets.ts'

/**
 * Weighted mean of −log of the probability given to what happened, in nats; 0 is a certain and
 * right prediction. Probabilities are kept `2⁻⁵²` away from 0 and 1, as scikit-learn does. Throws
 * `targets-refused`.
 */
export function logLoss(probabilities: Float64Array, {outcomes, weights}: Targets): number {
  const targets = weights === undefined ? {outcomes} : {outcomes, weights}
  refuseBadTargets(targets, {rows: probabilities.length, kind: 'binary'})
  let sum = 0
  let total = 0
  for (const [row, probability] of probabilities.entries()) {
    const weight = weights?.[row] ?? 1
    const bounded = Math.min(Math.max(probability, Number.EPSILON), 1 - Number.EPSILON)
    sum -= weight * Math.log(outcomes[row] === 1 ? bounded : 1 - bounded)
    total += weight
  }
  return sum / total
}

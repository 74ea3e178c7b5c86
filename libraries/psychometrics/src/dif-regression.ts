import {chiSquaredSurvival, logisticRegression, type LogisticFit} from '@airworthy/statistics'
import {refuseUnmatched, type MatchedResponses} from './mantel-haenszel.ts'

/** Likelihood-ratio tests of DIF by logistic regression. */
export interface DifRegression {
  readonly n: number
  /** The group shifts the curve: chi-squared with one degree of freedom. */
  readonly uniform: {readonly chiSquared: number; readonly p: number}
  /** The group changes the slope: chi-squared with one degree of freedom. */
  readonly nonUniform: {readonly chiSquared: number; readonly p: number}
  /** Either: chi-squared with two degrees of freedom. */
  readonly both: {readonly chiSquared: number; readonly p: number}
  /** By how much group and interaction raise Nagelkerke's R²; 0 when the groups do not matter. */
  readonly addedNagelkerke: number
  /** Jodoin and Gierl (2001): below 0.035 negligible, below 0.07 moderate, else large; A unless p < 0.05. */
  readonly class: 'A' | 'B' | 'C'
}

/**
 * Differential item functioning of a right-or-wrong item by logistic regression on the matching
 * value, the group and their product (Swaminathan and Rogers 1990); equal to nested models of R's
 * `glm`. Null when a model has no highest likelihood (all right, all wrong, one group, separation):
 * not judged. Throws `matched-responses`.
 */
export function difRegression(responses: MatchedResponses): DifRegression | null {
  refuseUnmatched(responses, 1)
  const {scores, matching} = responses
  const group = responses.focal.map((focal) => (focal ? 1 : 0))
  if (![scores, group, matching].every(varies)) return null
  const product = matching.map((value, index) => value * (group[index] ?? NaN))
  if (![product].every(varies)) return null
  const fits = [[matching], [matching, group], [matching, group, product]].map((columns) =>
    logisticRegression(scores, {columns}),
  )
  const [base, shifted, full] = fits
  if (base === undefined || shifted === undefined || full === undefined) return null
  if (fits.some(({converged}) => !converged)) return null
  const both = compared(base, full, 2)
  const addedNagelkerke = nagelkerke(scores, full) - nagelkerke(scores, base)
  return {
    n: scores.length,
    uniform: compared(base, shifted, 1),
    nonUniform: compared(shifted, full, 1),
    both,
    addedNagelkerke,
    class: both.p >= 0.05 || addedNagelkerke < 0.035 ? 'A' : addedNagelkerke < 0.07 ? 'B' : 'C',
  }
}

function compared(
  smaller: LogisticFit,
  larger: LogisticFit,
  degreesOfFreedom: number,
): {chiSquared: number; p: number} {
  const chiSquared = Math.max(0, smaller.deviance - larger.deviance)
  return {chiSquared, p: chiSquaredSurvival(chiSquared, {degreesOfFreedom})}
}

/** Nagelkerke's (1991) R²: that of Cox and Snell as a share of the most that it can be. */
function nagelkerke(scores: readonly number[], {logLikelihood}: LogisticFit): number {
  const n = scores.length
  const right = scores.reduce((sum, score) => sum + score, 0)
  const empty = right * Math.log(right / n) + (n - right) * Math.log(1 - right / n)
  return -Math.expm1((2 * (empty - logLikelihood)) / n) / -Math.expm1((2 * empty) / n)
}

function varies(values: readonly number[]): boolean {
  return values.some((value) => value !== values[0])
}

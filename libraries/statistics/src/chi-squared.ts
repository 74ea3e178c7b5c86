import {AirworthyError} from '@airworthy/kernel'
import {gammaShares} from './incomplete-gamma.ts'

/**
 * The probability that a chi-squared value with `degreesOfFreedom` exceeds `x`: the p-value of a
 * chi-squared test, within 1e-11 of scipy relatively, down to the smallest double. 1 for x ≤ 0.
 * Throws `degrees-of-freedom` unless they are positive and finite.
 */
export function chiSquaredSurvival(
  x: number,
  {degreesOfFreedom}: {degreesOfFreedom: number},
): number {
  if (!(degreesOfFreedom > 0 && degreesOfFreedom < Infinity)) {
    throw new AirworthyError(
      'degrees-of-freedom',
      `degrees of freedom must be positive: ${degreesOfFreedom}`,
      {facts: {degreesOfFreedom}},
    )
  }
  if (Number.isNaN(x)) return NaN
  if (x <= 0) return 1
  return gammaShares(x / 2, {shape: degreesOfFreedom / 2}).above
}

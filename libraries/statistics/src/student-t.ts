import {betaShares} from './incomplete-beta.ts'

/**
 * The probability that a value of Student's t with `degreesOfFreedom` > 0 exceeds `t`, within 1e-11
 * of scipy relatively. Twice that of |t| is the two-sided p-value.
 */
export function studentSurvival(t: number, {degreesOfFreedom}: {degreesOfFreedom: number}): number {
  if (t < 0) return 1 - studentSurvival(-t, {degreesOfFreedom})
  const whole = degreesOfFreedom + t * t
  if (whole === Infinity) return 0
  const {below} = betaShares(degreesOfFreedom / whole, {
    alpha: degreesOfFreedom / 2,
    beta: 0.5,
    rest: (t * t) / whole,
  })
  return below / 2
}

/**
 * The probability that a value of the F distribution exceeds `x` ≥ 0, within 1e-11 of scipy
 * relatively.
 */
export function fSurvival(
  x: number,
  {numerator, denominator}: {numerator: number; denominator: number},
): number {
  if (x === Infinity) return 0
  const whole = denominator + numerator * x
  return betaShares(denominator / whole, {
    alpha: denominator / 2,
    beta: numerator / 2,
    rest: (numerator * x) / whole,
  }).below
}

import {AirworthyError} from '@airworthy/kernel'

/** The natural logarithm of the gamma function of `x` > 0, within 1e-13 relatively (Lanczos 1964). */
export function logGamma(x: number): number {
  // Reflection keeps the series where it is accurate.
  if (x < 0.5) return Math.log(Math.PI / Math.sin(Math.PI * x)) - logGamma(1 - x)
  const shifted = x - 1
  let sum = lanczos[0] ?? NaN
  for (let k = 1; k < lanczos.length; k++) sum += (lanczos[k] ?? NaN) / (shifted + k)
  const base = shifted + lanczosShift + 0.5
  return 0.5 * Math.log(2 * Math.PI) + (shifted + 0.5) * Math.log(base) - base + Math.log(sum)
}

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
  if (x === Infinity) return 0
  return upperGammaShare(degreesOfFreedom / 2, x / 2)
}

const lanczosShift = 7
const lanczos = [
  0.99999999999980993, 676.5203681218851, -1259.1392167224028, 771.32342877765313,
  -176.61502916214059, 12.507343278686905, -0.13857109526572012, 9.9843695780195716e-6,
  1.5056327351493116e-7,
]

/** The share of the gamma integral above x: a series below the mean, a continued fraction above it. */
function upperGammaShare(shape: number, x: number): number {
  const scale = Math.exp(shape * Math.log(x) - x - logGamma(shape))
  return x < shape + 1 ? 1 - scale * lowerSeries(shape, x) : scale * upperFraction(shape, x)
}

function lowerSeries(shape: number, x: number): number {
  let term = 1 / shape
  let sum = term
  for (let n = 1; term > sum * Number.EPSILON && n < 10_000; n++) {
    term *= x / (shape + n)
    sum += term
  }
  return sum
}

/** Legendre's continued fraction by the method of Lentz. */
function upperFraction(shape: number, x: number): number {
  let b = x + 1 - shape
  let c = Infinity
  let d = 1 / b
  let fraction = d
  for (let n = 1; n < 10_000; n++) {
    const a = -n * (n - shape)
    b += 2
    d = 1 / (a * d + b)
    c = b + a / c
    const step = c * d
    fraction *= step
    if (Math.abs(step - 1) < Number.EPSILON) break
  }
  return fraction
}

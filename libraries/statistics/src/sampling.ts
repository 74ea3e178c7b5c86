import {AirworthyError, type Random} from '@airworthy/kernel'

/** A normal value with the given mean and standard deviation (polar method, Marsaglia and Bray 1964). */
export function sampleNormal(
  random: Random,
  {mean = 0, standardDeviation = 1}: {mean?: number; standardDeviation?: number} = {},
): number {
  for (;;) {
    const u = 2 * random.next() - 1
    const v = 2 * random.next() - 1
    const square = u * u + v * v
    if (square > 0 && square < 1) {
      return mean + standardDeviation * u * Math.sqrt((-2 * Math.log(square)) / square)
    }
  }
}

/** A value whose natural logarithm is normal with the given mean and standard deviation. */
export function sampleLogNormal(
  random: Random,
  {mean = 0, standardDeviation = 1}: {mean?: number; standardDeviation?: number} = {},
): number {
  return Math.exp(sampleNormal(random, {mean, standardDeviation}))
}

/**
 * A gamma value of the given shape and scale 1 (Marsaglia and Tsang 2000). Throws
 * `sampling-parameter` unless the shape is positive.
 */
export function sampleGamma(random: Random, {shape}: {shape: number}): number {
  if (!(shape > 0 && shape < Infinity)) {
    throw new AirworthyError('sampling-parameter', `gamma shape must be positive: ${shape}`)
  }
  if (shape < 1) {
    // 1 − next() lies in (0, 1], so the power is never 0 to a negative exponent.
    const boost = Math.pow(1 - random.next(), 1 / shape)
    return boost * sampleGamma(random, {shape: shape + 1})
  }
  const d = shape - 1 / 3
  const c = 1 / Math.sqrt(9 * d)
  for (;;) {
    const x = sampleNormal(random)
    const v = Math.pow(1 + c * x, 3)
    if (v <= 0) continue
    if (Math.log(1 - random.next()) < 0.5 * x * x + d - d * v + d * Math.log(v)) return d * v
  }
}

/** A beta value in [0, 1]. Throws `sampling-parameter` unless both parameters are positive. */
export function sampleBeta(random: Random, {alpha, beta}: {alpha: number; beta: number}): number {
  const first = sampleGamma(random, {shape: alpha})
  const second = sampleGamma(random, {shape: beta})
  return first / (first + second)
}

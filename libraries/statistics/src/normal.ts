const squareRootOfTwoPi = Math.sqrt(2 * Math.PI)

/** The standard normal density at `x`. */
export function normalDensity(x: number): number {
  return Math.exp(-0.5 * x * x) / squareRootOfTwoPi
}

/**
 * The probability that a standard normal value is at most `x`, within 1e-12 of scipy relative to
 * the smaller tail: the series of Marsaglia (2004) near zero, Laplace's continued fraction beyond.
 */
export function normalCdf(x: number): number {
  if (Number.isNaN(x)) return x
  if (x < -seriesReaches) return lowerTail(-x)
  if (x > seriesReaches) return 1 - lowerTail(x)
  let term = x
  let sum = x
  for (let odd = 3; Math.abs(term) > Number.EPSILON * Math.abs(sum); odd += 2) {
    term *= (x * x) / odd
    sum += term
  }
  return 0.5 + normalDensity(x) * sum
}

/**
 * The value below which a standard normal value lies with probability `p`: −Infinity at 0,
 * Infinity at 1, NaN outside [0, 1]. Newton's method on the logarithm of `normalCdf`.
 */
export function normalQuantile(p: number): number {
  if (!(p >= 0 && p <= 1)) return NaN
  if (p === 0.5) return 0
  if (p > 0.5) return -normalQuantile(1 - p)
  if (p === 0) return -Infinity
  // The logarithm of the cdf is concave and increasing: from any start Newton's steps settle.
  let x = p < 0.02 ? -Math.sqrt(-2 * Math.log(p)) : (p - 0.5) * squareRootOfTwoPi
  const goal = Math.log(p)
  for (let round = 0; round < 50; round++) {
    const below = normalCdf(x)
    const step = ((Math.log(below) - goal) * below) / normalDensity(x)
    x -= step
    if (Math.abs(step) <= 1e-15 * Math.abs(x)) break
  }
  return x
}

/** The standard normal value that a two-sided interval of this confidence reaches to: 1.96 for 0.95. */
export function criticalValue(confidence: number): number {
  // Many intervals in a row ask for the same one.
  if (confidence !== lastCritical.confidence) {
    lastCritical = {confidence, value: normalQuantile(0.5 + confidence / 2)}
  }
  return lastCritical.value
}

let lastCritical = {confidence: NaN, value: NaN}

// Below −2 the series would lose digits by subtraction; the fraction is short enough there.
const seriesReaches = 2

function lowerTail(x: number): number {
  let fraction = x
  for (let depth = x > 6 ? 40 : 160; depth > 0; depth--) fraction = x + depth / fraction
  return normalDensity(x) / fraction
}

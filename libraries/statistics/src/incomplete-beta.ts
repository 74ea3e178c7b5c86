import {binomialDensity} from './saddle-point.ts'

/** The two shape parameters of a beta distribution, both positive. */
export interface BetaShapes {
  readonly alpha: number
  readonly beta: number
}

/**
 * The share of a beta distribution that lies below and above x in [0, 1], each with its own digits:
 * within 1e-11 of scipy relatively, down to the smallest double. `rest` is 1 − x where the caller
 * knows it better. NaN outside the domain.
 */
export function betaShares(
  x: number,
  {alpha, beta, rest = 1 - x}: BetaShapes & {readonly rest?: number},
): {below: number; above: number} {
  if (!(alpha > 0 && beta > 0 && x >= 0 && rest >= 0)) return {below: NaN, above: NaN}
  if (x === 0) return {below: 0, above: 1}
  if (rest === 0) return {below: 1, above: 0}
  // The continued fraction is short on this side of the mean; from the other side the mirror is.
  if (x > (alpha + 1) / (alpha + beta + 2)) {
    const mirrored = lowerShare(rest, x, {alpha: beta, beta: alpha})
    return {below: 1 - mirrored, above: mirrored}
  }
  const below = lowerShare(x, rest, {alpha, beta})
  return {below, above: 1 - below}
}

/**
 * The value below which a share `p` of a beta distribution lies, within 1e-12 of scipy relatively.
 * NaN outside [0, 1].
 */
export function betaQuantile(p: number, {alpha, beta}: BetaShapes): number {
  if (!(p >= 0 && p <= 1 && alpha > 0 && beta > 0)) return NaN
  if (p === 0 || p === 1) return p
  let low = 0
  let high = 1
  let x = alpha / (alpha + beta)
  for (let round = 0; round < 200; round++) {
    const {below, above} = betaShares(x, {alpha, beta})
    // The difference by the smaller of the two shares, which has the digits.
    const excess = p < 0.5 ? below - p : 1 - p - above
    if (excess > 0) high = x
    else low = x
    const step = (excess * x * (1 - x)) / weight(x, 1 - x, {alpha, beta})
    const next = x - step
    const inside = next > low && next < high
    const moved = inside ? next : low === 0 ? high / 16 : (low + high) / 2
    if (Math.abs(moved - x) <= 1e-16 * x || moved === x) return moved
    if (inside && Math.abs(step) <= 4e-16 * x) return moved
    x = moved
  }
  return x
}

/** x^α (1 − x)^β / B(α, β). */
function weight(x: number, rest: number, {alpha, beta}: BetaShapes): number {
  const trials = alpha + beta
  return ((alpha * beta) / trials) * binomialDensity(alpha, {trials, p: x, q: rest})
}

function lowerShare(x: number, rest: number, shapes: BetaShapes): number {
  return (weight(x, rest, shapes) / shapes.alpha) * fraction(x, shapes)
}

/** The continued fraction of the incomplete beta function (Didonato and Morris 1992) by Lentz's method. */
function fraction(x: number, {alpha, beta}: BetaShapes): number {
  let c = 1
  let d = 1 / positive(1 - ((alpha + beta) * x) / (alpha + 1))
  let result = d
  for (let m = 1; m < 100_000; m++) {
    const even = (m * (beta - m) * x) / ((alpha + 2 * m - 1) * (alpha + 2 * m))
    d = 1 / positive(1 + even * d)
    c = positive(1 + even / c)
    result *= c * d
    const odd = (-(alpha + m) * (alpha + beta + m) * x) / ((alpha + 2 * m) * (alpha + 2 * m + 1))
    d = 1 / positive(1 + odd * d)
    c = positive(1 + odd / c)
    const step = c * d
    result *= step
    if (Math.abs(step - 1) < Number.EPSILON) break
  }
  return result
}

// Lentz's method must not divide by zero.
function positive(value: number): number {
  return Math.abs(value) < 1e-300 ? 1e-300 : value
}

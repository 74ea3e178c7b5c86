import {poissonDensity} from './saddle-point.ts'

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
 * The share of the gamma integral of a shape > 0 that lies below and above x ≥ 0, each with its own
 * digits: within 1e-12 of scipy relatively. NaN outside the domain.
 */
export function gammaShares(x: number, {shape}: {shape: number}): {below: number; above: number} {
  if (!(shape > 0 && shape < Infinity && x >= 0)) return {below: NaN, above: NaN}
  if (x === 0) return {below: 0, above: 1}
  if (x === Infinity) return {below: 1, above: 0}
  // x^shape e^−x / Γ(shape)
  const scale = shape * poissonDensity(shape, x)
  // A series below the mean, a continued fraction above it.
  if (x < shape + 1) {
    const below = scale * lowerSeries(shape, x)
    return {below, above: 1 - below}
  }
  const above = scale * upperFraction(shape, x)
  return {below: 1 - above, above}
}

const lanczosShift = 7
const lanczos = [
  0.99999999999980993, 676.5203681218851, -1259.1392167224028, 771.32342877765313,
  -176.61502916214059, 12.507343278686905, -0.13857109526572012, 9.9843695780195716e-6,
  1.5056327351493116e-7,
]

function lowerSeries(shape: number, x: number): number {
  let term = 1 / shape
  let sum = term
  for (let n = 1; term > sum * Number.EPSILON && n < 100_000; n++) {
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
  for (let n = 1; n < 100_000; n++) {
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

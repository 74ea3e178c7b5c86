import {AirworthyError, type Random} from '@airworthy/kernel'
import {stirlingError} from './saddle-point.ts'

/**
 * The number of successes among `trials` of chance `p`, drawn exactly from the binomial law: by
 * inversion for few expected successes, else by transformed rejection (BTRD, Hörmann 1993,
 * doi:10.1080/00949659308811496), whose time does not grow with the trials. Throws
 * `sampling-parameter` unless `trials` is a whole number ≥ 0 and `p` lies in [0, 1].
 */
export function sampleBinomial(
  random: Random,
  {trials, p}: {readonly trials: number; readonly p: number},
): number {
  if (!(Number.isInteger(trials) && trials >= 0)) {
    throw new AirworthyError('sampling-parameter', `trials must be a whole number ≥ 0: ${trials}`)
  }
  if (!(p >= 0 && p <= 1)) {
    throw new AirworthyError('sampling-parameter', `a chance must lie in [0, 1]: ${p}`)
  }
  return drawn(random, trials, p)
}

/**
 * Fills `into` with a draw from the multinomial law of `trials` over the shares of `weights`, by
 * conditional binomials; the sum is `trials`. With weights that are counts and their sum as trials
 * it is a bootstrap replicate of the rows behind the counts. Throws `sampling-parameter` for
 * weights that are negative or all zero, or lengths that differ.
 */
export function sampleMultinomial(
  random: Random,
  {trials, weights, into}: {trials: number; weights: Float64Array; into: Float64Array},
): void {
  let left = 0
  for (const weight of weights) {
    if (!(weight >= 0)) {
      throw new AirworthyError('sampling-parameter', `a weight must not be negative: ${weight}`)
    }
    left += weight
  }
  if (weights.length !== into.length || (left === 0 && trials > 0)) {
    throw new AirworthyError(
      'sampling-parameter',
      `cannot share ${trials} trials over ${weights.length} weights that sum to ${left}`,
    )
  }
  let remaining = trials
  for (let index = 0; index < weights.length; index++) {
    const weight = weights[index] ?? 0
    // The last weight that counts takes the rest, whatever rounding has left of the sum.
    const p = weight >= left ? 1 : weight / left
    const count = remaining === 0 || weight === 0 ? 0 : drawn(random, remaining, p)
    into[index] = count
    remaining -= count
    left -= weight
  }
}

function drawn(random: Random, trials: number, p: number): number {
  if (trials === 0 || p <= 0) return 0
  if (p >= 1) return trials
  if (p > 0.5) return trials - drawn(random, trials, 1 - p)
  return trials * p < 10 ? inverted(random, trials, p) : rejected(random, trials, p)
}

/** Walks up the cumulative law from 0: about `trials · p` steps. */
function inverted(random: Random, trials: number, p: number): number {
  const odds = p / (1 - p)
  const none = Math.exp(trials * Math.log1p(-p))
  for (;;) {
    let u = random.next()
    let density = none
    let count = 0
    while (u > density) {
      u -= density
      count++
      // So far out only rounding leads; the draw begins again.
      if (count > trials || density === 0) break
      density *= (odds * (trials - count + 1)) / count
    }
    if (count <= trials && density > 0) return count
  }
}

/** Names as in the paper, whose step numbers are in brackets. */
function rejected(random: Random, n: number, p: number): number {
  const m = Math.floor((n + 1) * p)
  const r = p / (1 - p)
  const npq = n * p * (1 - p)
  const root = Math.sqrt(npq)
  const b = 1.15 + 2.53 * root
  const a = -0.0873 + 0.0248 * b + 0.01 * p
  const c = n * p + 0.5
  const vr = 0.92 - 4.2 / b
  const urvr = 0.86 * vr
  for (;;) {
    let v = random.next()
    let u: number
    if (v <= urvr) {
      // (1) The box below the density: most draws end here with one uniform number.
      u = v / vr - 0.43
      return Math.floor(((2 * a) / (0.5 - Math.abs(u)) + b) * u + c)
    }
    // (2)
    if (v >= vr) {
      u = random.next() - 0.5
    } else {
      u = v / vr - 0.93
      u = (u < 0 ? -0.5 : 0.5) - u
      v = random.next() * vr
    }
    // (3.0)
    const us = 0.5 - Math.abs(u)
    const k = Math.floor(((2 * a) / us + b) * u + c)
    if (k < 0 || k > n) continue
    v *= ((2.83 + 5.1 / b) * root) / (a / (us * us) + b)
    if (isBelowDensity(v, k, {n, m, r, npq})) return k
  }
}

interface Target {
  readonly n: number
  readonly m: number
  readonly r: number
  readonly npq: number
}

/** Whether v is at most the probability of k relative to that of the mode m. */
function isBelowDensity(v: number, k: number, {n, m, r, npq}: Target): boolean {
  const km = Math.abs(k - m)
  if (km <= 15) {
    // (3.1) Near the mode by the ratios of neighbours.
    const nr = (n + 1) * r
    let f = 1
    for (let i = m + 1; i <= k; i++) f *= nr / i - r
    let height = v
    for (let i = k + 1; i <= m; i++) height *= nr / i - r
    return height <= f
  }
  // (3.2) Squeezes.
  const logV = Math.log(v)
  const rho = (km / npq) * (((km / 3 + 0.625) * km + 1 / 6) / npq + 0.5)
  const t = (-km * km) / (2 * npq)
  if (logV < t - rho) return true
  if (logV > t + rho) return false
  // (3.3, 3.4) The density itself; the paper's f_c(k) is the rest of Stirling's formula at k + 1.
  const nm = n - m + 1
  const nk = n - k + 1
  const h =
    (m + 0.5) * Math.log((m + 1) / (r * nm)) + stirlingError(m + 1) + stirlingError(n - m + 1)
  return (
    logV <=
    h +
      (n + 1) * Math.log(nm / nk) +
      (k + 0.5) * Math.log((nk * r) / (k + 1)) -
      stirlingError(k + 1) -
      stirlingError(n - k + 1)
  )
}

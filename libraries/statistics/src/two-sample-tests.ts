import {AirworthyError} from '@airworthy/kernel'
import {meanRanks} from './correlation.ts'
import {kolmogorovSmirnovSurvival} from './kolmogorov.ts'
import {logGamma} from './incomplete-gamma.ts'
import {fSurvival, studentSurvival} from './student-t.ts'

/** A statistic with its p-value. */
export interface TestResult {
  readonly statistic: number
  readonly p: number
}

/**
 * The two-sample Kolmogorov–Smirnov test: the largest distance of the two distributions and its
 * two-sided p-value, by counting lattice paths (`exact`, time grows with the product of the sizes)
 * or from the one-sample law with the harmonic size.
 */
export function kolmogorovSmirnovTest(
  first: readonly number[],
  second: readonly number[],
  {method}: {method: 'exact' | 'asymptotic'},
): TestResult {
  refuseEmpty(first, second)
  const a = sorted(first)
  const b = sorted(second)
  // In units of 1 / (a.length · b.length), so that comparing is exact.
  let largest = 0
  let i = 0
  let j = 0
  while (i < a.length && j < b.length) {
    const value = Math.min(a[i] ?? Infinity, b[j] ?? Infinity)
    while (a[i] === value) i++
    while (b[j] === value) j++
    largest = Math.max(largest, Math.abs(i * b.length - j * a.length))
  }
  const statistic = largest / (a.length * b.length)
  if (method === 'exact') return {statistic, p: pathShare(a.length, b.length, largest)}
  const n = Math.round((a.length * b.length) / (a.length + b.length))
  return {statistic, p: kolmogorovSmirnovSurvival(statistic, {n: Math.max(1, n)})}
}

/**
 * The Mann–Whitney test: U of the first sample, ties half, and the exact two-sided p-value for
 * samples without ties between them; null with ties. Time grows with the cube of the sizes.
 */
export function mannWhitneyTest(
  first: readonly number[],
  second: readonly number[],
): {readonly statistic: number; readonly p: number | null} {
  refuseEmpty(first, second)
  const ranks = meanRanks([...first, ...second])
  const statistic = sum(ranks.slice(0, first.length)) - (first.length * (first.length + 1)) / 2
  if (new Set([...first, ...second]).size < ranks.length) return {statistic, p: null}
  const [m, n] = [first.length, second.length]
  const extreme = Math.min(statistic, m * n - statistic)
  // Number of ways to each U: the product of (1 − x^(n+i)) / (1 − x^i) over i ≤ m.
  const ways = new Float64Array(m * n + 1)
  ways[0] = 1
  for (let i = 1; i <= m; i++) {
    for (let u = m * n; u >= n + i; u--) ways[u] = (ways[u] ?? 0) - (ways[u - n - i] ?? 0)
    for (let u = i; u <= m * n; u++) ways[u] = (ways[u] ?? 0) + (ways[u - i] ?? 0)
  }
  const all = sum([...ways])
  return {statistic, p: Math.min(1, (2 * sum(Array.from(ways.slice(0, extreme + 1)))) / all)}
}

/** Welch's t-test of equal means: t of first − second and its two-sided p-value. */
export function welchTest(first: readonly number[], second: readonly number[]): TestResult {
  const a = varianceOfMean(first)
  const b = varianceOfMean(second)
  const statistic = (mean(first) - mean(second)) / Math.sqrt(a + b)
  const degreesOfFreedom =
    (a + b) ** 2 / (a ** 2 / (first.length - 1) + b ** 2 / (second.length - 1))
  return {statistic, p: 2 * studentSurvival(Math.abs(statistic), {degreesOfFreedom})}
}

/** The test of equal spread by distances from the medians (Brown and Forsythe 1974). */
export function leveneTest(samples: readonly (readonly number[])[]): TestResult {
  const distances = samples.map((sample) => {
    const middle = median(sample)
    return sample.map((value) => Math.abs(value - middle))
  })
  const all = distances.flat()
  const centre = mean(all)
  const between = sum(distances.map((each) => each.length * (mean(each) - centre) ** 2))
  const within = sum(
    distances.map((each) => {
      const own = mean(each)
      return sum(each.map((value) => (value - own) ** 2))
    }),
  )
  const numerator = samples.length - 1
  const denominator = all.length - samples.length
  const statistic = between / numerator / (within / denominator)
  return {statistic, p: fSurvival(statistic, {numerator, denominator})}
}

/** The two-sample Cramér–von Mises test, ties at mean ranks; p by the limit law (Anderson 1962). */
export function cramerVonMisesTest(
  first: readonly number[],
  second: readonly number[],
): TestResult {
  refuseEmpty(first, second)
  const [m, n] = [first.length, second.length]
  const ranks = meanRanks([...sorted(first), ...sorted(second)])
  const spread = (part: readonly number[]) =>
    part.length * sum(part.map((rank, index) => (rank - index - 1) ** 2))
  const u = spread(ranks.slice(0, m)) + spread(ranks.slice(m))
  const all = m + n
  const statistic = u / (m * n * all) - (4 * m * n - 1) / (6 * all)
  const expected = (1 + 1 / all) / 6
  const variance =
    ((all + 1) * (4 * m * n * all - 3 * (m * m + n * n) - 2 * m * n)) / (45 * all * all * 4 * m * n)
  const limit = 1 / 6 + (statistic - expected) / Math.sqrt(45 * variance)
  return {statistic, p: limit < 0.003 ? 1 : Math.max(0, 1 - cramerVonMisesLimit(limit))}
}

/** The share of all orders in which the distance stays below `largest`, taken from 1. */
function pathShare(m: number, n: number, largest: number): number {
  if (largest === 0) return 1
  // Shares of all paths to (i, j) that stay inside; each step divides by the paths there are.
  const inside = new Float64Array(n + 1)
  for (let i = 0; i <= m; i++) {
    for (let j = 0; j <= n; j++) {
      if (i === 0 && j === 0) {
        inside[0] = 1
        continue
      }
      const fromLeft = j === 0 ? 0 : ((inside[j - 1] ?? 0) * j) / (i + j)
      const fromBelow = i === 0 ? 0 : ((inside[j] ?? 0) * i) / (i + j)
      inside[j] = Math.abs(i * n - j * m) >= largest ? 0 : fromLeft + fromBelow
    }
  }
  return Math.min(1, Math.max(0, 1 - (inside[n] ?? NaN)))
}

/** P(limit ≤ x): a series of modified Bessel functions of order ¼. */
function cramerVonMisesLimit(x: number): number {
  let total = 0
  for (let k = 0; k < 20; k++) {
    const y = (4 * k + 1) ** 2 / (16 * x)
    const weight =
      Math.exp(logGamma(k + 0.5) - logGamma(0.5) - logGamma(k + 1)) * Math.sqrt(4 * k + 1)
    const term = weight * besselQuarter(y)
    total += term
    if (term < 1e-17 * total) break
  }
  return total / (Math.PI * Math.sqrt(x))
}

/** e^−y K_¼(y) = ∫₀^∞ e^(−y − y cosh t) cosh(t / 4) dt, by the trapezoid rule, which is exact here to rounding. */
function besselQuarter(y: number): number {
  const step = 1 / 64
  let total = Math.exp(-2 * y) / 2
  for (let k = 1; k < 1000; k++) {
    const t = k * step
    const term = Math.exp(-y - y * Math.cosh(t)) * Math.cosh(t / 4)
    total += term
    if (term < 1e-18 * total || term === 0) break
  }
  return total * step
}

function varianceOfMean(values: readonly number[]): number {
  const centre = mean(values)
  return sum(values.map((value) => (value - centre) ** 2)) / (values.length - 1) / values.length
}

function median(values: readonly number[]): number {
  const ordered = sorted(values)
  const place = (ordered.length - 1) / 2
  return ((ordered[Math.floor(place)] ?? NaN) + (ordered[Math.ceil(place)] ?? NaN)) / 2
}

function mean(values: readonly number[]): number {
  return sum(values) / values.length
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0)
}

function sorted(values: readonly number[]): number[] {
  return values.toSorted((a, b) => a - b)
}

function refuseEmpty(first: readonly number[], second: readonly number[]): void {
  if (first.length > 0 && second.length > 0) return
  throw new AirworthyError('sample-size', 'a test of two samples needs a value in each')
}

import {AirworthyError} from '@airworthy/kernel'
import {binomialDensity} from './saddle-point.ts'

/**
 * The probability that the limit of √n times the Kolmogorov–Smirnov distance exceeds `x`: within
 * 1e-12 of scipy relatively. 1 for x ≤ 0.
 */
export function kolmogorovSurvival(x: number): number {
  if (x <= 0) return 1
  if (x < 1) {
    // The theta series that is short here gives the lower tail.
    let sum = 0
    for (let k = 1; k < 100; k += 2) {
      const term = Math.exp((-(k * k) * Math.PI * Math.PI) / (8 * x * x))
      sum += term
      if (term < 1e-18 * sum || term === 0) break
    }
    return 1 - (Math.sqrt(2 * Math.PI) / x) * sum
  }
  let sum = 0
  for (let k = 1; k < 100; k++) {
    const term = Math.exp(-2 * k * k * x * x)
    sum += k % 2 === 1 ? term : -term
    if (term < 1e-18 * sum || term === 0) break
  }
  return 2 * sum
}

/**
 * The probability that the distance between the distribution of `n` values and that they were drawn
 * from exceeds `distance`: exact by the matrix of Marsaglia, Tsang and Wang (2003) in the middle and
 * by twice the one-sided sum where that is less than 1e-4 away, which leaves out less than a 1e-12th;
 * within 1e-9 of scipy relatively for n ≤ 1,000. Above 1,000 values the limit law with the
 * correction of Vrbik (2018) stands in the middle, within 1e-5. Throws `sample-size` unless `n` is a
 * whole number above 0.
 */
export function kolmogorovSmirnovSurvival(distance: number, {n}: {n: number}): number {
  if (!(Number.isInteger(n) && n > 0)) {
    throw new AirworthyError('sample-size', `the number of values must be whole and above 0: ${n}`)
  }
  if (distance <= 0.5 / n) return 1
  if (distance >= 1) return 0
  if (distance >= 0.5 || n * distance * distance >= 5) {
    return Math.min(1, 2 * oneSidedSurvival(distance, n))
  }
  if (n > 1000) {
    const root = Math.sqrt(n)
    const x = distance * root
    return kolmogorovSurvival(x + 1 / (6 * root) + (x - 1) / (4 * n))
  }
  return Math.max(0, 1 - matrixShare(distance, n))
}

/** Smirnov's sum for the one-sided distance; every term is positive. */
function oneSidedSurvival(distance: number, n: number): number {
  let sum = 0
  const last = Math.floor(n * (1 - distance))
  for (let k = 0; k <= last; k++) {
    const share = distance + k / n
    if (share >= 1) {
      if (k === 0 || n === k) sum += Math.pow(share, k - 1) * distance
      continue
    }
    // C(n, k) s^k (1 − s)^(n−k) is a binomial density; one power of s less than it holds.
    sum += (binomialDensity(k, {trials: n, p: share}) * distance) / share
  }
  return sum
}

function matrixShare(distance: number, n: number): number {
  const k = Math.floor(n * distance) + 1
  const size = 2 * k - 1
  const h = k - n * distance
  const matrix = Array.from({length: size}, (_, i) =>
    Float64Array.from({length: size}, (_unused, j) => (i - j + 1 < 0 ? 0 : 1)),
  )
  const set = (i: number, j: number, value: number) => {
    const row = matrix[i]
    if (row !== undefined) row[j] = value
  }
  const get = (i: number, j: number) => matrix[i]?.[j] ?? NaN
  for (let i = 0; i < size; i++) {
    set(i, 0, get(i, 0) - h ** (i + 1))
    set(size - 1, i, get(size - 1, i) - h ** (size - i))
  }
  set(size - 1, 0, get(size - 1, 0) + (2 * h - 1 > 0 ? (2 * h - 1) ** size : 0))
  for (let i = 0; i < size; i++) {
    for (let j = 0; j < size; j++) {
      for (let g = 1; g <= i - j + 1; g++) set(i, j, get(i, j) / g)
    }
  }
  const {matrix: power, exponent} = raised(matrix, n)
  let value = power[k - 1]?.[k - 1] ?? NaN
  let tens = exponent
  for (let i = 1; i <= n; i++) {
    value *= i / n
    if (value < 1e-140) {
      value *= 1e140
      tens -= 140
    }
  }
  return value * 10 ** tens
}

interface Scaled {
  readonly matrix: readonly Float64Array[]
  /** The matrix stands times ten to this. */
  readonly exponent: number
}

function raised(matrix: readonly Float64Array[], n: number): Scaled {
  if (n === 1) return {matrix, exponent: 0}
  const half = raised(matrix, Math.floor(n / 2))
  const square = product(half.matrix, half.matrix)
  const whole = n % 2 === 0 ? square : product(matrix, square)
  const exponent = 2 * half.exponent
  const middle = whole[whole.length >> 1]?.[whole.length >> 1] ?? 0
  if (middle <= 1e140) return {matrix: whole, exponent}
  return {matrix: whole.map((row) => row.map((value) => value * 1e-140)), exponent: exponent + 140}
}

function product(a: readonly Float64Array[], b: readonly Float64Array[]): Float64Array[] {
  return a.map((row) => {
    const result = new Float64Array(row.length)
    row.forEach((value, k) => {
      if (value === 0) return
      const other = b[k]
      if (other === undefined) return
      for (let j = 0; j < result.length; j++) result[j] = (result[j] ?? 0) + value * (other[j] ?? 0)
    })
    return result
  })
}

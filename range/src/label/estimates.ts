import {criticalValue, wilsonInterval} from '@airworthy/statistics'
import type {LabelEstimate} from './view.ts'

const z = criticalValue(0.95)

/** The mean of some rows of a column with its normal 95 % interval; null values where no row is. */
export function meanOf(values: Float64Array, rows: Iterable<number>): LabelEstimate {
  let n = 0
  let sum = 0
  let squares = 0
  for (const row of rows) {
    const value = values[row] ?? NaN
    n++
    sum += value
    squares += value * value
  }
  return meanFrom({n, sum, squares})
}

/** A mean from its sums; with one row nothing is known of the spread, and the interval is missing. */
export function meanFrom({n, sum, squares}: Sums): LabelEstimate {
  if (n === 0) return {value: null, low: null, high: null, n}
  const mean = sum / n
  if (n === 1) return {value: mean, low: null, high: null, n}
  const variance = Math.max(0, (squares - n * mean * mean) / (n - 1))
  const half = z * Math.sqrt(variance / n)
  return {value: mean, low: mean - half, high: mean + half, n}
}

/** Sums of a column over some rows. */
export interface Sums {
  readonly n: number
  readonly sum: number
  readonly squares: number
}

/** A share with Wilson's 95 % interval; null values where there is nobody. */
export function shareOf(successes: number, trials: number): LabelEstimate {
  if (trials === 0) return {value: null, low: null, high: null, n: 0}
  return {value: successes / trials, ...wilsonInterval({successes, trials}), n: trials}
}

/** An estimate on another scale: every part of it times a factor above 0. */
export function scaled({value, low, high, n}: LabelEstimate, factor: number): LabelEstimate {
  const times = (part: number | null) => (part === null ? null : part * factor)
  return {value: times(value), low: times(low), high: times(high), n}
}

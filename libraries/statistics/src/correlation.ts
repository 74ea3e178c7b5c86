import {AirworthyError} from '@airworthy/kernel'
import {studentSurvival} from './student-t.ts'

/**
 * Pearson's correlation of two columns of equal length and the two-sided p-value of no correlation
 * under normality. NaN where a column does not vary; p 1 for two pairs. Throws `pairs-refused` for
 * unequal lengths or fewer than two pairs.
 */
export function pearsonCorrelation(
  first: readonly number[],
  second: readonly number[],
): {r: number; p: number} {
  refuseBadPairs(first, second)
  const meanFirst = mean(first)
  const meanSecond = mean(second)
  let products = 0
  let squaresFirst = 0
  let squaresSecond = 0
  first.forEach((x, index) => {
    const dx = x - meanFirst
    const dy = (second[index] ?? NaN) - meanSecond
    products += dx * dy
    squaresFirst += dx * dx
    squaresSecond += dy * dy
  })
  const r = Math.max(-1, Math.min(1, products / Math.sqrt(squaresFirst * squaresSecond)))
  return {r, p: correlationP(r, first.length)}
}

/** Spearman's correlation of ranks, ties at their mean rank; the p-value is that of t with n − 2. */
export function spearmanCorrelation(
  first: readonly number[],
  second: readonly number[],
): {r: number; p: number} {
  refuseBadPairs(first, second)
  return pearsonCorrelation(meanRanks(first), meanRanks(second))
}

/**
 * Kendall's tau-b and the exact two-sided p-value of independence for columns without ties, within
 * 1e-12 of scipy; p null where there are ties. Time grows with the square of the pairs.
 */
export function kendallCorrelation(
  first: readonly number[],
  second: readonly number[],
): {tau: number; p: number | null} {
  refuseBadPairs(first, second)
  const n = first.length
  let concordant = 0
  let discordant = 0
  let tiesFirst = 0
  let tiesSecond = 0
  for (let i = 0; i < n; i++) {
    for (let j = 0; j < i; j++) {
      const dx = Math.sign((first[i] ?? NaN) - (first[j] ?? NaN))
      const dy = Math.sign((second[i] ?? NaN) - (second[j] ?? NaN))
      if (dx === 0) tiesFirst++
      if (dy === 0) tiesSecond++
      if (dx * dy > 0) concordant++
      if (dx * dy < 0) discordant++
    }
  }
  const pairs = (n * (n - 1)) / 2
  const tau = (concordant - discordant) / Math.sqrt((pairs - tiesFirst) * (pairs - tiesSecond))
  if (tiesFirst + tiesSecond > 0) return {tau, p: null}
  return {tau, p: inversionsP(Math.min(discordant, pairs - discordant), n)}
}

/** Ranks from 1; equal values have their mean rank. */
export function meanRanks(values: readonly number[]): number[] {
  const order = values.map((_, index) => index)
  order.sort((a, b) => (values[a] ?? NaN) - (values[b] ?? NaN))
  const ranks = values.map(() => 0)
  for (let start = 0; start < order.length;) {
    let end = start
    while (end + 1 < order.length && values[order[end + 1] ?? 0] === values[order[start] ?? 0])
      end++
    for (let place = start; place <= end; place++) ranks[order[place] ?? 0] = (start + end) / 2 + 1
    start = end + 1
  }
  return ranks
}

function correlationP(r: number, pairs: number): number {
  if (pairs === 2) return 1
  if (Math.abs(r) === 1) return 0
  const t = Math.abs(r) * Math.sqrt((pairs - 2) / ((1 - r) * (1 + r)))
  return Math.min(1, 2 * studentSurvival(t, {degreesOfFreedom: pairs - 2}))
}

/** Twice the share of the orders of n things with at most so many inversions. */
function inversionsP(inversions: number, n: number): number {
  let shares = Float64Array.of(1)
  for (let size = 2; size <= n; size++) {
    const length = Math.min(inversions + 1, (size * (size - 1)) / 2 + 1)
    const next = new Float64Array(length)
    for (let k = 0; k < length; k++) {
      let sum = 0
      for (let moved = 0; moved < size && moved <= k; moved++) sum += shares[k - moved] ?? 0
      next[k] = sum / size
    }
    shares = next
  }
  const tail = shares.reduce((sum, share) => sum + share, 0)
  return Math.min(1, 2 * tail)
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length
}

function refuseBadPairs(first: readonly number[], second: readonly number[]): void {
  if (first.length === second.length && first.length >= 2) return
  throw new AirworthyError(
    'pairs-refused',
    `a correlation needs two columns of equal length, 2 at least: ${first.length} and ${second.length}`,
  )
}

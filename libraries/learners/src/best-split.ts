import type {BinnedColumns, GradientHistogram} from './gradient-histogram.ts'

/** Sums over the rows of a node. */
export interface NodeSums {
  readonly first: number
  readonly second: number
  readonly rows: number
}

/** Rows of `column` in bins up to `bin` go left, and the missing where `missingLeft` says so. */
export interface Split {
  readonly column: number
  readonly bin: number
  readonly missingLeft: boolean
  /** By how much the loss falls; above 0. */
  readonly gain: number
  readonly left: NodeSums
  readonly right: NodeSums
}

export interface SplitRules {
  readonly minimumLeafRows: number
  /** The least sum of second derivatives on either side. */
  readonly minimumSecond: number
  readonly ridge: number
}

/** The split that lowers the loss most, the first of equals; null when none lowers it. */
export function bestSplit(
  histogram: GradientHistogram,
  {columns, sums, rules}: {columns: BinnedColumns; sums: NodeSums; rules: SplitRules},
): Split | null {
  const whole = fallOf(sums.first, sums.second, rules.ridge)
  let best: Split | null = null
  for (let column = 0; column < columns.bins.length; column++) {
    const start = columns.offsets[column] ?? 0
    const missingBin = (columns.offsets[column + 1] ?? 0) - 1
    const missingRows = histogram[3 * missingBin + 2] ?? NaN
    const least: number = best?.gain ?? 0
    const scan = {histogram, column, start, missingBin, sums, rules, whole}
    best = scanned(scan, {missingLeft: false, least}) ?? best
    // Without missing rows both ways of treating them are the same.
    if (missingRows > 0.5) {
      best = scanned(scan, {missingLeft: true, least: best?.gain ?? 0}) ?? best
    }
  }
  return best
}

interface Scan {
  readonly histogram: GradientHistogram
  readonly column: number
  readonly start: number
  readonly missingBin: number
  readonly sums: NodeSums
  readonly rules: SplitRules
  readonly whole: number
}

function scanned(
  {histogram, column, start, missingBin, sums, rules, whole}: Scan,
  {missingLeft, least}: {missingLeft: boolean; least: number},
): Split | null {
  const {minimumLeafRows, minimumSecond, ridge} = rules
  let first = missingLeft ? (histogram[3 * missingBin] ?? NaN) : 0
  let second = missingLeft ? (histogram[3 * missingBin + 1] ?? NaN) : 0
  let rows = missingLeft ? (histogram[3 * missingBin + 2] ?? NaN) : 0
  let bestGain = least
  let found: {bin: number; first: number; second: number; rows: number} | null = null
  for (let bin = start; bin < missingBin; bin++) {
    first += histogram[3 * bin] ?? NaN
    second += histogram[3 * bin + 1] ?? NaN
    rows += histogram[3 * bin + 2] ?? NaN
    if (rows < minimumLeafRows || second < minimumSecond) continue
    if (sums.rows - rows < minimumLeafRows || sums.second - second < minimumSecond) break
    const left = fallOf(first, second, ridge)
    const right = fallOf(sums.first - first, sums.second - second, ridge)
    const gain = left + right - whole
    if (gain > bestGain) {
      bestGain = gain
      found = {bin: bin - start, first, second, rows}
    }
  }
  if (found === null) return null
  const left = {first: found.first, second: found.second, rows: found.rows}
  return {
    column,
    bin: found.bin,
    missingLeft,
    gain: bestGain,
    left,
    right: {
      first: sums.first - left.first,
      second: sums.second - left.second,
      rows: sums.rows - left.rows,
    },
  }
}

// Twice the fall of the loss when a node gets its best value.
function fallOf(first: number, second: number, ridge: number): number {
  return (first * first) / (second + ridge + 1e-15)
}

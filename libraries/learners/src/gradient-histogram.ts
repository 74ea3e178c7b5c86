import {binsOf, binThresholds} from './quantile-bins.ts'

/** Columns as bins; the missing values of a column are in its bin `thresholds.length + 1`. */
export interface BinnedColumns {
  readonly rows: number
  readonly bins: readonly Uint8Array[]
  readonly thresholds: readonly Float64Array[]
  /** Where each column's bins begin in a histogram; one entry more than columns, the total last. */
  readonly offsets: Int32Array
  readonly hasMissing: readonly boolean[]
}

/** First and second derivatives of the loss, one a row. */
export interface Gradients {
  readonly first: Float32Array
  readonly second: Float32Array
}

/** Per bin the sum of first derivatives, the sum of second ones and the rows, side by side. */
export type GradientHistogram = Float64Array

export function binnedColumns(
  columns: readonly Float64Array[],
  {rows, weights}: {rows: number; weights: Float64Array | undefined},
): BinnedColumns {
  const thresholds = columns.map((column) => binThresholds(column, {weights}))
  const offsets = new Int32Array(columns.length + 1)
  for (const [place, edges] of thresholds.entries()) {
    offsets[place + 1] = (offsets[place] ?? 0) + edges.length + 2
  }
  const bins = columns.map((column, place) =>
    binsOf(column, thresholds[place] ?? new Float64Array()),
  )
  const hasMissing = columns.map((column) => column.some((value) => Number.isNaN(value)))
  return {rows, bins, thresholds, offsets, hasMissing}
}

/** The histogram of the given rows, written over `histogram`. */
export function countGradients(
  {bins, offsets}: BinnedColumns,
  {first, second}: Gradients,
  {rows, histogram}: {rows: Int32Array; histogram: GradientHistogram},
): void {
  histogram.fill(0)
  const size = rows.length
  // Gathered once, so that every column reads them in order.
  const firsts = new Float32Array(size)
  const seconds = new Float32Array(size)
  for (let place = 0; place < size; place++) {
    const row = rows[place] ?? 0
    firsts[place] = first[row] ?? NaN
    seconds[place] = second[row] ?? NaN
  }
  for (const [column, binOf] of bins.entries()) {
    countColumn(binOf, {rows, firsts, seconds, histogram, offset: (offsets[column] ?? 0) * 3})
  }
}

/** What is left of a node's histogram without one of its children, written over `whole`. */
export function subtractHistogram(whole: GradientHistogram, part: GradientHistogram): void {
  for (let place = 0; place < whole.length; place++) {
    whole[place] = (whole[place] ?? NaN) - (part[place] ?? NaN)
  }
}

// A function of its own with plain arguments: the loop that takes nearly all of the time.
function countColumn(
  binOf: Uint8Array,
  {
    rows,
    firsts,
    seconds,
    histogram,
    offset,
  }: {
    rows: Int32Array
    firsts: Float32Array
    seconds: Float32Array
    histogram: GradientHistogram
    offset: number
  },
): void {
  for (let place = 0; place < rows.length; place++) {
    const bin = offset + 3 * (binOf[rows[place] ?? 0] ?? 0)
    histogram[bin] = (histogram[bin] ?? NaN) + (firsts[place] ?? NaN)
    histogram[bin + 1] = (histogram[bin + 1] ?? NaN) + (seconds[place] ?? NaN)
    histogram[bin + 2] = (histogram[bin + 2] ?? NaN) + 1
  }
}

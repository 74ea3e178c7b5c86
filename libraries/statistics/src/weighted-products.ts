/**
 * For each pair of columns the sum over their rows of product × weight: the matrix of normal
 * equations, symmetric. Columns and weights are of one length.
 */
export function weightedProducts(
  columns: readonly Float64Array[],
  weights: Float64Array,
): number[][] {
  const sums = columns.map(() => columns.map(() => 0))
  const weighted = new Float64Array(weights.length)
  // In blocks of rows, so that the columns stay in the cache for all pairs.
  for (let start = 0; start < weights.length; start += blockRows) {
    const end = Math.min(weights.length, start + blockRows)
    for (const [k, column] of columns.entries()) {
      for (let row = start; row < end; row++) {
        weighted[row] = (column[row] ?? NaN) * (weights[row] ?? NaN)
      }
      const line = sums[k] ?? []
      for (let j = 0; j <= k; j++) {
        line[j] = (line[j] ?? NaN) + product(columns[j] ?? weighted, {other: weighted, start, end})
      }
    }
  }
  return sums.map((line, k) => line.map((_, j) => sums[Math.max(j, k)]?.[Math.min(j, k)] ?? NaN))
}

/** The sum of products of two columns of one length. */
export function dotProduct(column: Float64Array, other: Float64Array): number {
  return product(column, {other, start: 0, end: column.length})
}

const blockRows = 256

function product(
  column: Float64Array,
  {other, start, end}: {other: Float64Array; start: number; end: number},
): number {
  // Four sums, as one alone would wait for itself.
  let first = 0
  let second = 0
  let third = 0
  let fourth = 0
  let row = start
  for (; row + 3 < end; row += 4) {
    first += (column[row] ?? NaN) * (other[row] ?? NaN)
    second += (column[row + 1] ?? NaN) * (other[row + 1] ?? NaN)
    third += (column[row + 2] ?? NaN) * (other[row + 2] ?? NaN)
    fourth += (column[row + 3] ?? NaN) * (other[row + 3] ?? NaN)
  }
  for (; row < end; row++) first += (column[row] ?? NaN) * (other[row] ?? NaN)
  return first + second + third + fourth
}

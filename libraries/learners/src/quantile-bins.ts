/** The most bins that hold values; one more holds the missing. */
const largestBinCount = 255

/**
 * The values between bins, ascending: midpoints of neighbours where there are at most `bins`
 * different values, else quantiles at equal shares of the weight, halfway between two values where
 * a share falls between rows. Missing values (NaN) and rows without weight are left out. Equal to
 * scikit-learn 1.9.
 */
export function binThresholds(
  values: Float64Array,
  {bins = largestBinCount, weights}: {bins?: number; weights?: Float64Array | undefined} = {},
): Float64Array {
  const {sorted, cumulated} = weightedOrder(values, weights)
  const distinct = withoutRepeats(sorted)
  if (distinct.length <= bins) {
    return Float64Array.from(
      {length: Math.max(0, distinct.length - 1)},
      (_, place) => ((distinct[place] ?? NaN) + (distinct[place + 1] ?? NaN)) / 2,
    )
  }
  const total = cumulated.at(-1) ?? NaN
  const quantiles = Float64Array.from({length: bins - 1}, (_, place) =>
    quantileOf(sorted, {cumulated, share: ((place + 1) / bins) * total}),
  )
  return withoutRepeats(quantiles)
}

/**
 * The bin of each value: the number of thresholds below it, so that a value equal to a threshold
 * stays below; missing values are in the bin after the last.
 */
export function binsOf(values: Float64Array, thresholds: Float64Array): Uint8Array {
  const bins = new Uint8Array(values.length)
  const missing = thresholds.length + 1
  for (let row = 0; row < values.length; row++) {
    const value = values[row] ?? NaN
    if (Number.isNaN(value)) {
      bins[row] = missing
      continue
    }
    bins[row] = countBelow(thresholds, value)
  }
  return bins
}

function withoutRepeats(sorted: Float64Array): Float64Array {
  return sorted.filter((value, place) => place === 0 || value !== sorted[place - 1])
}

function weightedOrder(
  values: Float64Array,
  weights: Float64Array | undefined,
): {sorted: Float64Array; cumulated: Float64Array} {
  if (weights === undefined) {
    const sorted = values.filter((value) => !Number.isNaN(value)).sort()
    return {sorted, cumulated: sorted.map((_, place) => place + 1)}
  }
  const rows = Int32Array.from(values.keys())
    .filter((row) => !Number.isNaN(values[row] ?? NaN) && (weights[row] ?? 0) > 0)
    .sort((left, right) => (values[left] ?? NaN) - (values[right] ?? NaN))
  let total = 0
  return {
    sorted: Float64Array.from(rows, (row) => values[row] ?? NaN),
    cumulated: Float64Array.from(rows, (row) => (total += weights[row] ?? NaN)),
  }
}

function quantileOf(
  sorted: Float64Array,
  {cumulated, share}: {cumulated: Float64Array; share: number},
): number {
  const place = Math.min(countBelow(cumulated, share), sorted.length - 1)
  const value = sorted[place] ?? NaN
  if ((cumulated[place] ?? NaN) - share > Number.EPSILON) return value
  return (value + (sorted[place + 1] ?? value)) / 2
}

function countBelow(ascending: Float64Array, value: number): number {
  let low = 0
  let high = ascending.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if ((ascending[middle] ?? NaN) < value) low = middle + 1
    else high = middle
  }
  return low
}

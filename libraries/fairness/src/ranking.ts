import {AirworthyError} from '@airworthy/kernel'

/** The rows in falling order of a value; equal values keep the order of the rows. */
export function descending(values: Float64Array): Uint32Array {
  return Uint32Array.from(values.keys()).sort(
    (a, b) => (values[b] ?? NaN) - (values[a] ?? NaN) || a - b,
  )
}

/**
 * For each row the stratum, from 0, of `bins` strata of about equal size by rising value. Equal
 * values are parted by the order of the rows, as `rank(method="first")` of pandas does.
 */
export function rankStrata(values: Float64Array, bins: number): Uint32Array {
  const order = descending(values).reverse()
  // Reversal turns ties round; they go back to the order of the rows.
  order.sort((a, b) => (values[a] ?? NaN) - (values[b] ?? NaN) || a - b)
  const strata = new Uint32Array(values.length)
  const last = values.length - 1
  // A stratum holds the ranks up to its quantile, the upper edge belonging to it.
  const upper = Array.from({length: bins}, (_, bin) => ((bin + 1) * last) / bins)
  let stratum = 0
  order.forEach((row, place) => {
    while (stratum < bins - 1 && place > (upper[stratum] ?? last)) stratum++
    strata[row] = stratum
  })
  return strata
}

/**
 * The percentile of each row, from 1: the interval of the hundredth parts of the values (R's
 * quantiles of type 7, equal ones once) that holds it, its upper edge belonging to it.
 */
export function percentileOf(values: Float64Array): Uint32Array {
  const sorted = values.slice().sort()
  const edges: number[] = []
  for (let part = 0; part <= 100; part++) {
    const place = (part / 100) * (sorted.length - 1)
    const below = Math.floor(place)
    const value = sorted[below] ?? NaN
    const edge = value + (place - below) * ((sorted[below + 1] ?? value) - value)
    if (edges.at(-1) !== edge) edges.push(edge)
  }
  return Uint32Array.from(values, (value) => {
    let low = 0
    let high = edges.length - 1
    while (low < high) {
      const middle = (low + high) >> 1
      if ((edges[middle] ?? NaN) < value) low = middle + 1
      else high = middle
    }
    return Math.max(1, low)
  })
}

/** Throws `rows-refused` unless all values are finite numbers, one for each row. */
export function refuseBadColumn(
  name: string,
  {values, rows}: {values: Float64Array; rows: number},
): void {
  if (values.length !== rows) {
    throw new AirworthyError('rows-refused', `${rows} rows, but ${name} has ${values.length}`)
  }
  const row = values.findIndex((value) => !Number.isFinite(value))
  if (row >= 0) {
    throw new AirworthyError(
      'rows-refused',
      `${name} holds ${values[row]} in row ${row + 1}: leave such rows out with a condition`,
      {facts: {column: name, row: row + 1}},
    )
  }
}

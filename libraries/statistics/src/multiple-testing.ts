import {AirworthyError} from '@airworthy/kernel'

/**
 * How p-values are adjusted for their number. `bonferroni`, `holm` and `hommel` control the chance
 * of any false finding; `benjamini-hochberg` and `benjamini-yekutieli` the expected share of false
 * findings among all. `hommel` and `benjamini-hochberg` ask for independence or positive dependence.
 */
export type Adjustment =
  'bonferroni' | 'holm' | 'hommel' | 'benjamini-hochberg' | 'benjamini-yekutieli'

/**
 * Adjusted p-values in the order given: a hypothesis falls at a level when its adjusted p-value is
 * at most that level. Holm 1979, Hommel 1988, Benjamini and Hochberg 1995, Benjamini and Yekutieli
 * 2001. Throws `p-value-refused` for a value outside [0, 1].
 */
export function adjustPValues(
  values: readonly number[],
  {by = 'holm'}: {by?: Adjustment} = {},
): number[] {
  const strange = values.find((p) => !(p >= 0 && p <= 1))
  if (strange !== undefined) {
    throw new AirworthyError('p-value-refused', `a p-value must lie in [0, 1]: ${strange}`)
  }
  const order = values.map((_, index) => index).sort((a, b) => at(values, a) - at(values, b))
  const sorted = order.map((index) => at(values, index))
  const adjusted = adjustments[by](sorted)
  const result = values.map(() => NaN)
  order.forEach((index, rank) => {
    result[index] = Math.min(1, at(adjusted, rank))
  })
  return result
}

const adjustments: Readonly<Record<Adjustment, (sorted: readonly number[]) => number[]>> = {
  bonferroni: (sorted) => sorted.map((p) => p * sorted.length),
  holm: (sorted) => {
    let highest = 0
    return sorted.map((p, rank) => (highest = Math.max(highest, (sorted.length - rank) * p)))
  },
  hommel,
  'benjamini-hochberg': (sorted) => stepUp(sorted, 1),
  'benjamini-yekutieli': (sorted) =>
    stepUp(
      sorted,
      sorted.reduce((sum, _, rank) => sum + 1 / (rank + 1), 0),
    ),
}

function stepUp(sorted: readonly number[], factor: number): number[] {
  let lowest = 1
  return sorted
    .map((p, rank) => (factor * sorted.length * p) / (rank + 1))
    .reverse()
    .map((p) => (lowest = Math.min(lowest, p)))
    .reverse()
}

/** For every size m of an intersection, Simes' p-value of the least significant one that holds each. */
function hommel(sorted: readonly number[]): number[] {
  const n = sorted.length
  const result = sorted.map(() => 0)
  for (let m = 1; m <= n; m++) {
    // All but the smallest place of the m largest; the smallest is the hypothesis itself or theirs.
    let tail = Infinity
    for (let place = 2; place <= m; place++) {
      tail = Math.min(tail, (m * at(sorted, n - m + place - 1)) / place)
    }
    for (let rank = 0; rank < n; rank++) {
      const simes = Math.min(tail, m * at(sorted, Math.min(rank, n - m)))
      result[rank] = Math.max(at(result, rank), simes)
    }
  }
  return result
}

function at(values: readonly number[], index: number): number {
  return values[index] ?? NaN
}

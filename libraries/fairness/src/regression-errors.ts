import {criticalValue} from '@airworthy/statistics'
import type {Estimate} from './group-metrics.ts'
import {groupingsOf, summed, type GroupName, type Grouping} from './groupings.ts'
import type {ErrorSums} from './table-counts.ts'

/** The errors of a regression in one group, in units of the target. */
export interface RegressionErrors {
  readonly n: number
  /** Mean of estimate − target: below 0 where the group is underestimated. */
  readonly meanError: Estimate
  readonly meanAbsoluteError: Estimate
  /** In squared units. */
  readonly meanSquaredError: Estimate
  readonly rootMeanSquaredError: Estimate
}

/** The errors of one group. */
export interface GroupErrors extends RegressionErrors {
  readonly group: GroupName
}

/**
 * The errors of a regression for all rows and by group, from sums alone. Intervals are those of a
 * mean by the normal law; null for fewer than two rows.
 */
export function regressionErrorsByGroup(
  sums: ErrorSums,
  {
    groupings = groupingsOf(sums),
    confidence = 0.95,
  }: {readonly groupings?: readonly Grouping[]; readonly confidence?: number} = {},
): {overall: RegressionErrors; groups: GroupErrors[]} {
  const z = criticalValue(confidence)
  const whole = {by: [], groups: [{}], groupOfCell: new Uint32Array(sums.n.length)}
  const errorsIn = (grouping: Grouping) => {
    const n = summed(grouping, sums.n)
    const sum = summed(grouping, sums.sum)
    const absolute = summed(grouping, sums.sumAbsolute)
    const squares = summed(grouping, sums.sumSquares)
    const fourths = summed(grouping, sums.sumFourths)
    return grouping.groups.map((group, k) => {
      const rows = n[k] ?? 0
      const meanSquaredError = meanFrom(rows, {sum: squares[k], squares: fourths[k], z})
      return {
        group,
        n: rows,
        meanError: meanFrom(rows, {sum: sum[k], squares: squares[k], z}),
        meanAbsoluteError: meanFrom(rows, {sum: absolute[k], squares: squares[k], z}),
        meanSquaredError,
        rootMeanSquaredError: rootOf(meanSquaredError),
      }
    })
  }
  const [overall] = errorsIn(whole)
  const {group: _group, ...errors} = overall ?? {group: {}, ...noErrors}
  return {overall: errors, groups: groupings.flatMap(errorsIn)}
}

const none: Estimate = {value: null, low: null, high: null, n: 0}
const noErrors: RegressionErrors = {
  n: 0,
  meanError: none,
  meanAbsoluteError: none,
  meanSquaredError: none,
  rootMeanSquaredError: none,
}

function meanFrom(
  n: number,
  {sum = 0, squares = 0, z}: {sum?: number | undefined; squares?: number | undefined; z: number},
): Estimate {
  if (n === 0) return none
  const value = sum / n
  if (n < 2) return {value, low: null, high: null, n}
  const half = z * Math.sqrt(Math.max(0, squares / n - value * value) / (n - 1))
  return {value, low: value - half, high: value + half, n}
}

function rootOf({value, low, high, n}: Estimate): Estimate {
  const root = (square: number | null) => (square === null ? null : Math.sqrt(Math.max(0, square)))
  return {value: root(value), low: root(low), high: root(high), n}
}

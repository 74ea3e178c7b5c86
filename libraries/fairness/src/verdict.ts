import type {Comparison} from './comparison.ts'
import type {MetricName} from './group-metrics.ts'
import type {GroupName} from './groupings.ts'

/** What is said of a disparity. "Too little data" is never "no evidence". */
export type DisparityVerdict = 'disparity' | 'no-evidence' | 'too-little-data'

/** A difference that is accepted: a disparity must lie beyond it with its whole interval. */
export interface Tolerance {
  /** In units of the metric, ≥ 0. */
  readonly difference?: number
  /** Lower / higher, in [0, 1]. */
  readonly ratio?: number
}

/** The rules of judging; all stand in the result. */
export interface DisparityRules {
  /** The chance of any false `disparity` in the whole audit. */
  readonly alpha: number
  /** The chance with which `gapToFind` is to be found. */
  readonly power: number
  /** Groups with fewer rows are reported, not judged. */
  readonly minimumGroup: number
  /** Nor are groups with fewer trials in a metric, such as positive labels. */
  readonly minimumTrials: number
  /** The smallest difference that matters: it parts "no evidence" from "too little data". */
  readonly gapToFind: number
  readonly tolerances: Readonly<Partial<Record<MetricName, Tolerance>>>
  /** The value of each named column against which its other groups are compared. */
  readonly reference: GroupName
}

/**
 * The verdict on one comparison: `disparity` where the adjusted p-value is at most alpha and, if a
 * tolerance is set for the metric, the interval lies wholly beyond it; else `no-evidence` where the
 * smallest group has the rows that are needed to find `gapToFind`; else `too-little-data`.
 */
export function verdictOn(
  gap: Comparison | null,
  {
    adjustedP,
    smallest,
    needed,
    rules,
    metric,
  }: {
    adjustedP: number | null
    smallest: number
    needed: number | null
    rules: DisparityRules
    metric: MetricName
  },
): DisparityVerdict {
  if (gap === null || adjustedP === null) return 'too-little-data'
  if (adjustedP <= rules.alpha && isBeyond(gap, rules.tolerances[metric])) return 'disparity'
  return needed !== null && smallest >= needed ? 'no-evidence' : 'too-little-data'
}

/** Whether the interval lies wholly beyond what is accepted; a test alone decides where nothing is. */
function isBeyond(gap: Comparison, tolerance: Tolerance | undefined): boolean {
  const {difference, ratio} = tolerance ?? {}
  if (difference === undefined && ratio === undefined) return true
  const low = gap.low ?? 0
  const high = gap.high ?? 0
  if (difference !== undefined && (low > difference || high < -difference)) return true
  if (ratio === undefined) return false
  const isBelow = gap.ratioHigh !== null && gap.ratioHigh < ratio
  return isBelow || (gap.ratioLow !== null && gap.ratioLow * ratio > 1)
}

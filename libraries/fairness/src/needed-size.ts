import {neededTrials} from '@airworthy/statistics'
import {addedCounts, type OutcomeCounts} from './group-counts.ts'
import type {Metric} from './group-metrics.ts'

/** What a measurement is to be able to find. */
export interface Sensitivity {
  /** The difference that should not be missed, in units of the metric. */
  readonly gap: number
  readonly power: number
  /** The level of one comparison, after the correction for their number. */
  readonly alpha: number
}

/**
 * The rows that each of two groups needs so that a difference of `gap` from the common rate is found
 * with the chance `power` at the level `alpha`, rounded up; null where the common rate is unknown.
 * Trials become rows by the share of rows that count for the metric.
 */
export function neededRows(
  metric: Metric,
  groups: readonly OutcomeCounts[],
  {gap, power, alpha}: Sensitivity,
): number | null {
  const all = addedCounts(groups)
  const sizes = metric.counts(all).map(({successes, trials}) => {
    if (trials === 0) return NaN
    const share = successes / trials
    // Towards a half, where a proportion varies most; within (0, 1) also for a share at an end.
    const other = share < 0.5 ? share + gap : share - gap
    const trialsNeeded = neededTrials(
      {first: share, second: Math.min(1, Math.max(0, other))},
      {alpha, power},
    )
    return Math.ceil((trialsNeeded * all.n) / trials)
  })
  const largest = Math.max(...sizes)
  return Number.isFinite(largest) ? largest : null
}

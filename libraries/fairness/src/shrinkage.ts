import type {Count} from '@airworthy/statistics'
import {betweenGroupDeviation} from './chance-gap.ts'

/**
 * The rate of each group drawn towards the rate of all, the more the fewer trials it has: the mean
 * of the posterior under a beta prior whose mean is the common rate and whose spread is what the
 * groups show beyond chance (empirical Bayes, Efron and Morris 1975). The common rate where they
 * show none; NaN where no group has a trial. Stands beside a raw value, never in its place.
 */
export function shrunkenRates(counts: readonly Count[]): number[] {
  const trials = counts.reduce((sum, count) => sum + count.trials, 0)
  const share = counts.reduce((sum, count) => sum + count.successes, 0) / trials
  const spread = betweenGroupDeviation(counts)
  // A beta value of this mean and standard deviation is worth so many trials.
  const prior = spread === 0 ? Infinity : Math.max(0, (share * (1 - share)) / spread ** 2 - 1)
  return counts.map((count) => {
    if (prior === Infinity) return share
    const worth = count.trials + prior
    return worth === 0 ? share : (count.successes + prior * share) / worth
  })
}

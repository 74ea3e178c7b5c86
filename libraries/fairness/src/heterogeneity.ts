import {chiSquaredSurvival, fisherExact, normalCdf, type Count} from '@airworthy/statistics'
import type {OutcomeCounts} from './group-counts.ts'
import {addedCounts, withoutCounts} from './group-counts.ts'
import type {Metric} from './group-metrics.ts'

/**
 * The p-value of the hypothesis that a metric is equal in all groups, two at least. Two tests look
 * at it and the smaller p-value counts twice: Pearson's chi-squared over the groups that expect five
 * trials of either kind, which sees many small differences; and every group against all others
 * together, which sees one that stands apart. Two groups have one test. For balanced accuracy
 * Cochran's Q takes the place of Pearson's.
 */
export function heterogeneityTest(metric: Metric, groups: readonly OutcomeCounts[]): number {
  if (groups.length < 2) return 1
  const each = groupTests(metric, groups)
  if (groups.length === 2) return each[0] ?? 1
  const largest = Math.min(1, groups.length * Math.min(...each))
  const spread = spreadTest(metric, groups)
  return spread === null ? largest : Math.min(1, 2 * Math.min(largest, spread))
}

/** The p-value of each group against all others together. */
export function groupTests(metric: Metric, groups: readonly OutcomeCounts[]): number[] {
  const all = addedCounts(groups)
  return groups.map((group) => pairTest(metric, {first: group, second: withoutCounts(all, group)}))
}

/**
 * The p-value of the hypothesis that a metric is equal in two groups: Fisher's exact test, where
 * every expected count is at least 100 Pearson's chi-squared; for balanced accuracy a z-test.
 */
export function pairTest(
  metric: Metric,
  {first, second}: {readonly first: OutcomeCounts; readonly second: OutcomeCounts},
): number {
  const [a, aMore] = metric.counts(first)
  const [b] = metric.counts(second)
  if (aMore !== undefined) return averagesTest(metric, {first, second})
  if (a.trials === 0 || b.trials === 0) return 1
  const {chiSquared, smallestExpected} = pearson([a, b])
  if (smallestExpected >= 100) return chiSquaredSurvival(chiSquared, {degreesOfFreedom: 1})
  return fisherExact({
    first: {successes: a.successes, failures: a.trials - a.successes},
    second: {successes: b.successes, failures: b.trials - b.successes},
  })
}

/** Chi-squared over the groups; null where fewer than two expect five trials of either kind. */
function spreadTest(metric: Metric, groups: readonly OutcomeCounts[]): number | null {
  const parts = groups.map((group) => metric.counts(group))
  if (parts.some(([, second]) => second !== undefined)) return cochranTest(metric, groups)
  const counts = parts.map(([count]) => count)
  const pooled = pooledShare(counts)
  const enough = counts.filter(({trials}) => trials * Math.min(pooled, 1 - pooled) >= 5)
  if (enough.length < 2) return null
  return chiSquaredSurvival(pearson(enough).chiSquared, {degreesOfFreedom: enough.length - 1})
}

function pearson(counts: readonly Count[]): {chiSquared: number; smallestExpected: number} {
  const share = pooledShare(counts)
  let chiSquared = 0
  let smallestExpected = Infinity
  for (const {successes, trials} of counts) {
    const excess = successes - trials * share
    if (excess !== 0) chiSquared += (excess * excess) / (trials * share * (1 - share))
    smallestExpected = Math.min(smallestExpected, trials * share, trials * (1 - share))
  }
  return {chiSquared, smallestExpected}
}

function pooledShare(counts: readonly Count[]): number {
  let successes = 0
  let trials = 0
  for (const count of counts) {
    successes += count.successes
    trials += count.trials
  }
  return successes / trials
}

function averagesTest(
  metric: Metric,
  {first, second}: {first: OutcomeCounts; second: OutcomeCounts},
): number {
  const a = averageOf(metric, first)
  const b = averageOf(metric, second)
  const error = Math.sqrt(a.variance + b.variance)
  if (!(error > 0)) return 1
  return 2 * normalCdf(-Math.abs(a.mean - b.mean) / error)
}

function cochranTest(metric: Metric, groups: readonly OutcomeCounts[]): number | null {
  const usable = groups.map((group) => averageOf(metric, group)).filter(({n}) => n >= 10)
  if (usable.length < 2) return null
  const weight = usable.reduce((sum, {variance}) => sum + 1 / variance, 0)
  const mean = usable.reduce((sum, each) => sum + each.mean / each.variance, 0) / weight
  const q = usable.reduce((sum, each) => sum + (each.mean - mean) ** 2 / each.variance, 0)
  return chiSquaredSurvival(q, {degreesOfFreedom: usable.length - 1})
}

/** The mean of two proportions with a variance that is never 0: a half is added to every count. */
function averageOf(
  metric: Metric,
  group: OutcomeCounts,
): {mean: number; variance: number; n: number} {
  let mean = 0
  let variance = 0
  let n = Infinity
  const parts: readonly Count[] = metric.counts(group)
  for (const {successes, trials} of parts) {
    const share = (successes + 0.5) / (trials + 1)
    mean += share / parts.length
    variance += (share * (1 - share)) / (trials + 1) / parts.length ** 2
    n = Math.min(n, trials)
  }
  return {mean, variance, n}
}

import {adjustPValues} from '@airworthy/statistics'
import {chanceGap, type ChanceGap} from './chance-gap.ts'
import {compared} from './comparison.ts'
import {gapsOf} from './gaps.ts'
import {comparisonTests, groupComparisons, type GroupComparison} from './group-comparisons.ts'
import type {OutcomeCounts} from './group-counts.ts'
import {isProportion, metricOf, type Metric, type MetricName} from './group-metrics.ts'
import type {GroupName} from './groupings.ts'
import {heterogeneityTest} from './heterogeneity.ts'
import {
  comparisonCount,
  furthestPair,
  judgedGroups,
  pairCount,
  type CountedGrouping,
  type JudgedGroups,
} from './judged-groups.ts'
import {neededRows} from './needed-size.ts'
import {verdictOn, type DisparityRules, type DisparityVerdict} from './verdict.ts'

/** The disparity of one metric between the groups of one grouping; null where it cannot be computed. */
export interface Disparity {
  readonly metric: MetricName
  readonly by: readonly string[]
  /** Higher − lower of `between`, ≥ 0. */
  readonly difference: number | null
  /** Lower / higher of `between`, in [0, 1]. */
  readonly ratio: number | null
  /** The interval of the difference, wide enough for the choice among all pairs. */
  readonly low: number | null
  readonly high: number | null
  readonly ratioLow: number | null
  readonly ratioHigh: number | null
  /** The confidence of these intervals, after the correction for the number of pairs. */
  readonly confidence: number
  /** The two judged groups furthest apart, the higher value first; with a reference, it and the furthest. */
  readonly between: readonly [GroupName, GroupName] | null
  readonly differenceToOverall: number | null
  readonly ratioToOverall: number | null
  /** Of the hypothesis that all judged groups are equal, alone. */
  readonly p: number | null
  /** The same after Holm's correction for all hypotheses of the audit. */
  readonly adjustedP: number | null
  readonly verdict: DisparityVerdict
  /** The rows that every group needs for the gap that should not be missed. */
  readonly neededN: number | null
  /** The gap that chance alone is expected to make between groups of this number and size. */
  readonly expectedGap: number | null
  /** The spread of the groups' true values that chance does not explain, as a standard deviation. */
  readonly betweenGroupDeviation: number | null
  readonly comparisons: readonly GroupComparison[]
  /** Groups too small to be judged in this metric. */
  readonly notJudged: readonly GroupName[]
}

/**
 * The disparities of every metric in every grouping, as one family: Holm's correction over all
 * distinct hypotheses (a rate and its complement are one) keeps the chance of any false `disparity`
 * at most `alpha`. The groups that stand apart are named after a second such correction, over all
 * comparisons of the audit, and only where their grouping is found.
 */
export function disparitiesOf(
  groupings: readonly CountedGrouping[],
  metrics: readonly MetricName[],
  rules: DisparityRules,
): Disparity[] {
  const cases = groupings.flatMap((counted) =>
    metrics.map((name) => judgedGroups(counted, {metric: metricOf(name), rules})),
  )
  const hypotheses = testedHypotheses(cases)
  return cases.map((groups) => {
    const tested = hypotheses.get(hypothesisOf(groups))
    return disparityOf(groups, {
      rules,
      p: tested?.p ?? null,
      adjustedP: tested?.adjustedP ?? null,
      adjusted: tested?.adjusted ?? [],
      hypotheses: hypotheses.size,
    })
  })
}

interface TestedHypothesis {
  readonly p: number
  readonly adjustedP: number
  /** The adjusted p-values of its comparisons. */
  readonly adjusted: readonly number[]
}

function testedHypotheses(cases: readonly JudgedGroups[]): Map<string, TestedHypothesis> {
  const distinct = new Map(
    cases
      .filter(({judged}) => judged.length >= 2)
      .map((groups) => [hypothesisOf(groups), groups] as const),
  )
  const tests = [...distinct].map(([key, groups]) => ({
    key,
    p: heterogeneityTest(groups.metric, countsOf(groups)),
    comparisons: comparisonTests(groups),
  }))
  const adjusted = adjustPValues(tests.map(({p}) => p))
  const comparisons = adjustPValues(tests.flatMap((each) => each.comparisons))
  let start = 0
  return new Map(
    tests.map(({key, p, comparisons: own}, index) => {
      const end = start + own.length
      const tested = {p, adjustedP: adjusted[index] ?? 1, adjusted: comparisons.slice(start, end)}
      start = end
      return [key, tested]
    }),
  )
}

interface Standing {
  readonly rules: DisparityRules
  readonly p: number | null
  readonly adjustedP: number | null
  readonly adjusted: readonly number[]
  readonly hypotheses: number
}

function disparityOf(
  groups: JudgedGroups,
  {rules, p, adjustedP, ...standing}: Standing,
): Disparity {
  const {metric, by, notJudged, overall} = groups
  const counts = countsOf(groups)
  const needed = neededRows(metric, counts, {
    gap: rules.gapToFind,
    power: rules.power,
    alpha: rules.alpha / (Math.max(1, standing.hypotheses) * comparisonCount(groups)),
  })
  const smallest = Math.min(...counts.map(({n}) => n))
  const {gap, between, confidence} = largestGap(groups, rules)
  const {differenceToOverall, ratioToOverall} = gapsOf(metric, counts, {overall})
  return {
    metric: metric.name,
    by,
    difference: gap?.difference ?? null,
    ratio: gap?.ratio ?? null,
    low: gap?.low ?? null,
    high: gap?.high ?? null,
    ratioLow: gap?.ratioLow ?? null,
    ratioHigh: gap?.ratioHigh ?? null,
    confidence,
    between,
    differenceToOverall,
    ratioToOverall,
    p,
    adjustedP,
    verdict: verdictOn(gap, {adjustedP, smallest, needed, rules, metric: metric.name}),
    neededN: needed,
    ...chanceOf(metric, counts),
    comparisons: groupComparisons(groups, {
      rules,
      adjustedP: adjustedP ?? 1,
      adjusted: standing.adjusted,
      needed,
    }),
    notJudged,
  }
}

function largestGap(
  groups: JudgedGroups,
  {alpha}: DisparityRules,
): Pick<Disparity, 'between' | 'confidence'> & {gap: ReturnType<typeof compared> | null} {
  const confidence = 1 - alpha / pairCount(groups)
  const pair = furthestPair(groups)
  if (pair === null) return {gap: null, between: null, confidence}
  const [higher, lower] = pair
  const {metric} = groups
  const upward = {first: higher.counts, second: lower.counts}
  const downward = {first: lower.counts, second: higher.counts}
  const {difference, low, high} = compared(metric, upward, {confidence})
  const {ratio, ratioLow, ratioHigh} = compared(metric, downward, {confidence})
  return {
    // Two rates of 0 are equal.
    gap: {difference, low, high, ratio: difference === 0 ? 1 : ratio, ratioLow, ratioHigh},
    between: [higher.group, lower.group],
    confidence,
  }
}

function chanceOf(
  metric: Metric,
  counts: readonly OutcomeCounts[],
): {[Key in keyof ChanceGap]: number | null} {
  // For transformed and averaged metrics the binomial law is not that of the value.
  if (counts.length < 2 || !isProportion(metric)) {
    return {expectedGap: null, betweenGroupDeviation: null}
  }
  return chanceGap(counts.map((each) => metric.counts(each)[0]))
}

function countsOf({judged}: JudgedGroups): OutcomeCounts[] {
  return judged.map(({counts}) => counts)
}

function hypothesisOf({metric, by}: JudgedGroups): string {
  return JSON.stringify([metric.hypothesis, ...by])
}

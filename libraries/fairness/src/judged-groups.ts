import {addedCounts, type OutcomeCounts} from './group-counts.ts'
import {valueOf, type Metric} from './group-metrics.ts'
import type {GroupName, Grouping} from './groupings.ts'
import type {DisparityRules} from './verdict.ts'

/** A grouping with the counts of its groups, in the same order. */
export interface CountedGrouping {
  readonly grouping: Grouping
  readonly counts: readonly OutcomeCounts[]
}

/** A group with its counts. */
export interface NamedCounts {
  readonly group: GroupName
  readonly counts: OutcomeCounts
}

/** The groups of a grouping that are large enough to be judged in one metric, and the others. */
export interface JudgedGroups {
  readonly metric: Metric
  readonly by: readonly string[]
  readonly judged: readonly NamedCounts[]
  readonly notJudged: readonly GroupName[]
  /** The counts of all groups, small ones included. */
  readonly overall: OutcomeCounts
  readonly reference: NamedCounts | null
}

/** Parts the groups by the minimum of rows and of trials; the reference is found by its values. */
export function judgedGroups(
  {grouping, counts}: CountedGrouping,
  {metric, rules}: {metric: Metric; rules: DisparityRules},
): JudgedGroups {
  const all = grouping.groups.map((group, index) => ({
    group,
    counts: counts[index] ?? addedCounts([]),
  }))
  const isJudged = ({counts: own}: NamedCounts) =>
    own.n >= rules.minimumGroup &&
    metric.counts(own).every(({trials}) => trials >= rules.minimumTrials)
  const judged = all.filter(isJudged)
  return {
    metric,
    by: grouping.by,
    judged,
    notJudged: all.filter((each) => !isJudged(each)).map(({group}) => group),
    overall: addedCounts(counts),
    reference: judged.find(({group}) => isReference(group, rules.reference)) ?? null,
  }
}

/**
 * The two judged groups whose values lie furthest apart, the higher first; with a reference, it and
 * the group furthest from it. Null for fewer than two.
 */
export function furthestPair({
  metric,
  judged,
  reference,
}: JudgedGroups): readonly [NamedCounts, NamedCounts] | null {
  const value = ({counts}: NamedCounts) => valueOf(metric, counts) ?? NaN
  const ordered = judged.toSorted((a, b) => value(b) - value(a))
  const [highest, lowest] = [ordered[0], ordered.at(-1)]
  if (ordered.length < 2 || highest === undefined || lowest === undefined) return null
  if (reference === null) return [highest, lowest]
  const isAbove = value(highest) - value(reference) >= value(reference) - value(lowest)
  return isAbove ? [highest, reference] : [reference, lowest]
}

/** How many comparisons name the groups that stand apart; two groups make one. */
export function comparisonCount({judged, reference}: JudgedGroups): number {
  const count = reference !== null || judged.length === 2 ? judged.length - 1 : judged.length
  return Math.max(1, count)
}

/** How many pairs the furthest one was chosen from. */
export function pairCount({judged, reference}: JudgedGroups): number {
  const count = reference === null ? (judged.length * (judged.length - 1)) / 2 : judged.length - 1
  return Math.max(1, count)
}

function isReference(group: GroupName, reference: GroupName): boolean {
  return Object.entries(group).every(
    ([column, value]) => Object.hasOwn(reference, column) && reference[column] === value,
  )
}

import {compared, type Comparison} from './comparison.ts'
import {addedCounts, withoutCounts} from './group-counts.ts'
import type {GroupName} from './groupings.ts'
import {groupTests, pairTest} from './heterogeneity.ts'
import type {JudgedGroups, NamedCounts} from './judged-groups.ts'
import {verdictOn, type DisparityRules, type DisparityVerdict} from './verdict.ts'

/** One group against all other judged groups together, or against the reference group. */
export interface GroupComparison extends Comparison {
  readonly group: GroupName
  readonly against: GroupName | 'rest'
  /** After Holm's correction for all comparisons of the audit; never below that of the grouping. */
  readonly adjustedP: number
  readonly verdict: DisparityVerdict
}

/**
 * Which groups stand apart: each judged group against the rest or the reference, with intervals at
 * the plain confidence. `adjusted` holds the p-values of `comparisonTests` after the correction for
 * all comparisons of the audit; a group is found only where its grouping is, whose `adjustedP` is a
 * floor. Empty for fewer than two groups.
 */
export function groupComparisons(
  groups: JudgedGroups,
  {
    rules,
    adjustedP,
    adjusted,
    needed,
  }: {
    rules: DisparityRules
    adjustedP: number
    adjusted: readonly number[]
    needed: number | null
  },
): GroupComparison[] {
  const {metric, judged, reference} = groups
  if (judged.length < 2) return []
  const all = addedCounts(judged.map(({counts}) => counts))
  return othersIn(groups).map(({group, counts: first}, index) => {
    const second = reference?.counts ?? withoutCounts(all, first)
    const comparison = compared(metric, {first, second}, {confidence: 1 - rules.alpha})
    // Between two groups there is one hypothesis, that of the grouping.
    const own = judged.length === 2 ? adjustedP : Math.max(adjustedP, adjusted[index] ?? 1)
    return {
      group,
      against: reference?.group ?? 'rest',
      ...comparison,
      adjustedP: own,
      verdict: verdictOn(comparison, {
        adjustedP: own,
        smallest: reference === null ? first.n : Math.min(first.n, second.n),
        needed,
        rules,
        metric: metric.name,
      }),
    }
  })
}

/** The p-values of the comparisons, in their order; none for two groups, whose test the grouping is. */
export function comparisonTests(groups: JudgedGroups): number[] {
  const {metric, judged, reference} = groups
  if (judged.length <= 2) return []
  if (reference === null) {
    return groupTests(
      metric,
      judged.map(({counts}) => counts),
    )
  }
  const second = reference.counts
  return othersIn(groups).map(({counts}) => pairTest(metric, {first: counts, second}))
}

function othersIn({judged, reference}: JudgedGroups): readonly NamedCounts[] {
  return judged.filter((group) => group !== reference)
}

import type {OutcomeCounts} from './group-counts.ts'
import {metricOf, valueOf, type Metric} from './group-metrics.ts'

/** How far the values of groups lie apart, as Fairlearn's MetricFrame computes it. Null without two values. */
export interface Gaps {
  readonly smallest: number | null
  readonly largest: number | null
  /** Largest − smallest. */
  readonly difference: number | null
  /** Smallest / largest; 0 where the smallest is 0. */
  readonly ratio: number | null
  /** The largest distance of a group from the value of all rows. */
  readonly differenceToOverall: number | null
  /** The smallest ratio, the smaller of the two above, of a group and all rows. */
  readonly ratioToOverall: number | null
}

/** A disparity under the name that the literature gives it. */
export interface NamedDisparity {
  readonly difference: number | null
  readonly ratio: number | null
}

/** What the literature calls the gaps of a grouping. */
export interface NamedDisparities {
  /** Selection rates alike. */
  readonly demographicParity: NamedDisparity
  /** True and false positive rates alike (Hardt et al. 2016): the worse of both. */
  readonly equalizedOdds: NamedDisparity
  /** True positive rates alike (Hardt et al. 2016). */
  readonly equalOpportunity: NamedDisparity
  /** Precision alike (Chouldechova 2017). */
  readonly predictiveParity: NamedDisparity
}

/** Options of gaps: what stands for a rate without trials. Scikit-learn and Fairlearn take 0. */
export interface GapOptions {
  readonly empty?: 'left-out' | 'zero'
}

/** The gaps of one metric over groups. */
export function gapsOf(
  metric: Metric,
  groups: readonly OutcomeCounts[],
  {overall, empty = 'left-out'}: GapOptions & {readonly overall: OutcomeCounts},
): Gaps {
  const values = groups
    .filter(({n}) => n > 0)
    .map((counts) => valueOf(metric, counts) ?? (empty === 'zero' ? 0 : null))
    .filter((value) => value !== null)
  const all = valueOf(metric, overall)
  return gapsOfValues(values, all)
}

/** The gaps of values that were computed elsewhere; `overall` null leaves out what needs it. */
export function gapsOfValues(values: readonly number[], overall: number | null): Gaps {
  const smallest = values.length === 0 ? null : Math.min(...values)
  const largest = values.length === 0 ? null : Math.max(...values)
  const comparable = values.length >= 2 && smallest !== null && largest !== null
  return {
    smallest,
    largest,
    difference: comparable ? largest - smallest : null,
    ratio: comparable ? folded(smallest, largest) : null,
    differenceToOverall:
      overall === null || values.length === 0
        ? null
        : Math.max(...values.map((value) => Math.abs(value - overall))),
    ratioToOverall:
      overall === null || values.length === 0
        ? null
        : Math.min(...values.map((value) => folded(value, overall))),
  }
}

/** The named disparities of a grouping. */
export function namedDisparities(
  groups: readonly OutcomeCounts[],
  options: GapOptions & {readonly overall: OutcomeCounts},
): NamedDisparities {
  const gaps = (name: string) => gapsOf(metricOf(name), groups, options)
  const selection = gaps('selectionRate')
  const truePositive = gaps('truePositiveRate')
  const falsePositive = gaps('falsePositiveRate')
  const precision = gaps('precision')
  return {
    demographicParity: {difference: selection.difference, ratio: selection.ratio},
    equalizedOdds: {
      difference: worse(truePositive.difference, falsePositive.difference, Math.max),
      ratio: worse(truePositive.ratio, falsePositive.ratio, Math.min),
    },
    equalOpportunity: {difference: truePositive.difference, ratio: truePositive.ratio},
    predictiveParity: {difference: precision.difference, ratio: precision.ratio},
  }
}

function folded(a: number, b: number): number {
  const larger = Math.max(Math.abs(a), Math.abs(b))
  // Two zeros are equal.
  return larger === 0 ? 1 : Math.min(a, b) / larger
}

function worse(
  a: number | null,
  b: number | null,
  choose: (a: number, b: number) => number,
): number | null {
  return a === null || b === null ? null : choose(a, b)
}

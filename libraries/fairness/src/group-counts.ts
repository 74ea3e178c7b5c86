import {summed, type Grouping} from './groupings.ts'
import type {CellCounts} from './table-counts.ts'

/** The counts of one group; the four outcomes are zero unless there are both label and prediction. */
export interface OutcomeCounts {
  readonly n: number
  readonly truePositive: number
  readonly falsePositive: number
  readonly trueNegative: number
  readonly falseNegative: number
  readonly positiveLabel: number
  readonly selected: number
}

/** The counts of every group of a grouping, in its order: sums of cells. */
export function groupCounts(cells: CellCounts, grouping: Grouping): OutcomeCounts[] {
  const sums = {
    n: summed(grouping, cells.n),
    truePositive: summed(grouping, cells.truePositive),
    falsePositive: summed(grouping, cells.falsePositive),
    trueNegative: summed(grouping, cells.trueNegative),
    falseNegative: summed(grouping, cells.falseNegative),
    positiveLabel: summed(grouping, cells.positiveLabel),
    selected: summed(grouping, cells.selected),
  }
  return grouping.groups.map((_, index) => ({
    n: sums.n[index] ?? 0,
    truePositive: sums.truePositive[index] ?? 0,
    falsePositive: sums.falsePositive[index] ?? 0,
    trueNegative: sums.trueNegative[index] ?? 0,
    falseNegative: sums.falseNegative[index] ?? 0,
    positiveLabel: sums.positiveLabel[index] ?? 0,
    selected: sums.selected[index] ?? 0,
  }))
}

/** The counts of several groups together. */
export function addedCounts(groups: readonly OutcomeCounts[]): OutcomeCounts {
  return groups.reduce(plus, noCounts)
}

/** The counts of the first less those of the second, a part of it. */
export function withoutCounts(whole: OutcomeCounts, part: OutcomeCounts): OutcomeCounts {
  return combined(whole, part, -1)
}

const noCounts: OutcomeCounts = {
  n: 0,
  truePositive: 0,
  falsePositive: 0,
  trueNegative: 0,
  falseNegative: 0,
  positiveLabel: 0,
  selected: 0,
}

function plus(a: OutcomeCounts, b: OutcomeCounts): OutcomeCounts {
  return combined(a, b, 1)
}

function combined(a: OutcomeCounts, b: OutcomeCounts, sign: 1 | -1): OutcomeCounts {
  return {
    n: a.n + sign * b.n,
    truePositive: a.truePositive + sign * b.truePositive,
    falsePositive: a.falsePositive + sign * b.falsePositive,
    trueNegative: a.trueNegative + sign * b.trueNegative,
    falseNegative: a.falseNegative + sign * b.falseNegative,
    positiveLabel: a.positiveLabel + sign * b.positiveLabel,
    selected: a.selected + sign * b.selected,
  }
}

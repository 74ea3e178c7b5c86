import {twoProportionTest} from '@airworthy/statistics'
import {
  gapsOf,
  groupCounts,
  groupingsOf,
  addedCounts,
  metricOf,
  type CellCounts,
  type MetricName,
} from '@airworthy/fairness'

/** Rules that look at the largest gap alone, as dashboards do, by name. */
export const naiveRules = {
  'largest gap above 0.1': (cells: CellCounts, metric: MetricName) =>
    gapsIn(cells, metric).some(({difference}) => (difference ?? 0) > 0.1),
  'ratio below four fifths': (cells: CellCounts, metric: MetricName) =>
    gapsIn(cells, metric).some(({ratio}) => (ratio ?? 1) < 0.8),
  'any pair at p < .05, uncorrected': anyPairDiffers,
} as const

function gapsIn(cells: CellCounts, metric: MetricName): ReturnType<typeof gapsOf>[] {
  return groupingsOf(cells).map((grouping) => {
    const counts = groupCounts(cells, grouping)
    return gapsOf(metricOf(metric), counts, {overall: addedCounts(counts)})
  })
}

function anyPairDiffers(cells: CellCounts, metric: MetricName): boolean {
  return groupingsOf(cells).some((grouping) => {
    const counts = groupCounts(cells, grouping).map((group) => metricOf(metric).counts(group)[0])
    return counts.some((first, index) =>
      counts.slice(0, index).some((second) => twoProportionTest({first, second}).p < 0.05),
    )
  })
}

import {adjustPValues} from '@airworthy/statistics'
import {
  differenceAtEqualScore,
  type EqualScoreDifference,
  type StratumGroup,
} from './equal-score.ts'
import type {GroupName, Grouping} from './groupings.ts'
import {scoreColumns} from './score-metrics.ts'
import type {ScoreCounts} from './table-counts.ts'

/** How much more often the outcome happens in a group than in the others at the same score. */
export interface CalibrationDifference extends EqualScoreDifference {
  readonly group: GroupName
  /** After Holm's correction over the groups. */
  readonly adjustedP: number | null
}

/**
 * For each group the rate of positive labels at equal score, less that of the others: the calibration
 * gap between groups, which needs no probabilities, so a rank or decile score will do. Above 0 the
 * group's scores are too low beside the others'. Scores are cut into at most `bins` strata of about
 * equal size over all rows.
 */
export function calibrationByGroup(
  scores: ScoreCounts,
  grouping: Grouping,
  {confidence = 0.95, bins = 20}: {confidence?: number; bins?: number} = {},
): CalibrationDifference[] {
  const edges = strataEdges(scores, bins)
  const columns = scoreColumns(scores, grouping)
  const tallies = columns.map(({score, positives, negatives}) => {
    const rows = edges.map(() => ({ones: 0, n: 0}))
    let stratum = 0
    score.forEach((value, k) => {
      while (stratum < edges.length - 1 && value > (edges[stratum] ?? Infinity)) stratum++
      const row = rows[stratum]
      if (row === undefined) return
      row.ones += positives[k] ?? 0
      row.n += (positives[k] ?? 0) + (negatives[k] ?? 0)
    })
    return rows
  })
  const found = grouping.groups.map((group, index) => ({
    group,
    ...differenceAtEqualScore(
      edges.map((_, stratum) => {
        const own = tallies[index]?.[stratum] ?? {ones: 0, n: 0}
        const all = tallies.reduce(
          (sum, rows) => ({
            ones: sum.ones + (rows[stratum]?.ones ?? 0),
            n: sum.n + (rows[stratum]?.n ?? 0),
          }),
          {ones: 0, n: 0},
        )
        return {
          group: momentsOf(own),
          others: momentsOf({ones: all.ones - own.ones, n: all.n - own.n}),
        }
      }),
      {confidence},
    ),
  }))
  const adjusted = adjustPValues(found.map(({p}) => p ?? 1))
  return found.map((each, index) => ({
    ...each,
    adjustedP: each.p === null ? null : (adjusted[index] ?? 1),
  }))
}

function momentsOf({ones, n}: {ones: number; n: number}): StratumGroup {
  const mean = n === 0 ? 0 : ones / n
  // A half is added so that a stratum without an event still has a variance.
  const share = (ones + 0.5) / (n + 1)
  return {n, mean, variance: share * (1 - share)}
}

/** The highest score of each stratum; equal scores stay together. */
function strataEdges(scores: ScoreCounts, bins: number): number[] {
  const order = [...scores.score.keys()].sort(
    (a, b) => (scores.score[a] ?? NaN) - (scores.score[b] ?? NaN),
  )
  const weight = (entry: number) => (scores.positives[entry] ?? 0) + (scores.negatives[entry] ?? 0)
  const all = order.reduce((sum, entry) => sum + weight(entry), 0)
  const distinct = new Set(scores.score).size
  const edges: number[] = []
  let seen = 0
  order.forEach((entry, place) => {
    seen += weight(entry)
    const value = scores.score[entry] ?? NaN
    const next = scores.score[order[place + 1] ?? -1]
    if (next === value) return
    const isFull = distinct <= bins || seen >= ((edges.length + 1) * all) / bins
    if (isFull || next === undefined) edges.push(value)
  })
  return edges
}

import {adjustPValues} from '@airworthy/statistics'
import {
  differenceAtEqualScore,
  type EqualScoreDifference,
  type StratumGroup,
} from './equal-score.ts'
import type {AuditedRows} from './label-audit.ts'
import {rankStrata} from './ranking.ts'

/** The need of one group at the same value of a ranking as the others. */
export interface NeedDifference extends EqualScoreDifference {
  readonly ranking: string
  readonly group: string
  /** After Holm's correction over all rankings and groups. */
  readonly adjustedP: number | null
  /** The difference as a share of the mean need of all rows; null where that is 0. */
  readonly relative: number | null
  /** Mean need by stratum, lowest values of the ranking first. */
  readonly strata: readonly {
    readonly n: number
    readonly meanNeed: number | null
    readonly othersN: number
    readonly othersMeanNeed: number | null
  }[]
}

/**
 * How much more need each group has than the others at the same place of each ranking, by `bins`
 * strata of equal size. Above 0 the ranking understates the group's need.
 */
export function needAtEqualScore(
  rows: AuditedRows,
  {
    rankings,
    bins,
    confidence,
  }: {
    rankings: readonly {readonly name: string; readonly values: Float64Array}[]
    bins: number
    confidence: number
  },
): NeedDifference[] {
  const meanNeed = rows.need.values.reduce((sum, value) => sum + value, 0) / rows.group.length
  const found = rankings.flatMap(({name, values}) => {
    const sums = stratumSums(rows, rankStrata(values, bins), bins)
    return rows.groups.map((group, index) => {
      const strata = sums.map((groups) => {
        const own = groups[index] ?? empty
        const all = groups.reduce(added, empty)
        return {
          group: momentsOf(own),
          others: momentsOf({
            n: all.n - own.n,
            sum: all.sum - own.sum,
            squares: all.squares - own.squares,
          }),
        }
      })
      const result = differenceAtEqualScore(strata, {confidence})
      return {
        ranking: name,
        group,
        ...result,
        relative:
          result.difference === null || meanNeed === 0 ? null : result.difference / meanNeed,
        strata: strata.map(({group: own, others}) => ({
          n: own.n,
          meanNeed: own.n === 0 ? null : own.mean,
          othersN: others.n,
          othersMeanNeed: others.n === 0 ? null : others.mean,
        })),
      }
    })
  })
  const adjusted = adjustPValues(found.map(({p}) => p ?? 1))
  return found.map((each, index) => ({
    ...each,
    adjustedP: each.p === null ? null : (adjusted[index] ?? 1),
  }))
}

interface Sums {
  readonly n: number
  readonly sum: number
  readonly squares: number
}

const empty: Sums = {n: 0, sum: 0, squares: 0}

function added(a: Sums, b: Sums): Sums {
  return {n: a.n + b.n, sum: a.sum + b.sum, squares: a.squares + b.squares}
}

function stratumSums(rows: AuditedRows, strata: Uint32Array, bins: number): Sums[][] {
  const sums = Array.from({length: bins}, () => rows.groups.map(() => ({...empty})))
  strata.forEach((stratum, row) => {
    const own = sums[stratum]?.[rows.group[row] ?? 0]
    const need = rows.need.values[row] ?? NaN
    if (own === undefined) return
    own.n++
    own.sum += need
    own.squares += need * need
  })
  return sums
}

function momentsOf({n, sum, squares}: Sums): StratumGroup {
  if (n === 0) return {n, mean: 0, variance: 0}
  const mean = sum / n
  // With one row nothing is known of the spread: the squares about 0 stand for it, rather too wide.
  const variance = n === 1 ? squares : Math.max(0, (squares - n * mean * mean) / (n - 1))
  return {n, mean, variance}
}

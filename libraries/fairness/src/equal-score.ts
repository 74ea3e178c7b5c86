import {criticalValue, normalCdf} from '@airworthy/statistics'

/** One group of one stratum of equal score: rows, and the mean and variance of what is compared. */
export interface StratumGroup {
  readonly n: number
  readonly mean: number
  /** The variance of single rows, not of the mean. */
  readonly variance: number
}

/** A group against all others, row for row at the same score. */
export interface EqualScoreDifference {
  /** The group − the others, averaged over the strata; null where no stratum holds both. */
  readonly difference: number | null
  readonly low: number | null
  readonly high: number | null
  readonly p: number | null
  /** Rows of the group in strata that also hold others. */
  readonly n: number
}

/**
 * The difference of means between a group and the others at equal score: within each stratum, then
 * averaged with the weights n₁n₂/(n₁ + n₂) of Mantel and Haenszel (1959). With 0/1 labels it is the
 * common risk difference; the variance is that of the means (Greenland and Robins 1985).
 */
export function differenceAtEqualScore(
  strata: readonly {readonly group: StratumGroup; readonly others: StratumGroup}[],
  {confidence = 0.95}: {confidence?: number} = {},
): EqualScoreDifference {
  let weights = 0
  let sum = 0
  let variance = 0
  let n = 0
  for (const {group, others} of strata) {
    if (group.n === 0 || others.n === 0) continue
    const weight = (group.n * others.n) / (group.n + others.n)
    weights += weight
    sum += weight * (group.mean - others.mean)
    variance += weight ** 2 * (group.variance / group.n + others.variance / others.n)
    n += group.n
  }
  if (weights === 0) return {difference: null, low: null, high: null, p: null, n}
  const difference = sum / weights
  const error = Math.sqrt(variance) / weights
  const half = criticalValue(confidence) * error
  const p = error > 0 ? 2 * normalCdf(-Math.abs(difference) / error) : difference === 0 ? 1 : 0
  return {difference, low: difference - half, high: difference + half, p, n}
}

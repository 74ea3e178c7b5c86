import {criticalValue, wilsonInterval} from '@airworthy/statistics'
import type {Estimate} from './group-metrics.ts'
import {groupingsOf, type GroupName, type Grouping} from './groupings.ts'
import type {ScoreCounts} from './table-counts.ts'

/** How well scores rank and, where they are probabilities, how far they are off. */
export interface ScoreMetrics {
  readonly n: number
  /** The chance that a random positive scores above a random negative, ties half. */
  readonly auc: Estimate
  /** Mean −ln of the probability given to what happened; null where a score is outside [0, 1]. */
  readonly logLoss: Estimate
  /** Mean squared difference of score and label; null where a score is outside [0, 1]. */
  readonly brier: Estimate
  /** Base rate − mean score: above 0 where the scores are too low; null outside [0, 1]. */
  readonly calibrationGap: Estimate
  /** Mean distance of score and observed rate over the bins, by their rows; null outside [0, 1]. */
  readonly calibrationError: number | null
  readonly calibration: readonly CalibrationBin[]
}

/** The rows whose scores lie in one bin. */
export interface CalibrationBin {
  /** The lowest and the highest score in the bin. */
  readonly from: number
  readonly to: number
  readonly n: number
  readonly meanScore: number
  /** The share of positive labels, with Wilson's interval. */
  readonly rate: Estimate
}

/** The metrics of one group. */
export interface GroupScores extends ScoreMetrics {
  readonly group: GroupName
}

/** Positives and negatives at each score, ascending. */
export interface ScoreColumn {
  readonly score: readonly number[]
  readonly positives: readonly number[]
  readonly negatives: readonly number[]
}

/** Options of score metrics: at most so many bins of about equal size; distinct scores are never parted. */
export interface ScoreOptions {
  readonly confidence?: number
  readonly bins?: number
}

/** The score metrics of all rows and of every group of every grouping. */
export function scoreMetricsByGroup(
  scores: ScoreCounts,
  {
    groupings = groupingsOf(scores.keys),
    ...options
  }: ScoreOptions & {readonly groupings?: readonly Grouping[]} = {},
): {overall: ScoreMetrics; groups: GroupScores[]} {
  const whole = {
    by: [],
    groups: [{}],
    groupOfCell: new Uint32Array(groupings[0]?.groupOfCell.length ?? 0),
  }
  const [overall] = scoreColumns(scores, whole)
  return {
    overall: scoreMetrics(overall ?? noScores, options),
    groups: groupings.flatMap((grouping) =>
      scoreColumns(scores, grouping).map((column, index) => ({
        group: grouping.groups[index] ?? {},
        ...scoreMetrics(column, options),
      })),
    ),
  }
}

/** The scores of each group: the cells merged, equal scores joined. */
export function scoreColumns(scores: ScoreCounts, grouping: Grouping): ScoreColumn[] {
  const entries = grouping.groups.map((): number[] => [])
  scores.cell.forEach((cell, entry) => entries[grouping.groupOfCell[cell] ?? 0]?.push(entry))
  return entries.map((own) => {
    own.sort((a, b) => (scores.score[a] ?? NaN) - (scores.score[b] ?? NaN))
    const score: number[] = []
    const positives: number[] = []
    const negatives: number[] = []
    for (const entry of own) {
      const value = scores.score[entry] ?? NaN
      if (score.at(-1) !== value) {
        score.push(value)
        positives.push(0)
        negatives.push(0)
      }
      const last = score.length - 1
      positives[last] = (positives[last] ?? 0) + (scores.positives[entry] ?? 0)
      negatives[last] = (negatives[last] ?? 0) + (scores.negatives[entry] ?? 0)
    }
    return {score, positives, negatives}
  })
}

/**
 * The score metrics of one column of scores. Intervals: DeLong's of the AUC (DeLong, DeLong and
 * Clarke-Pearson 1988), from the mean and variance of the rows for the others.
 */
export function scoreMetrics(
  column: ScoreColumn,
  {confidence = 0.95, bins = 10}: ScoreOptions = {},
): ScoreMetrics {
  const z = criticalValue(confidence)
  const n = total(column.positives) + total(column.negatives)
  const calibration = calibrationBins(column, {bins, confidence})
  const isProbability = column.score.every((score) => score >= 0 && score <= 1)
  const mean = (loss: (score: number, label: 0 | 1) => number) =>
    isProbability ? meanEstimate(column, {loss, z}) : nothing(n)
  return {
    n,
    auc: aucEstimate(column, z),
    logLoss: mean((score, label) => -Math.log(label === 1 ? score : 1 - score)),
    brier: mean((score, label) => (score - label) ** 2),
    calibrationGap: mean((score, label) => label - score),
    calibrationError:
      isProbability && n > 0
        ? calibration.reduce(
            (sum, bin) => sum + (bin.n / n) * Math.abs(bin.meanScore - (bin.rate.value ?? NaN)),
            0,
          )
        : null,
    calibration,
  }
}

const noScores: ScoreColumn = {score: [], positives: [], negatives: []}

function aucEstimate({score, positives, negatives}: ScoreColumn, z: number): Estimate {
  const p = total(positives)
  const q = total(negatives)
  if (p === 0 || q === 0) return nothing(p + q)
  let below = 0
  let area = 0
  // Of each positive the share of negatives below it, of each negative that of positives above it.
  let positiveSquares = 0
  let negativeSquares = 0
  let above = p
  for (let k = 0; k < score.length; k++) {
    const [ones, zeros] = [positives[k] ?? 0, negatives[k] ?? 0]
    above -= ones
    const beaten = (below + zeros / 2) / q
    const beating = (above + ones / 2) / p
    area += ones * beaten
    positiveSquares += ones * beaten * beaten
    negativeSquares += zeros * beating * beating
    below += zeros
  }
  const value = area / p
  const spreadOf = (squares: number, count: number) =>
    count < 2 ? NaN : (squares - count * value * value) / (count - 1) / count
  const variance = spreadOf(positiveSquares, p) + spreadOf(negativeSquares, q)
  const half = z * Math.sqrt(Math.max(0, variance))
  // A group with a single positive or negative has a value, but nothing says how far it is off.
  if (Number.isNaN(half)) return {value, low: 0, high: 1, n: p + q}
  return {value, low: Math.max(0, value - half), high: Math.min(1, value + half), n: p + q}
}

function meanEstimate(
  {score, positives, negatives}: ScoreColumn,
  {loss, z}: {loss: (score: number, label: 0 | 1) => number; z: number},
): Estimate {
  let n = 0
  let sum = 0
  let squares = 0
  for (let k = 0; k < score.length; k++) {
    for (const [label, count] of [
      [1, positives[k] ?? 0],
      [0, negatives[k] ?? 0],
    ] as const) {
      if (count === 0) continue
      const value = loss(score[k] ?? NaN, label)
      n += count
      sum += count * value
      squares += count * value * value
    }
  }
  if (n === 0) return nothing(0)
  const value = sum / n
  // A certain score that was wrong costs without limit.
  if (!Number.isFinite(value)) return nothing(n)
  const half = n < 2 ? NaN : z * Math.sqrt(Math.max(0, squares / n - value * value) / (n - 1))
  if (Number.isNaN(half)) return {value, low: null, high: null, n}
  return {value, low: value - half, high: value + half, n}
}

function calibrationBins(
  {score, positives, negatives}: ScoreColumn,
  {bins, confidence}: {bins: number; confidence: number},
): CalibrationBin[] {
  const n = total(positives) + total(negatives)
  const found: CalibrationBin[] = []
  let start = 0
  let before = 0
  let seen = 0
  for (let k = 0; k < score.length; k++) {
    seen += (positives[k] ?? 0) + (negatives[k] ?? 0)
    const isFull = seen >= ((found.length + 1) * n) / bins || k === score.length - 1
    // Few distinct scores, such as ten deciles, each have a bin of their own.
    if (score.length > bins && !isFull) continue
    if (seen === before) continue
    const successes = total(positives.slice(start, k + 1))
    const trials = seen - before
    let weighted = 0
    for (let i = start; i <= k; i++) {
      weighted += (score[i] ?? NaN) * ((positives[i] ?? 0) + (negatives[i] ?? 0))
    }
    found.push({
      from: score[start] ?? NaN,
      to: score[k] ?? NaN,
      n: trials,
      meanScore: weighted / trials,
      rate: {
        value: successes / trials,
        ...wilsonInterval({successes, trials}, confidence),
        n: trials,
      },
    })
    start = k + 1
    before = seen
  }
  return found
}

function nothing(n: number): Estimate {
  return {value: null, low: null, high: null, n}
}

function total(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0)
}

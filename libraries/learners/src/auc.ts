import {normalQuantile} from '@airworthy/statistics'
import {targetsRefused} from './targets.ts'

/** Area under the ROC curve with a confidence interval; 0.5 is chance. */
export interface AucEstimate {
  readonly value: number
  /** Cut to [0, 1]; NaN with fewer than two rows of an outcome in some part. */
  readonly low: number
  readonly high: number
  readonly standardError: number
  readonly positives: number
  readonly negatives: number
}

/**
 * The probability that a row with outcome 1 has a higher score than one with outcome 0, ties as a
 * half; the standard error is DeLong's (1988) by midranks (Sun and Xu 2014). With `parts` only rows
 * of the same part are compared, and the value is the mean of the parts that have both outcomes; the
 * parts' scores are taken to be independent (for those of cross-validation see `crossValidatedAuc`).
 * Throws `targets-refused` when no part has both outcomes, or a score is NaN.
 */
export function areaUnderCurve(
  scores: Float64Array,
  {
    outcomes,
    parts,
    confidence = 0.95,
  }: {outcomes: Float64Array; parts?: ArrayLike<number>; confidence?: number},
): AucEstimate {
  if (outcomes.length !== scores.length) {
    throw targetsRefused(`${scores.length} scores, but ${outcomes.length} outcomes`)
  }
  const unnumbered = scores.findIndex((score) => Number.isNaN(score))
  if (unnumbered >= 0) throw targetsRefused(`the score of row ${unnumbered} is NaN`)
  const areas = [...rowsByPart(scores.length, parts).values()]
    .map((rows) => areaOf(rows, scores, outcomes))
    .filter((area) => area.positives > 0 && area.negatives > 0)
  if (areas.length === 0) throw targetsRefused('outcomes are all equal: an AUC needs both')
  const value = sumOf(areas, (area) => area.value) / areas.length
  const variance = sumOf(areas, (area) => area.variance) / areas.length ** 2
  const standardError = Math.sqrt(variance)
  const width = normalQuantile(0.5 + confidence / 2) * standardError
  return {
    value,
    low: Math.max(0, value - width),
    high: Math.min(1, value + width),
    standardError,
    positives: sumOf(areas, (area) => area.positives),
    negatives: sumOf(areas, (area) => area.negatives),
  }
}

interface Area {
  readonly value: number
  readonly variance: number
  readonly positives: number
  readonly negatives: number
}

function rowsByPart(size: number, parts: ArrayLike<number> | undefined): Map<number, number[]> {
  const rows = new Map<number, number[]>()
  for (let row = 0; row < size; row++) {
    const part = parts?.[row] ?? 0
    const list = rows.get(part)
    if (list === undefined) rows.set(part, [row])
    else list.push(row)
  }
  return rows
}

function areaOf(rows: readonly number[], scores: Float64Array, outcomes: Float64Array): Area {
  const positive = scoresOf(
    rows.filter((row) => outcomes[row] === 1),
    scores,
  )
  const negative = scoresOf(
    rows.filter((row) => outcomes[row] !== 1),
    scores,
  )
  // For each row the share of the other outcome's rows that it stands above (or below).
  const above = positive.map((score) => shareBelow(negative, score))
  const below = negative.map((score) => 1 - shareBelow(positive, score))
  const value = sumOf(above, (share) => share) / above.length
  return {
    value,
    variance: sampleVariance(above) / above.length + sampleVariance(below) / below.length,
    positives: positive.length,
    negatives: negative.length,
  }
}

function scoresOf(rows: readonly number[], scores: Float64Array): Float64Array {
  return Float64Array.from(rows, (row) => scores[row] ?? NaN).toSorted()
}

/** The share of sorted values below `score`, those equal to it as a half. */
function shareBelow(sorted: Float64Array, score: number): number {
  return (firstAt(sorted, score, false) + firstAt(sorted, score, true)) / 2 / sorted.length
}

function firstAt(sorted: Float64Array, score: number, past: boolean): number {
  let low = 0
  let high = sorted.length
  while (low < high) {
    const middle = (low + high) >>> 1
    const value = sorted[middle] ?? NaN
    if (value < score || (past && value === score)) low = middle + 1
    else high = middle
  }
  return low
}

function sampleVariance(values: Float64Array): number {
  const mean = sumOf(values, (value) => value) / values.length
  return sumOf(values, (value) => (value - mean) ** 2) / (values.length - 1)
}

function sumOf<T>(items: Iterable<T>, valueOf: (item: T) => number): number {
  let sum = 0
  for (const item of items) sum += valueOf(item)
  return sum
}

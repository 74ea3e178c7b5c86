import {AirworthyError} from '@airworthy/kernel'
import {criticalValue} from '@airworthy/statistics'
import type {Estimate} from './group-metrics.ts'
import {groupingsOf, type GroupName, type Grouping} from './groupings.ts'
import {scoreColumns, type ScoreColumn} from './score-metrics.ts'
import type {ScoreCounts} from './table-counts.ts'

/** Metrics that are expected where no label is known yet. */
export interface ExpectedMetrics {
  readonly n: number
  readonly selectionRate: Estimate
  readonly baseRate: Estimate
  readonly accuracy: Estimate
  readonly precision: Estimate
  readonly truePositiveRate: Estimate
  readonly falsePositiveRate: Estimate
}

/** The expected metrics of one group. */
export interface GroupExpected extends ExpectedMetrics {
  readonly group: GroupName
}

/** Options of `expectedPerformance`. */
export interface ExpectedOptions {
  /** Rows with a score of at least this are selected. */
  readonly threshold: number
  /** Labelled scores of an earlier time, from whose groups the chance of a positive label is taken. */
  readonly reference?: ScoreCounts
  readonly confidence?: number
  readonly bins?: number
  readonly by: readonly string[]
}

/**
 * The performance by group that is to be expected without labels. Each row counts as a positive with
 * a chance: with a `reference`, the rate that was seen in its group among scores of the same bin
 * (posterior mean under Jeffreys' prior), else the score itself, which must then be a calibrated
 * probability. Intervals hold both the chance of the labels and the uncertainty of the bins, by the
 * delta method. It is an estimate under one assumption: that label and score still go together as
 * they did. Where that has changed, only labels will tell. Throws `label-free-refused` for scores
 * outside [0, 1] without a reference, and for a reference that lacks a group.
 */
export function expectedPerformance(
  scores: ScoreCounts,
  {threshold, reference, confidence = 0.95, bins = 10, by}: ExpectedOptions,
): GroupExpected[] {
  const z = criticalValue(confidence)
  const grouping = groupingWith(scores, by)
  const chances = reference === undefined ? null : chancesIn(reference, {by, bins})
  return scoreColumns(scores, grouping).map((column, index) => {
    const group = grouping.groups[index] ?? {}
    const known = chances?.find((each) => sameGroup(each.group, group))
    if (chances !== null && known === undefined) {
      throw refused(`the reference has no group ${Object.values(group).join(' × ')}`)
    }
    return {group, ...expectedIn(column, {threshold, bands: known?.bands ?? null, z})}
  })
}

/** A bin of reference scores up to `to`, with the chance of a positive label and its variance. */
interface Band {
  readonly to: number
  readonly chance: number
  readonly variance: number
}

/** Sums over the rows of one band: all, and selected. */
interface BandSums {
  all: number
  selected: number
  readonly band: Band
}

function groupingWith(scores: ScoreCounts, by: readonly string[]): Grouping {
  const found = groupingsOf(scores.keys).find(
    (grouping) =>
      grouping.by.length === by.length && by.every((name) => grouping.by.includes(name)),
  )
  if (found === undefined) throw refused(`the scores were not counted by ${by.join(' × ')}`)
  return found
}

function chancesIn(
  reference: ScoreCounts,
  {by, bins}: {by: readonly string[]; bins: number},
): {group: GroupName; bands: Band[]}[] {
  const grouping = groupingWith(reference, by)
  return scoreColumns(reference, grouping).map((column, index) => ({
    group: grouping.groups[index] ?? {},
    bands: bandsOf(column, bins),
  }))
}

function bandsOf({score, positives, negatives}: ScoreColumn, bins: number): Band[] {
  const sizes = score.map((_, k) => (positives[k] ?? 0) + (negatives[k] ?? 0))
  const n = sizes.reduce((sum, size) => sum + size, 0)
  const bands: Band[] = []
  let ones = 0
  let rows = 0
  let seen = 0
  score.forEach((value, k) => {
    ones += positives[k] ?? 0
    rows += sizes[k] ?? 0
    seen += sizes[k] ?? 0
    const isLast = k === score.length - 1
    if (!isLast && seen < ((bands.length + 1) * n) / bins) return
    const chance = (ones + 0.5) / (rows + 1)
    bands.push({
      to: isLast ? Infinity : value,
      chance,
      variance: (chance * (1 - chance)) / (rows + 2),
    })
    ones = 0
    rows = 0
  })
  return bands
}

function expectedIn(
  {score, positives, negatives}: ScoreColumn,
  {threshold, bands, z}: {threshold: number; bands: readonly Band[] | null; z: number},
): ExpectedMetrics {
  const sums = new Map<Band, BandSums>()
  score.forEach((value, k) => {
    const rows = (positives[k] ?? 0) + (negatives[k] ?? 0)
    const band = bands?.find(({to}) => value <= to) ?? certain(value)
    const own = sums.get(band) ?? {all: 0, selected: 0, band}
    own.all += rows
    if (value >= threshold) own.selected += rows
    sums.set(band, own)
  })
  return metricsFrom([...sums.values()], z)
}

/** A score that is itself the chance. */
function certain(score: number): Band {
  if (!(score >= 0 && score <= 1)) {
    throw refused(`a score of ${score} is no probability: give a labelled reference`)
  }
  return {to: score, chance: score, variance: 0}
}

/** Expected counts with the variances and covariance of positives among the selected and the others. */
function metricsFrom(sums: readonly BandSums[], z: number): ExpectedMetrics {
  let n = 0
  let selected = 0
  let hits = 0
  let missed = 0
  let hitsVariance = 0
  let missedVariance = 0
  let covariance = 0
  for (const {all, selected: inside, band} of sums) {
    const outside = all - inside
    const {chance, variance} = band
    n += all
    selected += inside
    hits += inside * chance
    missed += outside * chance
    // Chance of the labels, and of the band's rate, which moves all its rows together.
    hitsVariance += inside * chance * (1 - chance) + inside ** 2 * variance
    missedVariance += outside * chance * (1 - chance) + outside ** 2 * variance
    covariance += inside * outside * variance
  }
  const positives = hits + missed
  const spread = (a: number, b: number) =>
    Math.sqrt(Math.max(0, a * a * hitsVariance + b * b * missedVariance + 2 * a * b * covariance))
  const around = (value: number, deviation: number, trials: number): Estimate =>
    trials > 0 && Number.isFinite(value)
      ? {
          value,
          low: Math.max(0, value - z * deviation),
          high: Math.min(1, value + z * deviation),
          n: trials,
        }
      : {value: null, low: null, high: null, n: trials}
  const negatives = n - positives
  const falseAlarms = selected - hits
  return {
    n,
    // Known without labels: no chance in it.
    selectionRate: around(selected / n, 0, n),
    baseRate: around(positives / n, spread(1 / n, 1 / n), n),
    accuracy: around((hits + n - selected - missed) / n, spread(1 / n, -1 / n), n),
    precision: around(hits / selected, spread(1 / selected, 0), selected),
    truePositiveRate: around(
      hits / positives,
      spread(missed / positives ** 2, -hits / positives ** 2),
      positives,
    ),
    falsePositiveRate: around(
      falseAlarms / negatives,
      spread((falseAlarms - negatives) / negatives ** 2, falseAlarms / negatives ** 2),
      negatives,
    ),
  }
}

function sameGroup(a: GroupName, b: GroupName): boolean {
  return Object.entries(a).every(([column, value]) => b[column] === value)
}

function refused(why: string): AirworthyError {
  return new AirworthyError('label-free-refused', `cannot estimate without labels: ${why}`)
}

import {AirworthyError} from '@airworthy/kernel'
import {crossValidate, type Feature, type Learner} from '@airworthy/learners'
import type {OutcomeCounts} from '../group-counts.ts'
import type {GroupName} from '../groupings.ts'
import {effectOfDecisions, type MitigationEffect, type SelectedMeans} from './decision-effect.ts'
import {rowsRefused, type RowGroups} from '../row-groups.ts'

/** How much a row of each group counts in training, by its label. */
export interface GroupWeights {
  readonly group: GroupName
  readonly n: number
  /** The weight of a row with a positive and with a negative label; 0 where there is no such row. */
  readonly positive: number
  readonly negative: number
  readonly baseRate: number
  /** The base rate that the weighted rows have: the same in every group. */
  readonly weightedBaseRate: number
  /** Kish's (Σw)² / Σw²: how many rows of equal weight tell as much. */
  readonly effectiveRows: number
}

/** Weights under which group and label are independent. */
export interface Reweighing {
  readonly groups: readonly GroupWeights[]
  readonly rows: number
  /** Of all rows together: what the weights cost in precision. */
  readonly effectiveRows: number
}

/**
 * Reweighing (Kamiran and Calders 2012): a row of group g with label y weighs P(g)·P(y) / P(g, y),
 * so that the weighted base rates of groups are equal and the weights of a group sum to its rows.
 * It changes training data, not decisions: what a model makes of it is to be measured. Throws
 * `mitigation-refused` for a group in which one of the labels does not occur.
 */
export function reweighing(
  groups: readonly {readonly group: GroupName; readonly counts: OutcomeCounts}[],
): Reweighing {
  const rows = groups.reduce((sum, {counts}) => sum + counts.n, 0)
  const positives = groups.reduce((sum, {counts}) => sum + counts.positiveLabel, 0)
  const weights = groups.map(({group, counts: {n, positiveLabel}}): GroupWeights => {
    const negativeLabel = n - positiveLabel
    if (positiveLabel === 0 || negativeLabel === 0) throw oneLabelRefused(group, n)
    const positive = (n * positives) / (rows * positiveLabel)
    const negative = (n * (rows - positives)) / (rows * negativeLabel)
    return {
      group,
      n,
      positive,
      negative,
      baseRate: positiveLabel / n,
      weightedBaseRate: (positive * positiveLabel) / n,
      effectiveRows: n ** 2 / (positive ** 2 * positiveLabel + negative ** 2 * negativeLabel),
    }
  })
  return {
    groups: weights,
    rows,
    effectiveRows:
      rows ** 2 / weights.reduce((sum, {n, effectiveRows}) => sum + n ** 2 / effectiveRows, 0),
  }
}

/** The weight of each row: by the place of its group in the reweighing and its outcome, 0 or 1. */
export function rowWeights(
  {groups}: Reweighing,
  {codes, outcomes}: {codes: Int32Array; outcomes: Float64Array},
): Float64Array {
  return Float64Array.from(codes, (code, row) => {
    const weights = groups[code]
    return (outcomes[row] === 1 ? weights?.positive : weights?.negative) ?? NaN
  })
}

/**
 * What reweighing does to a learner's decisions on rows that it has not seen: cross-validated with
 * and without weights on the same folds; a row is selected where its probability is above
 * `cut`. Only the training needs the sensitive features. Throws `mitigation-refused`.
 */
export function reweighedDecisions(
  learner: Learner,
  {
    features,
    outcomes,
    groups,
    selectedMeans,
    cut = 0.5,
    folds = 5,
    seed = 'reweighing',
  }: {
    features: readonly Feature[]
    outcomes: Float64Array
    groups: RowGroups
    selectedMeans: SelectedMeans
    cut?: number
    folds?: number
    seed?: string
  },
): {weights: Reweighing; effect: MitigationEffect} {
  const weights = reweighing(labelCounts(groups, outcomes))
  const plain = crossValidate(learner, {features, outcomes, folds, seed})
  const weighted = crossValidate(learner, {
    features,
    outcomes,
    weights: rowWeights(weights, {codes: groups.codes, outcomes}),
    foldOf: plain.foldOf,
  })
  const decided = (predictions: Float64Array): Float64Array =>
    predictions.map((probability) => (probability > cut ? 1 : 0))
  return {
    weights,
    effect: effectOfDecisions(groups, {
      outcomes,
      before: decided(plain.predictions),
      after: decided(weighted.predictions),
      selectedMeans,
      needs: ['retrained-model'],
    }),
  }
}

/** Rows and positive labels of each group; there is no prediction yet. */
export function labelCounts(
  {groups, codes}: RowGroups,
  outcomes: Float64Array,
): {group: GroupName; counts: OutcomeCounts}[] {
  if (outcomes.length !== codes.length) {
    throw rowsRefused(`${codes.length} rows have a group, but ${outcomes.length} an outcome`)
  }
  const n = new Float64Array(groups.length)
  const positive = new Float64Array(groups.length)
  for (const [row, code] of codes.entries()) {
    n[code] = (n[code] ?? 0) + 1
    positive[code] = (positive[code] ?? 0) + (outcomes[row] ?? NaN)
  }
  return groups.map((group, place) => ({
    group,
    counts: {
      n: n[place] ?? 0,
      positiveLabel: positive[place] ?? 0,
      selected: 0,
      truePositive: 0,
      falsePositive: 0,
      trueNegative: 0,
      falseNegative: 0,
    },
  }))
}

function oneLabelRefused(group: GroupName, n: number): AirworthyError {
  return new AirworthyError(
    'mitigation-refused',
    `group ${JSON.stringify(group)} (${n} rows) has one label only: leave it out, or join groups`,
  )
}

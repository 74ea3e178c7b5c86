import {AirworthyError} from '@airworthy/kernel'
import {boostingColumns, boostingValues, type BoostingColumn} from './boosting-columns.ts'
import {rowsOf, type Feature} from './feature.ts'
import {binnedColumns, type Gradients} from './gradient-histogram.ts'
import type {Learner, Targets} from './learner.ts'
import {refuseBadTargets} from './targets.ts'
import {grownTree, type Tree} from './tree-growth.ts'

export interface BoostingOptions {
  /** `log`: outcomes 0 or 1, predictions are probabilities; `squared`: any numbers. */
  readonly loss?: 'log' | 'squared'
  /** How many trees; 1 or more. */
  readonly trees?: number
  /** What share of its best value each leaf adds; above 0, at most 1. */
  readonly learningRate?: number
  /** The most leaves a tree may have; 2 or more. */
  readonly leaves?: number
  /** The fewest rows in a leaf; 1 or more. */
  readonly minimumLeafRows?: number
  /** Added to every sum of second derivatives; 0 or more. */
  readonly ridge?: number
  /** A text of more categories is ranked by frequency instead of a column for each. */
  readonly oneHotLimit?: number
}

/** Fitted boosted trees, as data. */
export interface BoostedTrees {
  readonly loss: 'log' | 'squared'
  readonly columns: readonly BoostingColumn[]
  /** What is predicted before the first tree: log odds, or the mean. May be infinite. */
  readonly baseline: number
  readonly trees: readonly Tree[]
}

/**
 * Gradient boosting of trees on histograms of at most 255 quantile bins a column, leaf by leaf
 * (Friedman 2001; Ke and others 2017). Missing values have a bin of their own and go to the side
 * that suits the loss. There is no chance in it: the same rows in the same order give the same
 * trees. Follows scikit-learn's `HistGradientBoosting` with its defaults, without early stopping.
 * Throws `features-refused`, `targets-refused` and `boosting-options-refused`.
 */
export function fitBoostedTrees(
  features: readonly Feature[],
  {
    outcomes,
    weights,
    loss = 'log',
    trees: rounds = 100,
    learningRate = 0.1,
    leaves = 31,
    minimumLeafRows = 20,
    ridge = 0,
    oneHotLimit = 32,
  }: Targets & BoostingOptions,
): BoostedTrees {
  refuseBadOptions({rounds, learningRate, leaves, minimumLeafRows, ridge, oneHotLimit})
  const rows = rowsOf(features)
  const targets = weights === undefined ? {outcomes} : {outcomes, weights}
  refuseBadTargets(targets, {rows, kind: loss === 'log' ? 'binary' : 'real'})
  const columns = boostingColumns(features, {oneHotLimit})
  const baseline = baselineOf(targets, loss)
  if (!Number.isFinite(baseline)) return {loss, columns, baseline, trees: []}
  const binned = binnedColumns(boostingValues(columns, features), {rows, weights})
  const reached = new Float64Array(rows).fill(baseline)
  const gradients = {first: new Float32Array(rows), second: new Float32Array(rows)}
  const rules = {leaves, learningRate, minimumLeafRows, minimumSecond: 1e-3, ridge}
  const trees: Tree[] = []
  for (let round = 0; round < rounds; round++) {
    updateGradients(gradients, {targets, reached, loss})
    const grown = grownTree(binned, gradients, rules)
    for (const leaf of grown.leaves) {
      for (const row of leaf.rows) reached[row] = (reached[row] ?? NaN) + leaf.value
    }
    trees.push(grown.tree)
  }
  return {loss, columns, baseline, trees}
}

/** Probabilities of outcome 1, or estimates, a number a row. Throws `features-refused`. */
export function predictBoostedTrees(
  {loss, columns, baseline, trees}: BoostedTrees,
  features: readonly Feature[],
): Float64Array {
  const values = boostingValues(columns, features)
  const reached = new Float64Array(rowsOf(features)).fill(baseline)
  for (const tree of trees) addTree(tree, values, reached)
  return loss === 'log' ? reached.map((logit) => 1 / (1 + Math.exp(-logit))) : reached
}

/** Boosted trees as a learner. */
export function boostingLearner(options: BoostingOptions = {}): Learner {
  return {
    name: 'boosted trees',
    fit: function fitBoosting(features, targets) {
      const fitted = fitBoostedTrees(features, {...targets, ...options})
      return {predict: (rows) => predictBoostedTrees(fitted, rows)}
    },
  }
}

function baselineOf({outcomes, weights}: Targets, loss: 'log' | 'squared'): number {
  let sum = 0
  let total = 0
  for (const [row, outcome] of outcomes.entries()) {
    const weight = weights?.[row] ?? 1
    sum += weight * outcome
    total += weight
  }
  const mean = sum / total
  return loss === 'log' ? Math.log(mean / (1 - mean)) : mean
}

function updateGradients(
  {first, second}: Gradients,
  {targets, reached, loss}: {targets: Targets; reached: Float64Array; loss: 'log' | 'squared'},
): void {
  const {outcomes, weights} = targets
  for (let row = 0; row < reached.length; row++) {
    const weight = weights?.[row] ?? 1
    const estimate = reached[row] ?? NaN
    const predicted = loss === 'log' ? 1 / (1 + Math.exp(-estimate)) : estimate
    first[row] = weight * (predicted - (outcomes[row] ?? NaN))
    second[row] = loss === 'log' ? weight * predicted * (1 - predicted) : weight
  }
}

function addTree(tree: Tree, values: readonly Float64Array[], reached: Float64Array): void {
  const {column, threshold, missingLeft, left, right, value} = tree
  for (let row = 0; row < reached.length; row++) {
    let node = 0
    for (let asked = column[node] ?? -1; asked >= 0; asked = column[node] ?? -1) {
      const own = values[asked]?.[row] ?? NaN
      const goesLeft = Number.isNaN(own) ? missingLeft[node] === 1 : own <= (threshold[node] ?? NaN)
      node = (goesLeft ? left[node] : right[node]) ?? 0
    }
    reached[row] = (reached[row] ?? NaN) + (value[node] ?? NaN)
  }
}

function refuseBadOptions({
  rounds,
  learningRate,
  leaves,
  minimumLeafRows,
  ridge,
  oneHotLimit,
}: {
  rounds: number
  learningRate: number
  leaves: number
  minimumLeafRows: number
  ridge: number
  oneHotLimit: number
}): void {
  refuseUnless(Number.isInteger(rounds) && rounds >= 1, `trees: ${rounds}; give 1 or more`)
  const rateIsFine = learningRate > 0 && learningRate <= 1
  refuseUnless(rateIsFine, `learningRate: ${learningRate}; give more than 0, at most 1`)
  refuseUnless(Number.isInteger(leaves) && leaves >= 2, `leaves: ${leaves}; give 2 or more`)
  refuseUnless(minimumLeafRows >= 1, `minimumLeafRows: ${minimumLeafRows}; give 1 or more`)
  refuseUnless(ridge >= 0 && ridge < Infinity, `ridge: ${ridge}; give 0 or more`)
  refuseUnless(oneHotLimit >= 0, `oneHotLimit: ${oneHotLimit}; give 0 or more`)
}

function refuseUnless(allowed: boolean, message: string): void {
  if (!allowed) throw new AirworthyError('boosting-options-refused', message)
}

import {solveSymmetric} from '@airworthy/statistics'
import {scoreDerivatives, type AbilityNodes, type SlopeIntercept} from './slope-intercept.ts'

/** A normal prior. */
export interface NormalPrior {
  readonly mean: number
  readonly standardDeviation: number
}

/** What is believed about items before their answers; absent parts are left to the answers alone. */
export interface ItemPriors {
  /** Of the natural logarithm of the discrimination. */
  readonly logA?: NormalPrior
  /** Of every difficulty or threshold. */
  readonly difficulty?: NormalPrior
}

/** What one item's maximisation reads: expected counts per score on the nodes, and the priors. */
export interface ItemCounts {
  readonly counts: readonly Float64Array[]
  readonly nodes: AbilityNodes
  readonly priors: ItemPriors
}

/** Which parameters a step moves. */
export type MovedParameters = 'all' | 'intercepts'

/** The gradient and expected information of one item's expected log-likelihood with its priors. */
export interface ItemDerivatives {
  readonly gradient: number[]
  readonly information: number[][]
}

/** One step of Fisher scoring, halved until the expected log-likelihood rises and intercepts descend. */
export function scoredItem(
  item: SlopeIntercept,
  counts: ItemCounts,
  moved: MovedParameters = 'all',
): SlopeIntercept {
  const {gradient, information} = itemDerivatives(item, counts)
  const from = moved === 'all' ? 0 : 1
  const step = solveSymmetric(
    information.slice(from).map((row) => row.slice(from)),
    gradient.slice(from),
  )
  const full = moved === 'all' ? step : [0, ...step]
  const before = itemLikelihood(item, counts)
  for (let share = 1; share > 1e-4; share /= 2) {
    const next: SlopeIntercept = {
      slope: item.slope + share * (full[0] ?? 0),
      intercepts: item.intercepts.map((value, k) => value + share * (full[k + 1] ?? 0)),
    }
    if (isPossible(next) && itemLikelihood(next, counts) >= before) return next
  }
  return item
}

/** The expected log-likelihood of an item, with the logarithm of its priors. */
export function itemLikelihood(item: SlopeIntercept, {counts, nodes, priors}: ItemCounts): number {
  let sum = 0
  for (const [node, theta] of nodes.thetas.entries()) {
    const {probabilities} = scoreDerivatives(item, theta)
    for (const [score, count] of counts.entries()) {
      const people = count[node] ?? 0
      if (people > 0) sum += people * Math.log(probabilities[score] ?? NaN)
    }
  }
  if (priors.logA) sum -= halfSquare(Math.log(item.slope), priors.logA)
  for (const intercept of item.intercepts) {
    if (priors.difficulty) sum -= halfSquare(-intercept / item.slope, priors.difficulty)
  }
  return sum
}

/** Gradient and information by slope and intercepts, in this order. */
export function itemDerivatives(
  item: SlopeIntercept,
  {counts, nodes, priors}: ItemCounts,
): ItemDerivatives {
  const size = item.intercepts.length + 1
  const gradient = Array.from({length: size}, () => 0)
  const information = gradient.map(() => Array.from({length: size}, () => 0))
  for (const [node, theta] of nodes.thetas.entries()) {
    const people = counts.reduce((sum, count) => sum + (count[node] ?? 0), 0)
    if (people < 1e-12) continue
    const {probabilities, derivatives} = scoreDerivatives(item, theta)
    for (const [score, derivative] of derivatives.entries()) {
      const probability = probabilities[score] ?? NaN
      // A score that cannot occur at this node says nothing, though 0/0 would.
      if (probability < 1e-100) continue
      const observed = (counts[score]?.[node] ?? 0) / probability
      add({gradient, information}, {derivative, observed, weight: people / probability})
    }
  }
  addPriors({gradient, information}, item, priors)
  return {gradient, information}
}

function add(
  {gradient, information}: ItemDerivatives,
  {derivative, observed, weight}: {derivative: Float64Array; observed: number; weight: number},
): void {
  for (let k = 0; k < derivative.length; k++) {
    const value = derivative[k] ?? 0
    gradient[k] = (gradient[k] ?? 0) + observed * value
    const row = information[k]
    if (row === undefined) continue
    for (let j = 0; j < derivative.length; j++) {
      row[j] = (row[j] ?? 0) + weight * value * (derivative[j] ?? 0)
    }
  }
}

function addPriors(
  sums: ItemDerivatives,
  {slope, intercepts}: SlopeIntercept,
  priors: ItemPriors,
): void {
  const {logA, difficulty} = priors
  if (logA) {
    const precision = 1 / logA.standardDeviation ** 2
    const derivative = Float64Array.from(sums.gradient, (_, k) => (k === 0 ? 1 / slope : 0))
    const observed = precision * (logA.mean - Math.log(slope))
    add(sums, {derivative, observed, weight: precision})
  }
  if (!difficulty) return
  const precision = 1 / difficulty.standardDeviation ** 2
  for (const [place, intercept] of intercepts.entries()) {
    const b = -intercept / slope
    const derivative = Float64Array.from(sums.gradient, (_, k) => {
      if (k === 0) return -b / slope
      return k === place + 1 ? -1 / slope : 0
    })
    add(sums, {derivative, observed: precision * (difficulty.mean - b), weight: precision})
  }
}

function halfSquare(value: number, {mean, standardDeviation}: NormalPrior): number {
  return 0.5 * ((value - mean) / standardDeviation) ** 2
}

function isPossible({slope, intercepts}: SlopeIntercept): boolean {
  return slope > 0.01 && intercepts.every((value, k) => k === 0 || value < (intercepts[k - 1] ?? 0))
}

import {AirworthyError} from '@airworthy/kernel'
import {rowsOf, type Feature, type Learner, type Predictor} from '@airworthy/learners'
import {bestMixture} from './best-mixture.ts'
import {decisionsOf, hypothesisPool} from './hypothesis-pool.ts'
import {parityMoments, type ReductionConstraint} from './parity-moments.ts'
import {rowsRefused, type RowGroups} from '../row-groups.ts'

export interface ReductionOptions {
  readonly features: readonly Feature[]
  /** 0 or 1, one a row. */
  readonly outcomes: Float64Array
  readonly groups: RowGroups
  readonly constraint: ReductionConstraint
  /** How far a group's rate may be from that of all rows; above 0, at most 1. */
  readonly allowed?: number
  readonly rounds?: number
}

/** A model that draws one of several predictors for each decision. */
export interface RandomisedModel {
  readonly constraint: ReductionConstraint
  readonly allowed: number
  /** Shares sum to 1; members with share 0 are left out. */
  readonly members: readonly {readonly share: number; readonly predictor: Predictor}[]
  /** On the training rows: the share of wrong decisions, and the largest distance from parity. */
  readonly error: number
  readonly violation: number
  /** How much better, at most, another mixture of what the learner finds could be. */
  readonly gap: number
  readonly rounds: number
  /** How often the learner was fitted. */
  readonly fits: number
}

/**
 * The exponentiated-gradient reduction (Agarwal and others 2018): a learner is fitted again and
 * again to rows whose labels and weights also carry the price of disparity, and the fitted models
 * are mixed so that the training error is least with every group's rate within `allowed` of all
 * rows' rate. Prices follow the exponentiated gradient; in each round the best mixture so far is
 * found by a linear program, whose prices are answered too. The sensitive features are needed for
 * training, not for deciding; a decision depends on a draw. Nothing is promised for rows it was not
 * trained on. Throws `rows-refused` and `mitigation-refused`.
 */
export function exponentiatedGradient(
  learner: Learner,
  {features, outcomes, groups, constraint, allowed = 0.01, rounds = 50}: ReductionOptions,
): RandomisedModel {
  refuseBadOptions({rows: rowsOf(features), outcomes, groups, allowed, rounds})
  const moments = parityMoments(groups, {outcomes, constraint})
  const bound = 1 / allowed
  const pool = hypothesisPool(learner, {features, outcomes, moments, allowed})
  const size = 2 * moments.moments.length
  const theta = new Float64Array(size)
  const priceSums = new Float64Array(size)
  const counts = new Map<number, number>()
  let rate = 2 / bound
  let gap = Infinity
  let gapBefore = Infinity
  let nextCheck = 5
  let round = 0
  for (; round < rounds; round++) {
    const prices = pricesAt(theta, bound)
    for (const [j, price] of prices.entries()) priceSums[j] = (priceSums[j] ?? 0) + price
    const answer = pool.bestAnswer(prices)
    counts.set(answer, (counts.get(answer) ?? 0) + 1)
    const drawn = pool.members.map((_, place) => (counts.get(place) ?? 0) / (round + 1))
    const averaged = priceSums.map((sum) => sum / (round + 1))
    const mixed = bestMixture(pool.members, {bound})
    gap = Math.min(
      gap,
      pool.gapOf(drawn, {prices: averaged, bound}),
      pool.gapOf(mixed.shares, {prices: Float64Array.from(mixed.prices), bound}),
    )
    if (gap < pool.precision && round >= 5) break
    // Steps that no longer narrow the gap are too long.
    if (round >= nextCheck) {
      if (gap > 0.8 * gapBefore) rate *= 0.8
      gapBefore = gap
      nextCheck = Math.ceil(round * 1.6)
    }
    const excess = pool.members[answer]?.excess ?? []
    for (const [j, value] of excess.entries()) theta[j] = (theta[j] ?? 0) + rate * value
  }
  return {
    constraint,
    allowed,
    // All that was found mixes at least as well as in the round with the smallest gap.
    ...pool.summary(bestMixture(pool.members, {bound}).shares),
    gap: Math.max(0, gap),
    rounds: Math.min(rounds, round + 1),
    fits: pool.fits(),
  }
}

/** The probability that each row is selected: the share of members that give it more than a half. */
export function selectionProbabilities(
  {members}: RandomisedModel,
  features: readonly Feature[],
): Float64Array {
  const probabilities = new Float64Array(rowsOf(features))
  for (const {share, predictor} of members) {
    for (const [row, decision] of decisionsOf(predictor, features).entries()) {
      probabilities[row] = (probabilities[row] ?? NaN) + share * decision
    }
  }
  // Shares that sum to 1 may add up to a little more.
  return probabilities.map((probability) => Math.min(1, probability))
}

/** Prices that sum to less than the bound, larger where theta is. */
function pricesAt(theta: Float64Array, bound: number): Float64Array {
  const top = Math.max(0, ...theta)
  const powers = theta.map((value) => Math.exp(value - top))
  const total = powers.reduce((sum, power) => sum + power, Math.exp(-top))
  return powers.map((power) => (bound * power) / total)
}

function refuseBadOptions({
  rows,
  outcomes,
  groups,
  allowed,
  rounds,
}: {
  rows: number
  outcomes: Float64Array
  groups: RowGroups
  allowed: number
  rounds: number
}): void {
  if (outcomes.length !== rows || groups.codes.length !== rows) {
    throw rowsRefused(
      `${rows} rows of features, ${outcomes.length} outcomes, ${groups.codes.length} rows with a group`,
    )
  }
  const strange = outcomes.findIndex((outcome) => outcome !== 0 && outcome !== 1)
  if (strange >= 0) {
    throw rowsRefused(`the outcome of row ${strange} is ${outcomes[strange]}, neither 0 nor 1`)
  }
  if (groups.groups.length < 2) {
    throw new AirworthyError(
      'mitigation-refused',
      'one group only: there is no disparity to reduce',
    )
  }
  if (!(allowed > 0 && allowed <= 1)) {
    throw new AirworthyError(
      'mitigation-refused',
      `allowed: ${allowed}; give more than 0, at most 1`,
    )
  }
  if (!Number.isInteger(rounds) || rounds < 1) {
    throw new AirworthyError('mitigation-refused', `rounds: ${rounds}; give 1 or more`)
  }
}

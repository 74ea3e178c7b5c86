import {rowsOf, type Feature, type Learner, type Predictor} from '@airworthy/learners'
import type {ParityMoments} from './parity-moments.ts'

/** A mixture's members, and what it comes to on the training rows. */
export interface MixtureFacts {
  readonly members: readonly {readonly share: number; readonly predictor: Predictor}[]
  readonly error: number
  readonly violation: number
}

/** One fitted predictor: its training error, and how far it is beyond what is allowed, both ways. */
export interface Hypothesis {
  readonly predictor: Predictor
  readonly error: number
  readonly excess: readonly number[]
}

/** What the learner has found so far, and what prices it answers with. */
export interface HypothesisPool {
  readonly members: readonly Hypothesis[]
  /** The gap at which searching on would be below the noise of the data. */
  readonly precision: number
  /** Fits the learner to these prices; the place of whichever known hypothesis answers best. */
  bestAnswer(prices: Float64Array): number
  gapOf(
    shares: readonly number[],
    options: {readonly prices: Float64Array; readonly bound: number},
  ): number
  summary(shares: readonly number[]): MixtureFacts
  fits(): number
}

/** Fits the learner to the rows as they are, and then to whatever prices it is asked about. */
export function hypothesisPool(
  learner: Learner,
  {
    features,
    outcomes,
    moments,
    allowed,
  }: {
    features: readonly Feature[]
    outcomes: Float64Array
    moments: ParityMoments
    allowed: number
  },
): HypothesisPool {
  const members: Hypothesis[] = []
  let fits = 0
  const rows = outcomes.length
  bestAnswer(new Float64Array(2 * moments.moments.length))
  // Selecting nobody, or everybody, breaks no constraint: so there is always a mixture that keeps them.
  members.push(measured(constantPredictor(0)), measured(constantPredictor(1)))
  const error = members[0]?.error ?? 0
  // Half the standard error of the first error.
  const precision = (0.5 * Math.sqrt(error * (1 - error))) / Math.sqrt(rows)
  return {members, precision, bestAnswer, gapOf, summary, fits: () => fits}

  function bestAnswer(prices: Float64Array): number {
    const fitted = measured(fitTo(prices))
    const known = members.reduce(
      (best, member, place) => {
        const value = valueOf(member, prices)
        return value < best.value ? {place, value} : best
      },
      {place: -1, value: Infinity},
    )
    if (valueOf(fitted, prices) >= known.value - 1e-8) return known.place
    return members.push(fitted) - 1
  }

  function fitTo(prices: Float64Array): Predictor {
    fits++
    const half = moments.moments.length
    const signed = prices.subarray(0, half).map((price, j) => price - (prices[half + j] ?? 0))
    const rowPrices = moments.pricesOf(signed)
    // What selecting a row is worth: right or wrong, less what it adds to the disparity.
    const worth = outcomes.map(
      (outcome, row) => (outcome === 1 ? 1 : -1) / rows - (rowPrices[row] ?? NaN),
    )
    const total = worth.reduce((sum, value) => sum + Math.abs(value), 0)
    return learner.fit(features, {
      outcomes: worth.map((value) => (value > 0 ? 1 : 0)),
      weights: worth.map((value) => (rows * Math.abs(value)) / total),
    })
  }

  function measured(predictor: Predictor): Hypothesis {
    const decisions = decisionsOf(predictor, features)
    const wrong = decisions.reduce(
      (sum, decision, row) => sum + Math.abs(decision - (outcomes[row] ?? NaN)),
      0,
    )
    const values = Array.from(moments.of(decisions))
    return {
      predictor,
      error: wrong / rows,
      excess: [...values, ...values.map((value) => -value)].map((value) => value - allowed),
    }
  }

  function gapOf(
    shares: readonly number[],
    {prices, bound}: {prices: Float64Array; bound: number},
  ): number {
    const {error, excess} = mixed(shares)
    const highest = error + bound * Math.max(0, ...excess)
    let lowest = Infinity
    for (const multiple of priceMultiples) {
      const answer = members[bestAnswer(prices.map((price) => price * multiple))]
      if (answer !== undefined) lowest = Math.min(lowest, valueOf(answer, prices))
      if (highest - lowest > precision) break
    }
    return highest - lowest
  }

  function mixed(shares: readonly number[]): {error: number; excess: number[]} {
    const used = members.map((member, place) => ({member, share: shares[place] ?? 0}))
    return {
      error: used.reduce((sum, {member, share}) => sum + share * member.error, 0),
      excess: (members[0]?.excess ?? []).map((_, j) =>
        used.reduce((sum, {member, share}) => sum + share * (member.excess[j] ?? NaN), 0),
      ),
    }
  }

  function summary(shares: readonly number[]): MixtureFacts {
    const {error, excess} = mixed(shares)
    return {
      members: members
        .map(({predictor}, place) => ({share: shares[place] ?? 0, predictor}))
        .filter(({share}) => share > 0),
      error,
      violation: Math.max(...excess) + allowed,
    }
  }
}

// A learner minimises something smoother than errors: to exaggerated prices it may answer better.
const priceMultiples = [1, 2, 5, 10]

function valueOf({error, excess}: Hypothesis, prices: Float64Array): number {
  return excess.reduce((sum, value, j) => sum + (prices[j] ?? NaN) * value, error)
}

/** Selected (1) where the probability is above a half. */
export function decisionsOf(predictor: Predictor, features: readonly Feature[]): Float64Array {
  return predictor.predict(features).map((probability) => (probability > 0.5 ? 1 : 0))
}

function constantPredictor(value: number): Predictor {
  return {predict: (features) => new Float64Array(rowsOf(features)).fill(value)}
}

import {randomFrom} from '@airworthy/kernel'
import {
  calibrate,
  calibrationBound,
  difficultiesOf,
  sampledResponses,
  type ItemModel,
} from '@airworthy/psychometrics'
import {sampleLogNormal, sampleNormal} from '@airworthy/statistics'

/** Root mean squared errors of estimated parameters beside the least that theory allows. */
export interface RecoverySummary {
  readonly seed: number
  readonly a: ErrorsOf
  readonly b: ErrorsOf
  readonly rounds: number
  readonly seconds: number
}

/** Errors of one kind of parameter, over all items. */
export interface ErrorsOf {
  readonly rootMeanSquare: number
  /** The root of the mean Cramér–Rao variance. */
  readonly allowed: number
  /** The share of 95 % intervals that hold the true value. */
  readonly holding: number
}

const people = 500
const size = 30

/** Calibrates answers of 500 simulated people to 30 two-parameter items (a lognormal 0, 0.3; b normal). */
export function recovery(seed: number): RecoverySummary {
  const random = randomFrom(`recovery ${seed}`)
  const truth = Array.from({length: size}, (): ItemModel => ({
    kind: '3pl',
    a: sampleLogNormal(random, {standardDeviation: 0.3}),
    b: sampleNormal(random),
  }))
  const responses = sampledResponses(truth, {people, random})
  const began = performance.now()
  const {items, rounds} = calibrate(responses)
  const seconds = (performance.now() - began) / 1000
  const bound = calibrationBound(truth, {people, random})
  const errors = items.flatMap((item, place) => {
    const model = truth[place]
    const allowed = bound[place]
    if (item.status !== 'estimated' || model === undefined || allowed === undefined) return []
    const [found = NaN] = difficultiesOf(item.model)
    const [b = NaN] = difficultiesOf(model)
    return [
      {
        a: {error: item.model.a - model.a, own: item.standardErrors?.a, allowed: allowed.a},
        b: {
          error: found - b,
          own: item.standardErrors?.difficulties[0],
          allowed: allowed.difficulties[0] ?? NaN,
        },
      },
    ]
  })
  return {
    seed,
    a: summaryOf(errors.map(({a}) => a)),
    b: summaryOf(errors.map(({b}) => b)),
    rounds,
    seconds,
  }
}

function summaryOf(
  errors: readonly {error: number; own: number | undefined; allowed: number}[],
): ErrorsOf {
  const holding = errors.filter(({error, own = NaN}) => Math.abs(error) < 1.96 * own)
  return {
    rootMeanSquare: rootMeanSquare(errors.map(({error}) => error)),
    allowed: rootMeanSquare(errors.map(({allowed}) => allowed)),
    holding: holding.length / errors.length,
  }
}

function rootMeanSquare(values: readonly number[]): number {
  return Math.sqrt(values.reduce((sum, value) => sum + value * value, 0) / values.length)
}

import {randomFrom} from '@airworthy/kernel'
import {sampleLogNormal, sampleNormal} from '@airworthy/statistics'
import {describe, expect, test} from 'vitest'
import reference from '../reference/calibration.json' with {type: 'json'}
import {calibrate, type CalibratedItem} from './calibration.ts'
import {calibrationBound} from './calibration-bound.ts'
import {difficultiesOf, type ItemModel} from './models.ts'
import {sampledResponses} from './sampled-responses.ts'

describe('figures of a direct search for the highest marginal likelihood', () => {
  test.each(reference.cases)('$name: parameters within 1e-3, likelihood within 1e-5', (each) => {
    const {responses, equalSlopes, items, logLikelihood} = each
    const found = calibrate(responses.map(rowFrom), {equalSlopes, tolerance: 1e-7})
    expect(found.converged).toBe(true)
    expect(Math.abs(found.logLikelihood - logLikelihood)).toBeLessThan(1e-5)
    for (const [place, {a, b}] of items.entries()) {
      const model = estimated(found.items[place])
      expect(Math.abs(model.a - a)).toBeLessThan(1e-3)
      for (const [k, difficulty] of difficultiesOf(model).entries()) {
        expect(Math.abs(difficulty - (b[k] ?? NaN))).toBeLessThan(1e-3)
      }
    }
  })
})

describe('a simulated bank of 30 two-parameter items answered by 500 people', () => {
  const random = randomFrom('recovery')
  const truth = Array.from({length: 30}, (): ItemModel & {b: number} => ({
    kind: '3pl',
    a: sampleLogNormal(random, {standardDeviation: 0.3}),
    b: sampleNormal(random),
  }))
  const {items, converged} = calibrate(sampledResponses(truth, {people: 500, random}))
  const bound = calibrationBound(truth, {people: 500, random, draws: 5000})
  const errors = items.map((item, place) => {
    const model = estimated(item)
    const [b = NaN] = difficultiesOf(model)
    return {a: model.a - (truth[place]?.a ?? NaN), b: b - (truth[place]?.b ?? NaN)}
  })

  test('is recovered nearly as well as the Cramér–Rao bound allows', () => {
    expect(converged).toBe(true)
    const allowedA = rootMeanSquare(bound.map(({a}) => a))
    const allowedB = rootMeanSquare(bound.map(({difficulties: [b = NaN]}) => b))
    expect(rootMeanSquare(errors.map(({a}) => a))).toBeLessThan(1.35 * allowedA)
    expect(rootMeanSquare(errors.map(({b}) => b))).toBeLessThan(1.35 * allowedB)
  })

  test('has standard errors that fit the errors made', () => {
    const scaled = items.flatMap((item, place) => {
      if (item.status !== 'estimated' || item.standardErrors === null) return []
      const {a, difficulties} = item.standardErrors
      const error = errors[place]
      return [(error?.a ?? NaN) / a, (error?.b ?? NaN) / (difficulties[0] ?? NaN)]
    })
    expect(scaled).toHaveLength(60)
    expect(rootMeanSquare(scaled)).toBeGreaterThan(0.7)
    expect(rootMeanSquare(scaled)).toBeLessThan(1.3)
  })
})

test('a narrow prior holds the estimates where the answers are few', () => {
  const answers = [
    [1, 1],
    [1, 0],
    [0, 1],
    [0, 0],
    [1, 1],
  ]
  const {items} = calibrate(answers, {
    priors: {
      logA: {mean: 0, standardDeviation: 0.05},
      difficulty: {mean: 0.5, standardDeviation: 0.05},
    },
  })
  for (const item of items) {
    const model = estimated(item)
    expect(Math.abs(model.a - 1)).toBeLessThan(0.05)
    expect(Math.abs((difficultiesOf(model)[0] ?? NaN) - 0.5)).toBeLessThan(0.05)
    const errors = item.status === 'estimated' ? item.standardErrors : null
    expect(errors?.difficulties[0]).toBeLessThan(0.051)
  }
})

test('an item that cannot be estimated is not judged, and says why', () => {
  const answers = sampledResponses(
    [
      {kind: '3pl', a: 1, b: 0},
      {kind: '3pl', a: 1, b: 0.5},
    ],
    {
      people: 80,
      random: randomFrom('odd'),
    },
  ).map((row, person) => [...row, 1, null, person % 2 === 0 ? 0 : 2])
  const {items} = calibrate(answers)
  expect(items.slice(2)).toEqual([
    {status: 'not-judged', answers: 80, reason: 'no-variation'},
    {status: 'not-judged', answers: 0, reason: 'no-answers'},
    {status: 'not-judged', answers: 80, reason: 'unused-score'},
  ])
  expect(items[0]).toMatchObject({status: 'estimated', answers: 80})
})

test('more parameters than people leave the estimates without standard errors', () => {
  const {items} = calibrate(
    [
      [1, 0, 1],
      [0, 1, 0],
      [1, 1, 0],
      [0, 0, 1],
    ],
    {maximumRounds: 20},
  )
  expect(items[0]).toMatchObject({status: 'estimated', standardErrors: null})
})

test('a matrix that cannot be read is refused with the place of the fault', () => {
  expect(() => calibrate([])).toThrow('no answers')
  expect(() => calibrate([[1, 0], [1]])).toThrow('2 items, but row 1 has 1')
  expect(() => calibrate([[1, 0.5]])).toThrow('score of row 0 on item 1: 0.5')
})

test('a bound for items with guessing is refused', () => {
  const random = randomFrom('bound')
  expect(() => calibrationBound([{kind: '3pl', a: 1, b: 0, c: 0.2}], {people: 10, random})).toThrow(
    'only 1PL, 2PL and graded items have a bound',
  )
})

function rowFrom(text: string): (number | null)[] {
  return text.split('').map((score) => (score === '-' ? null : Number(score)))
}

function estimated(item: CalibratedItem | undefined): ItemModel {
  if (item?.status !== 'estimated') throw new Error(`not estimated: ${item?.reason ?? 'no item'}`)
  return item.model
}

function rootMeanSquare(values: readonly number[]): number {
  return Math.sqrt(values.reduce((sum, value) => sum + value * value, 0) / values.length)
}

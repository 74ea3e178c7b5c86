import {randomFrom} from '@airworthy/kernel'
import fc from 'fast-check'
import {expect, test} from 'vitest'
import reference from '../reference/regression.json' with {type: 'json'}
import {areaUnderCurve} from './auc.ts'

const {rows, tiedAuc} = reference

test('with ties equals scikit-learn 1.9.1, its error that of all pairs, within 1e-12', () => {
  const scores = Float64Array.from(rows.age, (age) => roundedToEven(age / 5))
  const area = areaUnderCurve(scores, {outcomes: Float64Array.from(rows.outcome)})
  expect(area.value).toBeCloseTo(tiedAuc.auc, 12)
  expect(area.standardError).toBeCloseTo(tiedAuc.standardError, 12)
})

test('is the share of pairs that are in order', () => {
  fc.assert(
    fc.property(
      fc.array(fc.tuple(fc.integer({min: 0, max: 5}), fc.boolean()), {minLength: 2, maxLength: 40}),
      (pairs) => {
        const positive = pairs.filter(([, outcome]) => outcome).map(([score]) => score)
        const negative = pairs.filter(([, outcome]) => !outcome).map(([score]) => score)
        fc.pre(positive.length > 0 && negative.length > 0)
        let ordered = 0
        for (const high of positive) {
          for (const low of negative) ordered += high > low ? 1 : high === low ? 0.5 : 0
        }
        const {value} = areaUnderCurve(
          Float64Array.from(pairs, ([score]) => score),
          {outcomes: Float64Array.from(pairs, ([, outcome]) => (outcome ? 1 : 0))},
        )
        expect(value).toBeCloseTo(ordered / (positive.length * negative.length), 12)
      },
    ),
  )
})

test('with parts compares only rows of the same part', () => {
  const scores = Float64Array.of(0.1, 0.2, 10.2, 10.1)
  const outcomes = Float64Array.of(0, 1, 0, 1)
  expect(areaUnderCurve(scores, {outcomes}).value).toBe(0.5)
  expect(areaUnderCurve(scores, {outcomes, parts: [0, 0, 1, 1]}).value).toBe(0.5)
  expect(areaUnderCurve(scores, {outcomes, parts: [0, 0, 1, 1]}).positives).toBe(2)
  expect(
    areaUnderCurve(scores, {outcomes: Float64Array.of(0, 1, 1, 0), parts: [0, 0, 1, 1]}).value,
  ).toBe(1)
})

test('the interval of scores that say nothing holds a half in about 95 of 100 samples', () => {
  const random = randomFrom('coverage of an AUC')
  const samples = 400
  let covered = 0
  for (let sample = 0; sample < samples; sample++) {
    const scores = Float64Array.from({length: 120}, () => random.next())
    const outcomes = Float64Array.from({length: 120}, (_, row) => (row % 3 === 0 ? 1 : 0))
    const parts = Array.from({length: 120}, (_, row) => row % 2)
    const {low, high} = areaUnderCurve(scores, {outcomes, parts})
    if (low <= 0.5 && high >= 0.5) covered++
  }
  expect(covered / samples).toBeGreaterThan(0.91)
  expect(covered / samples).toBeLessThan(0.98)
})

test('scores that cannot be judged are refused', () => {
  const one = Float64Array.of(1, 1)
  expect(() => areaUnderCurve(one, {outcomes: one})).toThrow('outcomes are all equal')
  expect(() => areaUnderCurve(Float64Array.of(NaN, 1), {outcomes: one})).toThrow(
    'the score of row 0 is NaN',
  )
  expect(() => areaUnderCurve(Float64Array.of(1), {outcomes: one})).toThrow('1 scores, but 2')
})

// As numpy rounds.
function roundedToEven(value: number): number {
  const floor = Math.floor(value)
  if (value - floor !== 0.5) return Math.round(value)
  return floor % 2 === 0 ? floor : floor + 1
}

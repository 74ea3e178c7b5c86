import fc from 'fast-check'
import {expect, test} from 'vitest'
import {buildNumbers} from './build-features.ts'
import {crossValidate} from './cross-validation.ts'
import {foldsOf} from './folds.ts'
import type {Learner} from './learner.ts'

// Predicts how many rows and how much weight it was fitted to, so that a test sees both.
const counting: Learner = {
  name: 'counting',
  fit: (_, {outcomes, weights}) => ({
    predict: ([feature]) => {
      const rows = feature?.kind === 'number' ? feature.values.length : 0
      const total = weights?.reduce((sum, weight) => sum + weight, 0) ?? outcomes.length
      return new Float64Array(rows).fill(total)
    },
  }),
}

test('folds are of equal size, each with its share of outcomes, and the seed decides them', () => {
  fc.assert(
    fc.property(
      fc.array(fc.constantFrom(0, 1), {minLength: 10, maxLength: 200}),
      fc.integer({min: 2, max: 10}),
      fc.string(),
      (list, folds, seed) => {
        const outcomes = Float64Array.from(list)
        const assigned = foldsOf(outcomes, {folds, seed})
        expect(foldsOf(outcomes, {folds, seed})).toEqual(assigned)
        for (const outcome of [0, 1]) {
          const sizes = Array.from(
            {length: folds},
            (_, fold) =>
              list.filter((value, row) => value === outcome && assigned[row] === fold).length,
          )
          expect(Math.max(...sizes) - Math.min(...sizes)).toBeLessThanOrEqual(1)
        }
      },
    ),
  )
})

test('another seed gives other folds', () => {
  const outcomes = Float64Array.from({length: 50}, (_, row) => row % 2)
  expect(foldsOf(outcomes, {seed: 'a'})).not.toEqual(foldsOf(outcomes, {seed: 'b'}))
})

test('every row is predicted by what was fitted to the other folds', () => {
  const {predictions, predictors} = crossValidate(counting, {
    features: [buildNumbers('x', [1, 2, 3, 4, 5])],
    outcomes: Float64Array.of(0, 1, 0, 1, 0),
    weights: Float64Array.of(1, 10, 100, 1000, 10_000),
    foldOf: Uint16Array.of(0, 0, 1, 1, 1),
  })
  expect(predictions).toEqual(Float64Array.of(11_100, 11_100, 11, 11, 11))
  expect(predictors).toHaveLength(2)
})

test('folds that cannot be made are refused', () => {
  expect(() => foldsOf(Float64Array.of(0, 1), {folds: 3, seed: ''})).toThrow(
    '3 folds for 2 rows: give 2 up to the number of rows',
  )
})

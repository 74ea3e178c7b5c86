import {describe, expect, test} from 'vitest'
import reference from '../reference/regression.json' with {type: 'json'}
import {areaUnderCurve} from './auc.ts'
import {buildNumbers, buildWords} from './build-features.ts'
import {encode, fitEncoding} from './design-matrix.ts'
import {linearLearner, linearRidge} from './linear-ridge.ts'
import {logLoss} from './log-loss.ts'
import {logisticLearner} from './logistic-learner.ts'

// Figures of scikit-learn 1.9.1, by bench/learners/make_figures.py.
const {rows, ridges, linear} = reference
const features = [
  buildNumbers('age', rows.age),
  buildNumbers('income', rows.income),
  buildWords('grade', rows.grade),
]
const outcomes = Float64Array.from(rows.outcome)
const weights = Float64Array.from(rows.weight)

describe('logistic regression with a ridge', () => {
  test('has probabilities, log loss and AUC of scikit-learn within 1e-8', () => {
    for (const {ridge, weighted, probabilities, ...figures} of ridges) {
      const targets = weighted ? {outcomes, weights} : {outcomes}
      const predicted = logisticLearner({ridge}).fit(features, targets).predict(features)
      for (const [row, figure] of probabilities.entries()) {
        expect(Math.abs((predicted[row] ?? NaN) - figure)).toBeLessThan(1e-8)
      }
      expect(logLoss(predicted, targets)).toBeCloseTo(figures.logLoss, 9)
      const area = areaUnderCurve(predicted, {outcomes})
      expect(area.value).toBeCloseTo(figures.auc, 12)
      expect(area.standardError).toBeCloseTo(figures.aucStandardError, 12)
    }
  })

  test('fits separated outcomes, constant columns and unseen categories', () => {
    const training = [
      buildNumbers('leak', [0, 0, 1, 1]),
      buildNumbers('constant', [7, 7, 7, 7]),
      buildWords('word', ['a', 'b', null, 'a']),
    ]
    const predictor = logisticLearner().fit(training, {outcomes: Float64Array.of(0, 0, 1, 1)})
    const [low = NaN, high = NaN] = predictor.predict([
      buildNumbers('leak', [0, 1]),
      buildNumbers('constant', [7, 8]),
      buildWords('word', ['new', null]),
    ])
    expect(low).toBeLessThan(0.5)
    expect(high).toBeGreaterThan(0.5)
  })

  test('predicts the only outcome that has weight', () => {
    const predictor = logisticLearner().fit([buildNumbers('x', [1, 2, 3])], {
      outcomes: Float64Array.of(1, 0, 1),
      weights: Float64Array.of(1, 0, 2),
    })
    expect(predictor.predict([buildNumbers('x', [2, 2])])).toEqual(Float64Array.of(1, 1))
  })

  test('needs a ridge', () => {
    expect(() => logisticLearner({ridge: 0})).toThrow('ridge of a learner: 0; give more than 0')
  })
})

describe('linear regression with a ridge', () => {
  const design = encode(fitEncoding(features), features)
  const amounts = Float64Array.from(rows.amount)

  test('has coefficients and R² of scikit-learn within 1e-9', () => {
    for (const {ridge, weighted, coefficients, rSquared} of linear) {
      const targets = weighted ? {outcomes: amounts, weights} : {outcomes: amounts}
      const fit = linearRidge(design, {...targets, ridge})
      for (const [place, figure] of coefficients.entries()) {
        expect(Math.abs((fit.coefficients[place] ?? NaN) - figure)).toBeLessThan(1e-9)
      }
      expect(fit.rSquared).toBeCloseTo(rSquared, 10)
    }
  })

  test('refuses columns that follow from others, unless there is a ridge', () => {
    const twice = [buildNumbers('x', [1, 2, 3, 5]), buildNumbers('y', [2, 4, 6, 10])]
    const matrix = encode(fitEncoding(twice), twice)
    const targets = {outcomes: Float64Array.of(1, 2, 3, 4)}
    expect(() => linearRidge(matrix, targets)).toThrow('a column follows from the others')
    expect(linearRidge(matrix, {...targets, ridge: 1}).rSquared).toBeGreaterThan(0.5)
  })

  test('as a learner predicts rows that it has not seen', () => {
    const x = [buildNumbers('x', [0, 1, 2, 3])]
    const predictor = linearLearner({ridge: 1e-9}).fit(x, {outcomes: Float64Array.of(1, 3, 5, 7)})
    expect(predictor.predict([buildNumbers('x', [10])])[0]).toBeCloseTo(21, 6)
  })
})

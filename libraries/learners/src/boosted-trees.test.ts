import {describe, expect, test} from 'vitest'
import reference from '../reference/boosting.json' with {type: 'json'}
import {boostingLearner, fitBoostedTrees, predictBoostedTrees} from './boosted-trees.ts'
import {buildNumbers, buildWords} from './build-features.ts'
import {logLoss} from './log-loss.ts'

// Figures of scikit-learn 1.9.1, by bench/learners/make_figures.py. Both keep derivatives in 32 bits.
const {rows, cases} = reference
const features = [buildNumbers('a', rows.a), buildNumbers('b', rows.b), buildNumbers('c', rows.c)]
const outcomes = Float64Array.from(rows.outcome)
const amounts = Float64Array.from(rows.amount)
const weights = Float64Array.from(rows.weight)

describe('boosted trees', () => {
  test('predict what HistGradientBoosting predicts within 1e-9, missing values and weights included', () => {
    for (const {loss, weighted, trees, predictions, ...figures} of cases) {
      const targets = {
        outcomes: loss === 'log' ? outcomes : amounts,
        ...(weighted && {weights}),
      }
      const options = {trees, loss: loss === 'log' ? 'log' : 'squared'} as const
      const predicted = boostingLearner(options).fit(features, targets).predict(features)
      for (const [row, figure] of predictions.entries()) {
        expect(Math.abs((predicted[row] ?? NaN) - figure)).toBeLessThan(1e-9)
      }
      if (figures.logLoss !== undefined) {
        expect(logLoss(predicted, targets)).toBeCloseTo(figures.logLoss, 10)
      }
    }
  })

  test('send what was never missing in training to the side with more rows when it is missing', () => {
    const x = buildNumbers('x', [1, 2, 3, 4, 5, 6])
    const fitted = fitBoostedTrees([x], {
      outcomes: Float64Array.of(0, 0, 0, 0, 10, 10),
      loss: 'squared',
      trees: 1,
      learningRate: 1,
      leaves: 2,
      minimumLeafRows: 1,
    })
    const predicted = predictBoostedTrees(fitted, [buildNumbers('x', [1, 6, null])])
    expect(Array.from(predicted, (value) => Math.round(value * 1e5) / 1e5)).toEqual([0, 10, 0])
  })

  test('split words by category, and by frequency when there are many', () => {
    const words = Array.from({length: 300}, (_, row) => `w${row % 5}`)
    const target = Float64Array.from(words, (word) => (word === 'w3' ? 1 : 0))
    const split = boostingLearner({trees: 30}).fit([buildWords('w', words)], {outcomes: target})
    const [w0 = NaN, w3 = NaN, unseen = NaN, missing = NaN] = split.predict([
      buildWords('w', ['w0', 'w3', 'new', null]),
    ])
    expect(w3).toBeGreaterThan(0.9)
    expect([w0, unseen, missing].every((probability) => probability < 0.1)).toBe(true)

    const frequent = Array.from({length: 300}, (_, row) => (row % 2 === 0 ? 'often' : `w${row}`))
    const rare = fitBoostedTrees([buildWords('w', frequent)], {
      outcomes: Float64Array.from(frequent, (word) => (word === 'often' ? 1 : 0)),
      trees: 30,
    })
    expect(rare.columns).toHaveLength(1)
    const [often = NaN, once = NaN] = predictBoostedTrees(rare, [buildWords('w', ['often', 'w1'])])
    expect(often).toBeGreaterThan(0.9)
    expect(once).toBeLessThan(0.1)
  })

  test('are the same for the same rows, and fit closer with every tree', () => {
    const few = fitBoostedTrees(features, {outcomes, trees: 5})
    const many = fitBoostedTrees(features, {outcomes, trees: 10})
    expect(fitBoostedTrees(features, {outcomes, trees: 5})).toEqual(few)
    expect(many.trees.slice(0, 5)).toEqual(few.trees)
    const losses = [few, many].map((model) =>
      logLoss(predictBoostedTrees(model, features), {outcomes}),
    )
    expect(losses[1]).toBeLessThan(losses[0] ?? NaN)
  })

  test('with a weight of 2 are those of rows that come twice, up to the rules for leaves', () => {
    const twice = {a: [...rows.a, ...rows.a], c: [...rows.c, ...rows.c]}
    const options = {trees: 20, minimumLeafRows: 1}
    const weighted = fitBoostedTrees([buildNumbers('a', rows.a), buildNumbers('c', rows.c)], {
      ...options,
      outcomes,
      weights: new Float64Array(outcomes.length).fill(2),
    })
    const repeated = fitBoostedTrees([buildNumbers('a', twice.a), buildNumbers('c', twice.c)], {
      ...options,
      outcomes: Float64Array.of(...outcomes, ...outcomes),
    })
    const seen = [buildNumbers('a', rows.a), buildNumbers('c', rows.c)]
    const [left, right] = [weighted, repeated].map((model) => predictBoostedTrees(model, seen))
    for (const [row, value] of left?.entries() ?? [])
      expect(value).toBeCloseTo(right?.[row] ?? NaN, 4)
  })

  test('predict the only outcome there is, and the mean of what nothing explains', () => {
    const x = [buildNumbers('x', [1, 1, 1])]
    expect(
      boostingLearner()
        .fit(x, {outcomes: Float64Array.of(1, 1, 1)})
        .predict(x),
    ).toEqual(Float64Array.of(1, 1, 1))
    const mean = boostingLearner({loss: 'squared'}).fit(x, {outcomes: Float64Array.of(1, 2, 6)})
    expect(mean.predict(x)[0]).toBeCloseTo(3, 12)
  })

  test('refuse options out of range and features they do not know', () => {
    const x = [buildNumbers('x', [1, 2])]
    const targets = {outcomes: Float64Array.of(0, 1)}
    const refusals: [Parameters<typeof boostingLearner>[0], string][] = [
      [{trees: 0}, 'trees: 0; give 1 or more'],
      [{learningRate: 2}, 'learningRate: 2; give more than 0, at most 1'],
      [{leaves: 1}, 'leaves: 1; give 2 or more'],
      [{minimumLeafRows: 0}, 'minimumLeafRows: 0; give 1 or more'],
      [{ridge: -1}, 'ridge: -1; give 0 or more'],
      [{oneHotLimit: -1}, 'oneHotLimit: -1; give 0 or more'],
    ]
    for (const [options, message] of refusals) {
      expect(() => boostingLearner(options).fit(x, targets)).toThrow(message)
    }
    const fitted = boostingLearner().fit(x, targets)
    expect(() => fitted.predict([buildWords('x', ['1', '2'])])).toThrow(
      'feature x: expected number, got text',
    )
  })
})

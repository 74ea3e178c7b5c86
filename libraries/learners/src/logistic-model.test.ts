import {expect, test} from 'vitest'
import reference from '../reference/regression.json' with {type: 'json'}
import {buildNumbers, buildWords} from './build-features.ts'
import {logisticModel, type LogisticModel} from './logistic-model.ts'
import {relativeRisk} from './relative-risk.ts'

// Figures of statsmodels 0.15.0, by bench/learners/make_figures.py.
const {rows, logit, weightedLogit} = reference
const features = [
  buildNumbers('age', rows.age),
  buildNumbers('income', rows.income),
  buildWords('grade', rows.grade),
]
const outcomes = Float64Array.from(rows.outcome)
const weights = Float64Array.from(rows.weight)

function expectTerms(model: LogisticModel, expected: typeof logit | typeof weightedLogit): void {
  expect(model.terms.map(({name}) => name)).toEqual(expected.names)
  for (const [place, term] of model.terms.entries()) {
    const pairs: [number, number | undefined][] = [
      [term.coefficient, expected.coefficients[place]],
      [term.standardError, expected.standardErrors[place]],
      [term.z, expected.z[place]],
      [term.p, expected.p[place]],
      [term.low, expected.low[place]],
      [term.high, expected.high[place]],
    ]
    for (const [value, figure] of pairs) {
      expect(Math.abs(value - (figure ?? NaN))).toBeLessThan(1e-8 * (1 + Math.abs(value)))
    }
  }
  expect(model.logLikelihood).toBeCloseTo(expected.logLikelihood, 8)
  // statsmodels fits the empty model by steps and stops 3e-8 below its highest point.
  expect(model.nullLogLikelihood).toBeCloseTo(expected.nullLogLikelihood, 6)
  expect(model.aic).toBeCloseTo(expected.aic, 7)
  expect(model.findings).toEqual([])
}

test('coefficients, errors, z, p, intervals, likelihood and AIC equal statsmodels within 1e-8', () => {
  const model = logisticModel(features, {outcomes})
  expectTerms(model, logit)
  expect(model.bic).toBeCloseTo(logit.bic, 7)
  expect(model.pseudoRSquared).toBeCloseTo(logit.pseudoRSquared, 9)
  expect(model.rows).toBe(300)
})

test('with weights they equal a GLM with freq_weights within 1e-8', () => {
  const model = logisticModel(features, {outcomes, weights})
  expectTerms(model, weightedLogit)
  expect(model.totalWeight).toBeCloseTo(
    rows.weight.reduce((sum, weight) => sum + weight, 0),
    8,
  )
})

test('another reference category shifts the intercept and leaves the likelihood', () => {
  const first = logisticModel(features, {outcomes})
  const other = logisticModel(features, {outcomes, encoding: {references: {grade: 'c'}}})
  expect(other.terms.map(({name}) => name)).toContain('grade=a')
  expect(other.logLikelihood).toBeCloseTo(first.logLikelihood, 9)
})

test('a column that separates the outcomes is a finding that names it, not a fit', () => {
  const separated = logisticModel(
    [buildNumbers('noise', [1, 3, 2, 2, 3, 1]), buildNumbers('leak', [0, 0, 1, 1, 2, 2])],
    {outcomes: Float64Array.of(0, 0, 0, 1, 1, 1)},
  )
  expect(separated.findings).toEqual([
    {
      code: 'outcomes-separated',
      outcome: 'not-judged',
      subject: 'logistic regression',
      facts: {columns: ['leak'], outcomes: 'both'},
    },
  ])
})

test('outcomes that are all equal are a finding', () => {
  const {findings} = logisticModel([buildNumbers('x', [1, 2, 3])], {
    outcomes: Float64Array.of(1, 1, 1),
  })
  expect(findings[0]?.facts.outcomes).toBe('all-equal')
})

test('relative risk is the ratio of the two probabilities that the model gives', () => {
  // One 0/1 column has a saturated fit: 1 of 4 against 3 of 4 is three times the risk.
  const model = logisticModel([buildNumbers('exposed', [0, 0, 0, 0, 1, 1, 1, 1])], {
    outcomes: Float64Array.of(1, 0, 0, 0, 1, 1, 1, 0),
  })
  expect(relativeRisk(model, 'exposed')).toBeCloseTo(3, 8)
  expect(() => relativeRisk(model, 'age')).toThrow('unknown term: age; one of exposed')
})

test('outcomes and weights that cannot be used are refused with row and value', () => {
  const x = [buildNumbers('x', [1, 2, 3])]
  expect(() => logisticModel(x, {outcomes: Float64Array.of(0, 1)})).toThrow(
    '3 rows of features, but 2 outcomes',
  )
  expect(() => logisticModel(x, {outcomes: Float64Array.of(0, 0.5, 1)})).toThrow(
    'the outcome of row 1 is 0.5, neither 0 nor 1',
  )
  expect(() =>
    logisticModel(x, {outcomes: Float64Array.of(0, 1, 1), weights: Float64Array.of(1, -1, 1)}),
  ).toThrow('the weight of row 1 is -1: give it 0 or more')
  expect(() =>
    logisticModel(x, {outcomes: Float64Array.of(0, 1, 1), weights: new Float64Array(3)}),
  ).toThrow('all weights are 0')
})

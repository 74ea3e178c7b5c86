import {describe, expect, test} from 'vitest'
import reference from '../reference/regression.json' with {type: 'json'}
import {logisticRegression} from './logistic-regression.ts'

const {outcomes, cases} = reference.logisticRegression

test('coefficients, standard errors and likelihood equal statsmodels within 1e-8', () => {
  for (const {columns, coefficients, standardErrors, logLikelihood} of cases) {
    const fit = logisticRegression(outcomes, {columns})
    expect(fit.converged).toBe(true)
    expect(fit.logLikelihood).toBeCloseTo(logLikelihood, 9)
    expect(fit.deviance).toBeCloseTo(-2 * logLikelihood, 9)
    for (const [k, expected] of coefficients.entries()) {
      expect(Math.abs((fit.coefficients[k] ?? NaN) - expected)).toBeLessThan(1e-8)
      const error = Math.abs((fit.standardErrors[k] ?? NaN) - (standardErrors[k] ?? NaN))
      expect(error).toBeLessThan(1e-8)
    }
  }
})

describe('a likelihood without a highest point is said not to have converged', () => {
  test('when a column separates the outcomes', () => {
    const fit = logisticRegression([0, 0, 0, 1, 1, 1], {columns: [[1, 2, 3, 4, 5, 6]]})
    expect(fit.converged).toBe(false)
  })

  test('when a column separates all but one value', () => {
    const fit = logisticRegression([0, 0, 0, 1, 1, 1], {columns: [[1, 2, 3, 3, 5, 6]]})
    expect(fit.converged).toBe(false)
  })

  test('when all outcomes are equal', () => {
    expect(logisticRegression([1, 1, 1], {columns: []}).converged).toBe(false)
  })
})

test('a design that cannot be used is refused', () => {
  const refusals: [number[], number[][], string][] = [
    [[], [], 'no outcomes'],
    [[0, 2], [[1, 2]], 'an outcome is not 0 or 1: 2'],
    [[0, 1], [[1]], '2 outcomes, but a column of 1'],
    [[0, 1], [[1, NaN]], 'a column holds NaN'],
    [[0, 1, 1], [[3, 3, 3]], 'a column does not vary'],
    [
      [0, 1, 0, 1],
      [
        [1, 2, 3, 4],
        [3, 5, 7, 9],
      ],
      'a column follows from the others',
    ],
  ]
  for (const [given, columns, message] of refusals) {
    expect(() => logisticRegression(given, {columns})).toThrow(message)
  }
})

test('weights and ridges that are not 0 or more are refused, constant columns are not with a ridge', () => {
  const columns = [[1, 2, 3, 4]]
  const outcomes = [0, 1, 0, 1]
  expect(() => logisticRegression(outcomes, {columns, ridge: -1})).toThrow('a ridge of -1')
  expect(() => logisticRegression(outcomes, {columns, weights: [1, 1, 1]})).toThrow(
    '4 outcomes, but 3 weights',
  )
  expect(() => logisticRegression(outcomes, {columns, weights: [1, 1, -2, 1]})).toThrow(
    'a weight of -2: give 0 or more',
  )
  const fit = logisticRegression(outcomes, {columns: [[7, 7, 7, 7]], ridge: 1})
  expect(fit.converged).toBe(true)
  expect(fit.coefficients[1]).toBe(0)
})

test('a row that weighs 2 is a row that is there twice', () => {
  const weighted = logisticRegression([0, 1, 0, 1], {
    columns: [[1, 2, 3, 4]],
    weights: [1, 2, 1, 1],
  })
  const repeated = logisticRegression([0, 1, 1, 0, 1], {columns: [[1, 2, 2, 3, 4]]})
  for (const [place, value] of repeated.coefficients.entries()) {
    expect(weighted.coefficients[place]).toBeCloseTo(value, 9)
    expect(weighted.standardErrors[place]).toBeCloseTo(repeated.standardErrors[place] ?? NaN, 9)
  }
})

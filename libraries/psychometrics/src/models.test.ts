import {describe, expect, test} from 'vitest'
import reference from '../reference/irt.json' with {type: 'json'}
import {
  categoryCurves,
  categoryProbabilities,
  creditShare,
  difficultiesOf,
  information,
  movedModel,
  type GradedModel,
  type ItemModel,
  type LogisticModel,
} from './models.ts'

describe('the logistic model', () => {
  test('probability and information equal the reference within 1e-10', () => {
    for (const {model, theta, probability, information: expected} of reference.logistic) {
      const logistic: LogisticModel = {...model, kind: '3pl'}
      expect(categoryProbabilities(logistic, theta)[1]).toBeCloseTo(probability, 10)
      expect(Math.abs(information(logistic, theta) - expected)).toBeLessThan(1e-10)
    }
  })

  test('guessing is 0 and the ceiling 1 when absent', () => {
    expect(categoryProbabilities({kind: '3pl', a: 1, b: 0}, 40)[1]).toBe(1)
    expect(categoryProbabilities({kind: '3pl', a: 1, b: 0}, -40)[1]).toBeLessThan(1e-17)
  })

  test('the most informative items of a bank are those of the reference', () => {
    const bank = reference.selection.bank.map(
      ([a = NaN, b = NaN, c = NaN, d = NaN]): LogisticModel => ({kind: '3pl', a, b, c, d}),
    )
    for (const {theta, items} of reference.selection.mostInformative) {
      const ranked = [...bank.keys()].sort(
        (first, second) => informationAt(bank[second], theta) - informationAt(bank[first], theta),
      )
      expect(ranked.slice(0, 5)).toEqual(items)
    }
  })
})

describe('the graded model', () => {
  test('probabilities and information equal the reference within 1e-10', () => {
    for (const {model, theta, probabilities, information: expected} of reference.graded) {
      const graded: GradedModel = {...model, kind: 'graded'}
      const found = categoryProbabilities(graded, theta)
      expect(found).toHaveLength(probabilities.length)
      for (const [score, probability] of probabilities.entries()) {
        expect(Math.abs((found[score] ?? NaN) - probability)).toBeLessThan(1e-10)
      }
      expect(Math.abs(information(graded, theta) - expected)).toBeLessThan(1e-10)
    }
  })

  test('with one threshold it is the logistic model without guessing', () => {
    const graded: GradedModel = {kind: 'graded', a: 1.3, thresholds: [0.4]}
    const logistic: LogisticModel = {kind: '3pl', a: 1.3, b: 0.4}
    for (const theta of [-3, 0, 2]) {
      expect(information(graded, theta)).toBeCloseTo(information(logistic, theta), 14)
    }
  })
})

describe('far from the difficulty', () => {
  const models: ItemModel[] = [
    {kind: '3pl', a: 3, b: 2, c: 0.2},
    {kind: '3pl', a: 3, b: -2},
    {kind: 'graded', a: 3, thresholds: [-2, -1.999, 2]},
  ]

  test('at ±8 probabilities are positive, sum to 1 and leave finite information', () => {
    for (const model of models) {
      for (const theta of [-8, 8]) {
        const probabilities = categoryProbabilities(model, theta)
        expect(Math.min(...probabilities)).toBeGreaterThan(0)
        expect(probabilities.reduce((sum, value) => sum + value, 0)).toBeCloseTo(1, 14)
        expect(information(model, theta)).toBeGreaterThanOrEqual(0)
      }
    }
  })

  test('at ±2000 information is 0, not NaN', () => {
    for (const model of models) {
      for (const theta of [-2000, 2000]) expect(information(model, theta)).toBe(0)
    }
  })

  test('a category between close thresholds keeps its digits', () => {
    const middle = categoryProbabilities({kind: 'graded', a: 1, thresholds: [-8, -8 + 1e-6]}, 8)[1]
    const exact = (1e-6 * Math.exp(-16)) / (1 + Math.exp(-16)) ** 2
    expect(Math.abs((middle ?? NaN) / exact - 1)).toBeLessThan(1e-6)
  })
})

function informationAt(model: ItemModel | undefined, theta: number): number {
  return model === undefined ? NaN : information(model, theta)
}

describe('the generalised partial credit model', () => {
  const partial: ItemModel = {kind: 'partial-credit', a: 1.3, steps: [0.8, -0.4, 0.1]}

  test('with one step it is the logistic model without guessing', () => {
    const single: ItemModel = {kind: 'partial-credit', a: 1.3, steps: [0.4]}
    for (const theta of [-3, 0, 2]) {
      const expected = information({kind: '3pl', a: 1.3, b: 0.4}, theta)
      expect(information(single, theta)).toBeCloseTo(expected, 14)
    }
  })

  test('its slopes are those of its probabilities, and information is a² × variance of the score', () => {
    const h = 1e-5
    const {probabilities, slopes} = categoryCurves(partial, 0.3)
    const above = categoryProbabilities(partial, 0.3 + h)
    const below = categoryProbabilities(partial, 0.3 - h)
    for (const [score, slope] of slopes.entries()) {
      const difference = ((above[score] ?? NaN) - (below[score] ?? NaN)) / (2 * h)
      expect(slope).toBeCloseTo(difference, 9)
    }
    const mean = probabilities.reduce((sum, p, score) => sum + p * score, 0)
    const variance = probabilities.reduce((sum, p, score) => sum + p * (score - mean) ** 2, 0)
    expect(information(partial, 0.3)).toBeCloseTo(1.69 * variance, 12)
  })

  test('stays finite far from its steps', () => {
    for (const theta of [-700, 700]) {
      expect(categoryProbabilities(partial, theta).every(Number.isFinite)).toBe(true)
      expect(information(partial, theta)).toBeGreaterThanOrEqual(0)
    }
  })
})

test('a moved item has its difficulties shifted and its discrimination stretched', () => {
  const moved = {shift: 0.5, stretch: 2}
  expect(movedModel({kind: '3pl', a: 1, b: 0, c: 0.2}, moved)).toEqual({
    kind: '3pl',
    a: 2,
    b: 0.5,
    c: 0.2,
  })
  expect(difficultiesOf(movedModel({kind: 'graded', a: 1, thresholds: [0, 1]}, moved))).toEqual([
    0.5, 1.5,
  ])
  expect(difficultiesOf(movedModel({kind: 'partial-credit', a: 1, steps: [1, 0]}, moved))).toEqual([
    1.5, 0.5,
  ])
})

test('the expected share of credit runs from 0 to 1', () => {
  expect(creditShare([1, 0, 0])).toBe(0)
  expect(creditShare([0, 0, 1])).toBe(1)
  expect(creditShare([0.25, 0.5, 0.25])).toBe(0.5)
})

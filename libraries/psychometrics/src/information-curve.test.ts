import {expect, test} from 'vitest'
import {informationCurve} from './information-curve.ts'
import {information, type ItemModel} from './models.ts'

test('the curve sums the items and its standard error is one over the root', () => {
  const models: ItemModel[] = [
    {kind: '3pl', a: 1.2, b: 0, c: 0.2},
    {kind: 'partial-credit', a: 1, steps: [-0.5, 0.5]},
  ]
  const curve = informationCurve(models, {from: -2, to: 2, step: 0.5})
  expect(curve).toHaveLength(9)
  for (const {theta, information: found, standardError} of curve) {
    const expected = models.reduce((sum, model) => sum + information(model, theta), 0)
    expect(found).toBeCloseTo(expected, 14)
    expect(standardError).toBeCloseTo(1 / Math.sqrt(expected), 14)
  }
})

test('no items say nothing', () => {
  expect(informationCurve([], {from: 0, to: 0})).toEqual([
    {theta: 0, information: 0, standardError: Infinity},
  ])
})

import fc from 'fast-check'
import {expect, test} from 'vitest'
import {placeOn, plotScale} from './plot-scale.ts'

test('the ends are round, and zero is on the scale where it is near', () => {
  expect(plotScale([0.193, 0.448])).toEqual({min: 0, max: 0.5, ticks: [0, 0.1, 0.2, 0.3, 0.4, 0.5]})
  expect(plotScale([-0.024, 0.236]).ticks).toEqual([-0.05, 0, 0.05, 0.1, 0.15, 0.2, 0.25])
  expect(plotScale([0.94, 0.97]).min).toBe(0.94)
})

test('one value, or none that is finite, still has a scale', () => {
  expect(plotScale([0.3])).toMatchObject({min: 0, max: 0.3})
  expect(plotScale([0])).toMatchObject({min: 0, max: 1})
  expect(plotScale([NaN, Infinity])).toEqual({min: 0, max: 1, ticks: [0, 1]})
})

test('every finite value lies on its scale, which has few ticks', () => {
  const numbers = fc.double({min: -1e9, max: 1e9, noNaN: true})
  fc.assert(
    fc.property(fc.array(numbers, {minLength: 1}), (values) => {
      const scale = plotScale(values)
      const slack = (scale.max - scale.min) * 1e-6
      for (const value of values) {
        expect(value).toBeGreaterThanOrEqual(scale.min - slack)
        expect(value).toBeLessThanOrEqual(scale.max + slack)
        expect(placeOn(value, scale)).toBeGreaterThanOrEqual(0)
        expect(placeOn(value, scale)).toBeLessThanOrEqual(100)
      }
      expect(scale.ticks.length).toBeLessThanOrEqual(9)
    }),
  )
})

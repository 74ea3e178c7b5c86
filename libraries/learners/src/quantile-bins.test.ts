import fc from 'fast-check'
import {expect, test} from 'vitest'
import {binsOf, binThresholds} from './quantile-bins.ts'

test('few values are parted midway; missing values are in a bin after the last', () => {
  const values = Float64Array.of(1, 3, NaN, 3, 7)
  const thresholds = binThresholds(values)
  expect(thresholds).toEqual(Float64Array.of(2, 5))
  expect(binsOf(values, thresholds)).toEqual(Uint8Array.of(0, 1, 3, 1, 2))
})

test('many values are parted into shares of equal weight', () => {
  const values = Float64Array.from({length: 12}, (_, row) => row)
  expect(binThresholds(values, {bins: 4})).toEqual(Float64Array.of(2.5, 5.5, 8.5))
  const weights = values.map((value) => (value < 6 ? 0 : 1))
  expect(binThresholds(values, {bins: 3, weights})).toEqual(Float64Array.of(7.5, 9.5))
})

test('bins keep the order of values, and a value equal to a threshold stays below it', () => {
  fc.assert(
    fc.property(
      fc.array(fc.double({noNaN: true, min: -1e6, max: 1e6}), {minLength: 1, maxLength: 600}),
      (list) => {
        const values = Float64Array.from(list)
        const thresholds = binThresholds(values)
        const bins = binsOf(values, thresholds)
        expect(thresholds.length).toBeLessThan(255)
        for (const [row, value] of values.entries()) {
          const bin = bins[row] ?? NaN
          expect(value).toBeLessThanOrEqual(thresholds[bin] ?? Infinity)
          expect(value).toBeGreaterThan(thresholds[bin - 1] ?? -Infinity)
        }
      },
    ),
  )
})

import fc from 'fast-check'
import {expect, test} from 'vitest'
import {percentileIn} from './percentile.ts'

test('a percentile is the one of the sorted values, whatever was asked before', () => {
  fc.assert(
    fc.property(
      fc.array(
        fc.oneof(fc.double({noNaN: true, min: -1e6, max: 1e6}), fc.integer({min: 0, max: 3})),
        {
          minLength: 1,
          maxLength: 60,
        },
      ),
      fc.array(fc.double({noNaN: true, min: 0, max: 1}), {minLength: 1, maxLength: 4}),
      (list, shares) => {
        const values = Float64Array.from(list)
        const sorted = values.slice().sort()
        for (const share of shares) {
          const place = share * (sorted.length - 1)
          const below = Math.floor(place)
          const value = sorted[below] ?? NaN
          const next = sorted[below + 1] ?? value
          expect(percentileIn(values, share)).toBe(value + (place - below) * (next - value || 0))
        }
        expect(values.slice().sort()).toEqual(sorted)
      },
    ),
    {numRuns: 500},
  )
})

import fc from 'fast-check'
import {expect, test} from 'vitest'
import {dotProduct, weightedProducts} from './weighted-products.ts'

test('products of columns are those of the plain sums, at any number of rows', () => {
  fc.assert(
    fc.property(fc.integer({min: 0, max: 600}), fc.integer({min: 1, max: 4}), (rows, width) => {
      const columns = Array.from({length: width}, (_, k) =>
        Float64Array.from({length: rows}, (__, row) => Math.sin(row * (k + 1))),
      )
      const weights = Float64Array.from({length: rows}, (_, row) => (row % 7) / 3)
      const products = weightedProducts(columns, weights)
      for (const [k, column] of columns.entries()) {
        for (const [j, other] of columns.entries()) {
          const sum = column.reduce(
            (total, value, row) => total + value * (other[row] ?? NaN) * (weights[row] ?? NaN),
            0,
          )
          expect(products[k]?.[j]).toBeCloseTo(sum, 9)
        }
      }
    }),
  )
  expect(dotProduct(Float64Array.of(1, 2, 3, 4, 5), Float64Array.of(1, 1, 1, 1, 10))).toBe(60)
})

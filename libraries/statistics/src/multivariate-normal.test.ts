import {randomFrom} from '@airworthy/kernel'
import {expect, test} from 'vitest'
import reference from '../reference/scipy.json' with {type: 'json'}
import {
  choleskyFactor,
  exchangeableCorrelation,
  sampleMultivariateNormal,
} from './multivariate-normal.ts'

test('the Cholesky factor equals numpy within 1e-14', () => {
  for (const {matrix, factor} of reference.cholesky) {
    const lower = choleskyFactor(matrix)
    for (const [row, entries] of lower.entries()) {
      for (const [column, entry] of entries.entries()) {
        expect(Math.abs(entry - (factor[row]?.[column] ?? NaN))).toBeLessThan(1e-14)
      }
    }
  }
})

test('a matrix that is not positive definite is refused with its row', () => {
  expect(() => choleskyFactor(exchangeableCorrelation(3, -0.6))).toThrow('row 2')
  expect(() => choleskyFactor([[NaN]])).toThrow('row 0')
})

test('a sample has the correlation of its covariance', () => {
  const factor = choleskyFactor(exchangeableCorrelation(3, 0.6))
  const random = randomFrom('multivariate')
  const draws = 20_000
  let square = 0
  let product = 0
  for (let draw = 0; draw < draws; draw++) {
    const [first = NaN, , third = NaN] = sampleMultivariateNormal(random, {factor})
    square += third * third
    product += first * third
  }
  expect(square / draws).toBeCloseTo(1, 1)
  expect(product / draws).toBeCloseTo(0.6, 1)
})

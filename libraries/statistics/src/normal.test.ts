import {describe, expect, test} from 'vitest'
import reference from '../reference/scipy.json' with {type: 'json'}
import {normalCdf, normalDensity, normalQuantile} from './normal.ts'

describe('the standard normal distribution', () => {
  test('density equals scipy within 1e-12, relatively', () => {
    for (const [x = NaN, density = NaN] of reference.normalDensity) {
      expect(relativeError(normalDensity(x), density)).toBeLessThan(1e-12)
    }
  })

  test('cdf equals scipy within 1e-12, relatively, down to a tail of 6e-300', () => {
    for (const [x = NaN, below = NaN] of reference.normalCdf) {
      expect(relativeError(normalCdf(x), below), `at ${x}`).toBeLessThan(1e-12)
    }
  })

  test('quantile equals scipy within 1e-12, relatively', () => {
    for (const [p = NaN, x = NaN] of reference.normalQuantile) {
      expect(relativeError(normalQuantile(p), x), `at ${p}`).toBeLessThan(1e-12)
    }
  })

  test('ends of the range are infinite and outside it there is no quantile', () => {
    expect(normalQuantile(0)).toBe(-Infinity)
    expect(normalQuantile(1)).toBe(Infinity)
    expect(normalQuantile(-0.1)).toBeNaN()
    expect(normalQuantile(NaN)).toBeNaN()
    expect(normalCdf(-Infinity)).toBe(0)
    expect(normalCdf(Infinity)).toBe(1)
    expect(normalCdf(NaN)).toBeNaN()
  })
})

function relativeError(value: number, expected: number): number {
  return expected === 0 ? Math.abs(value) : Math.abs(value - expected) / Math.abs(expected)
}

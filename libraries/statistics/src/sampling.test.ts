import {randomFrom} from '@airworthy/kernel'
import {describe, expect, test} from 'vitest'
import reference from '../reference/scipy.json' with {type: 'json'}
import {sampleBeta, sampleGamma, sampleLogNormal, sampleNormal} from './sampling.ts'

const draws = 40_000

describe('sampling', () => {
  test('a normal sample has the mean and standard deviation asked for', () => {
    const parameters = reference.moments.normal
    expectMoments(
      drawn((random) => sampleNormal(random, parameters)),
      parameters,
    )
  })

  test('a lognormal sample has the moments that scipy gives', () => {
    const {parameters, ...moments} = reference.moments.logNormal
    expectMoments(
      drawn((random) => sampleLogNormal(random, parameters)),
      moments,
    )
  })

  test('beta samples have the moments and quantiles that scipy gives', () => {
    for (const {parameters, quantiles, ...moments} of reference.moments.beta) {
      const sample = drawn((random) => sampleBeta(random, parameters))
      expectMoments(sample, moments)
      expectQuantiles(sample, quantiles)
    }
  })

  test('gamma samples have the moments and quantiles that scipy gives', () => {
    for (const {parameters, quantiles, ...moments} of reference.moments.gamma) {
      const sample = drawn((random) => sampleGamma(random, parameters))
      expectMoments(sample, moments)
      expectQuantiles(sample, quantiles)
    }
  })

  test('the same seed gives the same values', () => {
    expect(sampleBeta(randomFrom('a'), {alpha: 2, beta: 3})).toBe(
      sampleBeta(randomFrom('a'), {alpha: 2, beta: 3}),
    )
  })

  test('a shape that is not positive is refused', () => {
    expect(() => sampleGamma(randomFrom('a'), {shape: 0})).toThrow(
      'gamma shape must be positive: 0',
    )
    expect(() => sampleBeta(randomFrom('a'), {alpha: 1, beta: NaN})).toThrow(
      'gamma shape must be positive: NaN',
    )
  })
})

function drawn(sample: (random: ReturnType<typeof randomFrom>) => number): number[] {
  const random = randomFrom('sampling')
  return Array.from({length: draws}, () => sample(random))
}

function expectMoments(
  sample: readonly number[],
  {mean, standardDeviation}: {mean: number; standardDeviation: number},
): void {
  const found = sample.reduce((sum, value) => sum + value, 0) / draws
  const variance = sample.reduce((sum, value) => sum + (value - found) ** 2, 0) / draws
  expect(Math.abs(found - mean)).toBeLessThan((4 * standardDeviation) / Math.sqrt(draws))
  expect(Math.sqrt(variance) / standardDeviation).toBeCloseTo(1, 1)
}

function expectQuantiles(sample: readonly number[], quantiles: readonly number[][]): void {
  for (const [p = NaN, quantile = NaN] of quantiles) {
    const share = sample.filter((value) => value <= quantile).length / draws
    expect(Math.abs(share - p)).toBeLessThan(4 * Math.sqrt((p * (1 - p)) / draws))
  }
}

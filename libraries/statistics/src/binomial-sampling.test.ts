import {randomFrom} from '@airworthy/kernel'
import fc from 'fast-check'
import {expect, test} from 'vitest'
import reference from '../reference/distributions.json' with {type: 'json'}
import {sampleBinomial, sampleMultinomial} from './binomial-sampling.ts'
import {chiSquaredSurvival} from './chi-squared.ts'

test.each(reference.binomialLaws)(
  'counts of $trials trials of chance $p follow the law that scipy gives (20,000 draws, chi-squared)',
  ({trials, p, edges, shares}) => {
    const random = randomFrom(`binomial ${trials} ${p}`)
    const draws = 20_000
    const bins = shares.map(() => 0)
    for (let draw = 0; draw < draws; draw++) {
      const count = sampleBinomial(random, {trials, p})
      const edge = edges.findIndex((upper) => count <= upper)
      const bin = edge < 0 ? edges.length : edge
      bins[bin] = (bins[bin] ?? 0) + 1
    }
    const filled = shares.filter((share) => share * draws >= 1)
    const chiSquared = shares.reduce(
      (sum, share, bin) =>
        share * draws >= 1 ? sum + ((bins[bin] ?? 0) - share * draws) ** 2 / (share * draws) : sum,
      0,
    )
    const degreesOfFreedom = Math.max(1, filled.length - 1)
    expect(chiSquaredSurvival(chiSquared, {degreesOfFreedom})).toBeGreaterThan(1e-3)
  },
)

test('a multinomial draw has the sum asked for, and nothing where the weight is 0', () => {
  fc.assert(
    fc.property(
      fc.array(fc.integer({min: 0, max: 1000}), {minLength: 1, maxLength: 12}),
      fc.integer({min: 0, max: 1_000_000}),
      fc.string(),
      (weights, trials, seed) => {
        fc.pre(weights.some((weight) => weight > 0))
        const into = new Float64Array(weights.length)
        sampleMultinomial(randomFrom(seed), {trials, weights: Float64Array.from(weights), into})
        expect(into.reduce((sum, count) => sum + count, 0)).toBe(trials)
        weights.forEach((weight, index) => {
          if (weight === 0) expect(into[index]).toBe(0)
        })
      },
    ),
    {numRuns: 300},
  )
})

test('a multinomial count has the mean and variance of its binomial', () => {
  const random = randomFrom('moments')
  const weights = Float64Array.of(10, 0, 30, 60)
  const into = new Float64Array(4)
  const draws = 20_000
  let sum = 0
  let squares = 0
  for (let draw = 0; draw < draws; draw++) {
    sampleMultinomial(random, {trials: 500, weights, into})
    sum += into[2] ?? 0
    squares += (into[2] ?? 0) ** 2
  }
  const mean = sum / draws
  const variance = 500 * 0.3 * 0.7
  expect(Math.abs(mean - 150)).toBeLessThan(4 * Math.sqrt(variance / draws))
  expect(Math.abs((squares / draws - mean ** 2) / variance - 1)).toBeLessThan(0.05)
})

test('the same seed draws the same, and impossible parameters are refused', () => {
  const draw = () => sampleBinomial(randomFrom('a'), {trials: 1000, p: 0.4})
  expect(draw()).toBe(draw())
  expect(() => sampleBinomial(randomFrom('a'), {trials: 1.5, p: 0.4})).toThrow('whole number')
  expect(() => sampleBinomial(randomFrom('a'), {trials: 5, p: NaN})).toThrow('[0, 1]: NaN')
  const into = new Float64Array(2)
  expect(() =>
    sampleMultinomial(randomFrom('a'), {trials: 5, weights: Float64Array.of(0, 0), into}),
  ).toThrow('cannot share 5 trials')
  expect(() =>
    sampleMultinomial(randomFrom('a'), {trials: 5, weights: Float64Array.of(1, -1), into}),
  ).toThrow('must not be negative: -1')
})

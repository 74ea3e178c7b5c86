import fc from 'fast-check'
import {expect, test} from 'vitest'
import {
  katzInterval,
  newcombeInterval,
  scoreDifferenceInterval,
  scoreRatioInterval,
} from './index.ts'

// The restricted likelihood maximised by scipy 1.17's bounded search, the ends found by its root
// finder: accurate to 1e-8. statsmodels 0.13 and 0.15 differ here in the third digit and fail for
// the second case.
test.each([
  [30, 100, 45, 100, -0.27949082426642446, -0.015531282462547194],
  [5, 20, 90, 400, -0.12134319252302388, 0.24757338921176236],
  [805, 1795, 349, 1488, 0.18215736644324215, 0.2451704211814102],
])('the score interval of %i/%i − %i/%i is where its test rejects', (a, m, b, n, low, high) => {
  const found = scoreDifferenceInterval({
    first: {successes: a, trials: m},
    second: {successes: b, trials: n},
  })
  expect(found.low).toBeCloseTo(low, 8)
  expect(found.high).toBeCloseTo(high, 8)
})

const count = fc
  .tuple(fc.integer({min: 1, max: 5000}), fc.double({min: 0, max: 1, noNaN: true}))
  .map(([trials, share]) => ({successes: Math.round(share * trials), trials}))

test('score intervals hold their estimate, and turn round when first and second change places', () => {
  fc.assert(
    fc.property(count, count, (first, second) => {
      const found = scoreDifferenceInterval({first, second})
      const turned = scoreDifferenceInterval({first: second, second: first})
      expect(found.low).toBeLessThanOrEqual(found.difference)
      expect(found.high).toBeGreaterThanOrEqual(found.difference)
      expect(found.low).toBeCloseTo(-turned.high, 7)
      const ratio = scoreRatioInterval({first, second})
      if (Number.isFinite(ratio.ratio)) {
        expect(ratio.low).toBeLessThanOrEqual(ratio.ratio)
        expect(ratio.high).toBeGreaterThanOrEqual(ratio.ratio)
      }
    }),
    {numRuns: 300},
  )
})

test('without successes in one group Katz has no end, and the score interval has', () => {
  const pair = {first: {successes: 0, trials: 50}, second: {successes: 20, trials: 60}}
  expect(katzInterval(pair)).toEqual({ratio: 0, low: 0, high: Infinity})
  const {ratio, low, high} = scoreRatioInterval(pair)
  expect([ratio, low]).toEqual([0, 0])
  expect(high).toBeGreaterThan(0)
  expect(high).toBeLessThan(0.5)
})

test('without a trial nothing is known', () => {
  const pair = {first: {successes: 0, trials: 0}, second: {successes: 1, trials: 2}}
  expect(scoreDifferenceInterval(pair).low).toBeNaN()
  expect(scoreRatioInterval(pair).high).toBeNaN()
  expect(newcombeInterval(pair).low).toBeNaN()
})

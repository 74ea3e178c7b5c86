import {randomFrom} from '@airworthy/kernel'
import {sampleBinomial} from '@airworthy/statistics'
import {describe, expect, test} from 'vitest'
import {chanceGap, heterogeneityTest, metricOf, pairTest, shrunkenRates} from './index.ts'
import type {OutcomeCounts} from './index.ts'

describe('the gap that chance makes', () => {
  test.each([
    [[100, 100, 100, 100, 100], 0.3],
    [Array.from({length: 40}, () => 100), 0.5],
    [[20, 50, 400, 2000, 2000, 8000], 0.2],
  ])('among groups of %j at a rate of %f is that of a simulation within 3 %%', (sizes, share) => {
    const random = randomFrom('gap')
    const draws = 4000
    let sum = 0
    for (let draw = 0; draw < draws; draw++) {
      const rates = sizes.map((trials) => sampleBinomial(random, {trials, p: share}) / trials)
      sum += Math.max(...rates) - Math.min(...rates)
    }
    const counts = sizes.map((trials) => ({successes: trials * share, trials}))
    expect(chanceGap(counts).expectedGap / (sum / draws)).toBeCloseTo(1, 1)
    expect(Math.abs(chanceGap(counts).expectedGap / (sum / draws) - 1)).toBeLessThan(0.03)
  })

  test('leaves of the spread between groups what is true', () => {
    const random = randomFrom('spread')
    let sum = 0
    for (let draw = 0; draw < 200; draw++) {
      const counts = Array.from({length: 40}, (_, index) => ({
        trials: 100,
        successes: sampleBinomial(random, {trials: 100, p: index % 2 === 0 ? 0.4 : 0.5}),
      }))
      sum += chanceGap(counts).betweenGroupDeviation
    }
    // The true rates lie .05 to either side; the observed gap is about .3.
    expect(Math.abs(sum / 200 - 0.05)).toBeLessThan(0.005)
  })

  test('is 0 for a single group, and where all are selected', () => {
    expect(chanceGap([{successes: 3, trials: 10}])).toEqual({
      expectedGap: 0,
      betweenGroupDeviation: 0,
    })
    expect(
      chanceGap([
        {successes: 10, trials: 10},
        {successes: 30, trials: 30},
      ]),
    ).toEqual({expectedGap: 0, betweenGroupDeviation: 0})
  })
})

describe('shrunken rates', () => {
  test('lie nearer to the truth than raw ones where groups are small (seeded)', () => {
    const random = randomFrom('shrinkage')
    let raw = 0
    let shrunken = 0
    for (let draw = 0; draw < 100; draw++) {
      const truths = Array.from({length: 30}, () => 0.3 + 0.2 * random.next())
      const counts = truths.map((p, index) => {
        const trials = 10 + 5 * index
        return {trials, successes: sampleBinomial(random, {trials, p})}
      })
      const drawn = shrunkenRates(counts)
      truths.forEach((truth, index) => {
        const {successes = NaN, trials = NaN} = counts[index] ?? {}
        raw += (successes / trials - truth) ** 2
        shrunken += ((drawn[index] ?? NaN) - truth) ** 2
      })
    }
    expect(shrunken).toBeLessThan(0.75 * raw)
  })

  test('are the common rate without any spread, and for a group without a trial', () => {
    const counts = [
      {successes: 5, trials: 10},
      {successes: 50, trials: 100},
      {successes: 0, trials: 0},
    ]
    expect(shrunkenRates(counts)).toEqual([0.5, 0.5, 0.5])
    expect(shrunkenRates([])).toEqual([])
  })
})

describe('the tests of equal groups', () => {
  const selection = metricOf('selectionRate')

  test('are exact for two small groups, and nearly so for large ones', () => {
    // Fisher's p of 3/10 against 9/10 is 0.0198 (scipy 1.17.1).
    const small = {first: groupWith(3, 10), second: groupWith(9, 10)}
    expect(pairTest(selection, small)).toBeCloseTo(0.019766, 5)
    const large = {first: groupWith(3000, 10_000), second: groupWith(3100, 10_000)}
    expect(pairTest(selection, large)).toBeCloseTo(0.1244, 3)
  })

  test('see many small differences as well as one large one', () => {
    const even = Array.from({length: 20}, (_, index) => groupWith(index % 2 === 0 ? 240 : 300, 600))
    expect(heterogeneityTest(selection, even)).toBeLessThan(1e-6)
    const one = Array.from({length: 20}, (_, index) => groupWith(index === 0 ? 18 : 3, 30))
    expect(heterogeneityTest(selection, one)).toBeLessThan(1e-6)
    expect(heterogeneityTest(selection, [groupWith(1, 2)])).toBe(1)
    expect(
      heterogeneityTest(selection, [groupWith(0, 50), groupWith(0, 60), groupWith(0, 9)]),
    ).toBe(1)
  })
})

function groupWith(selected: number, n: number): OutcomeCounts {
  return {
    n,
    selected,
    truePositive: selected,
    falsePositive: 0,
    trueNegative: n - selected,
    falseNegative: 0,
    positiveLabel: selected,
  }
}

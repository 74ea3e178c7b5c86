import {randomFrom} from '@airworthy/kernel'
import {normalQuantile, sampleNormal} from '@airworthy/statistics'
import {describe, expect, test} from 'vitest'
import {gridNodes} from './ability-grid.ts'
import {centralInterval, moreItemsUntilJudged, probabilityAbove, verdictOf} from './verdict.ts'

test('an interval wholly above the cut meets, wholly below is a gap, else nothing is judged', () => {
  expect(verdictOf({low: 0.1, high: 1}, 0)).toBe('meets')
  expect(verdictOf({low: -1, high: -0.1}, 0)).toBe('gap')
  expect(verdictOf({low: -0.1, high: 1}, 0)).toBe('not-judged')
  expect(verdictOf({low: 0, high: 1}, 0)).toBe('not-judged')
})

test('the central interval of a normal posterior is the normal interval', () => {
  const density = gridNodes.map((theta) => Math.exp(-0.5 * ((theta - 1) / 0.6) ** 2))
  const {low, high} = centralInterval(density, 0.9)
  expect(low).toBeCloseTo(1 - 0.6 * normalQuantile(0.95), 2)
  expect(high).toBeCloseTo(1 + 0.6 * normalQuantile(0.95), 2)
})

describe('the forecast of items until judged', () => {
  const bank = {cut: 0, confidence: 0.9, averageInformation: 0.25, itemsLeft: 40}

  test('is reached by about half of those whose answers are simulated', () => {
    for (const mean of [0.9, 0.6, -0.45]) {
      const forecast = moreItemsUntilJudged({mean, standardError: 0.6}, bank) ?? NaN
      const share = shareJudgedWithin(forecast, {mean, standardError: 0.6}, bank)
      expect(Math.abs(share - 0.5), `${forecast} items`).toBeLessThan(0.12)
    }
  })

  test('is at least one item and more the nearer the mean is to the cut', () => {
    const forecasts = [2, 0.9, 0.6, 0.3].map((mean) =>
      moreItemsUntilJudged({mean, standardError: 0.6}, bank),
    )
    expect(forecasts[0]).toBe(1)
    expect(forecasts).toEqual(forecasts.toSorted((a, b) => (a ?? NaN) - (b ?? NaN)))
    expect(new Set(forecasts).size).toBeGreaterThan(2)
  })

  test('is null when the items left do not suffice or tell nothing', () => {
    const estimate = {mean: 0.3, standardError: 0.6}
    const forecast = moreItemsUntilJudged(estimate, bank) ?? NaN
    expect(moreItemsUntilJudged(estimate, {...bank, itemsLeft: forecast - 1})).toBeNull()
    expect(moreItemsUntilJudged(estimate, {...bank, averageInformation: 0})).toBeNull()
    expect(moreItemsUntilJudged(estimate, {...bank, itemsLeft: 0})).toBeNull()
  })
})

/** The share of normal random walks of the posterior mean that clear the cut within so many items. */
function shareJudgedWithin(
  items: number,
  {mean, standardError}: {mean: number; standardError: number},
  {
    cut,
    confidence,
    averageInformation,
  }: {cut: number; confidence: number; averageInformation: number},
): number {
  const random = randomFrom('walks')
  const z = normalQuantile((1 + confidence) / 2)
  const walks = 2000
  let judged = 0
  for (let walk = 0; walk < walks; walk++) {
    let present = mean
    let variance = standardError ** 2
    for (let item = 0; item < items; item++) {
      const varianceThen = 1 / (1 / variance + averageInformation)
      const standardDeviation = Math.sqrt(variance - varianceThen)
      present = sampleNormal(random, {mean: present, standardDeviation})
      variance = varianceThen
      if (Math.abs(present - cut) <= z * Math.sqrt(variance)) continue
      judged++
      break
    }
  }
  return judged / walks
}

describe('the probability of an ability above a cut', () => {
  test('is that of a normal value about the estimate', () => {
    expect(probabilityAbove({mean: 0.4, standardError: 0.3}, 0)).toBeCloseTo(0.9087887802741321, 12)
    expect(probabilityAbove({mean: 1, standardError: 2}, 1)).toBe(0.5)
  })

  test('is certain without an error', () => {
    expect([1, 0, -1].map((mean) => probabilityAbove({mean, standardError: 0}, 0))).toEqual([
      1, 0.5, 0,
    ])
  })
})

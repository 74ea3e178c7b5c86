import {normalQuantile} from '@airworthy/statistics'
import {describe, expect, test} from 'vitest'
import {gridNodes} from './ability-grid.ts'
import {centralInterval, moreItemsUntilJudged, verdictOf} from './verdict.ts'

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

  test('counts items until the interval would clear the cut at the present mean', () => {
    // 0.5/1.645 = 0.304; 1/0.304² − 1/0.6² = 8.05; at 0.25 each, 33 items.
    expect(moreItemsUntilJudged({mean: 0.5, standardError: 0.6}, bank)).toBe(33)
  })

  test('is at least one item and fewer the farther the mean is from the cut', () => {
    expect(moreItemsUntilJudged({mean: 2, standardError: 0.6}, bank)).toBe(1)
    expect(moreItemsUntilJudged({mean: -0.9, standardError: 0.6}, bank)).toBe(3)
  })

  test('is null when the items left do not suffice, or the mean stands on the cut', () => {
    expect(
      moreItemsUntilJudged({mean: 0.5, standardError: 0.6}, {...bank, itemsLeft: 32}),
    ).toBeNull()
    expect(moreItemsUntilJudged({mean: 0, standardError: 0.6}, bank)).toBeNull()
    expect(
      moreItemsUntilJudged(
        {mean: 0.5, standardError: 0.6},
        {...bank, averageInformation: 0, itemsLeft: 0},
      ),
    ).toBeNull()
  })
})

import {describe, expect, test} from 'vitest'
import reference from '../reference/calibration.json' with {type: 'json'}
import {itemStatistics, testStatistics} from './item-statistics.ts'

const {classical} = reference
const responses = classical.responses.map((row) => row.split('').map(Number))
const highestScores = [1, 1, 1, 1, 1]

test('proportions and corrected point-biserial correlations equal numpy within 1e-12', () => {
  for (const [item, found] of itemStatistics(responses, {highestScores}).entries()) {
    expect(found.answers).toBe(60)
    expect(found.proportion).toBeCloseTo(classical.proportions[item] ?? NaN, 12)
    expect(found.restCorrelation).toBeCloseTo(classical.restCorrelations[item] ?? NaN, 12)
  }
})

test('alpha, alpha without each item and the standard error of measurement equal numpy', () => {
  const found = testStatistics(responses)
  expect(found.meanScore).toBeCloseTo(classical.mean, 12)
  expect(found.standardDeviation).toBeCloseTo(classical.standardDeviation, 12)
  expect(found.alpha).toBeCloseTo(classical.alpha, 12)
  expect(found.standardErrorOfMeasurement).toBeCloseTo(
    classical.standardDeviation * Math.sqrt(1 - classical.alpha),
    12,
  )
  for (const [item, alpha] of found.alphaWithout.entries()) {
    expect(alpha).toBeCloseTo(classical.alphaWithout[item] ?? NaN, 12)
  }
})

test('partial credit counts as a share, and an ability may take the place of the rest score', () => {
  const [item] = itemStatistics([[0], [1], [2], [null]], {
    highestScores: [2],
    criterion: [-1, 0, 1, 5],
  })
  expect(item?.answers).toBe(3)
  expect(item?.proportion).toBe(0.5)
  expect(item?.restCorrelation).toBeCloseTo(1, 12)
})

describe('what cannot be computed is null, not zero:', () => {
  test('an item that nobody answered or all answered alike', () => {
    const [unanswered, alike] = itemStatistics(
      [
        [null, 1],
        [null, 1],
        [null, 1],
      ],
      {
        highestScores: [1, 1],
      },
    )
    expect(unanswered).toEqual({answers: 0, proportion: null, restCorrelation: null})
    expect(alike).toEqual({answers: 3, proportion: 1, restCorrelation: null})
  })

  test('the alpha of one item, or of people who scored alike', () => {
    expect(testStatistics([[1], [0]]).alpha).toBeNull()
    expect(
      testStatistics([
        [1, 0],
        [0, 1],
      ]).standardErrorOfMeasurement,
    ).toBeNull()
  })

  test('people who did not answer every item are left out of alpha', () => {
    expect(
      testStatistics([
        [1, 0],
        [0, 0],
        [1, null],
      ]).people,
    ).toBe(2)
  })
})

import {randomFrom} from '@airworthy/kernel'
import {sampleNormal} from '@airworthy/statistics'
import {describe, expect, test} from 'vitest'
import reference from '../reference/calibration.json' with {type: 'json'}
import {mantelHaenszel, mantelOrdered, type MatchedResponses} from './mantel-haenszel.ts'

const {dif} = reference
const focal = dif.focal.split('').map((group) => group === '1')
const matching = dif.matching

describe('a right-or-wrong item', () => {
  const scores = dif.scores.split('').map(Number)
  const found = mantelHaenszel({scores, focal, matching})

  test('equals statsmodels: chi-squared with correction, p, odds ratio and its standard error', () => {
    expect(found?.n).toBe(dif.n)
    expect(found?.chiSquared).toBeCloseTo(dif.chiSquared, 9)
    expect(found?.p).toBeCloseTo(dif.p, 10)
    expect(found?.oddsRatio).toBeCloseTo(dif.oddsRatio, 10)
    expect(found?.deltaStandardError).toBeCloseTo(2.35 * dif.logOddsStandardError, 9)
  })

  test('turns its sign when the groups change places', () => {
    const turned = mantelHaenszel({scores, focal: focal.map((each) => !each), matching})
    expect(turned?.delta).toBeCloseTo(-(found?.delta ?? NaN), 10)
  })

  test('is called large only if it is large and surely so', () => {
    expect(mantelHaenszel(planted({shift: 1.5, people: 4000}))?.class).toBe('C')
    expect(mantelHaenszel(planted({shift: 0.55, people: 4000}))?.class).toBe('B')
    expect(mantelHaenszel(planted({shift: 0, people: 4000}))?.class).toBe('A')
  })

  test('has an infinite error when one group is always right where the other is always wrong', () => {
    const focal = Array.from({length: 20}, (_, person) => person % 2 === 0)
    const found = mantelHaenszel({
      scores: focal.map((each) => (each ? 0 : 1)),
      focal,
      matching: focal.map(() => 1),
    })
    expect(found).toMatchObject({oddsRatio: Infinity, delta: -Infinity, class: 'C'})
    expect(found?.deltaStandardError).toBe(Infinity)
  })

  test('is not judged without both groups in a stratum, or when nobody differs', () => {
    expect(mantelHaenszel({scores: [1, 0], focal: [true, false], matching: [1, 2]})).toBeNull()
    expect(mantelHaenszel({scores: [1, 1], focal: [true, false], matching: [1, 1]})).toBeNull()
    expect(mantelHaenszel({scores: [], focal: [], matching: []})).toBeNull()
  })
})

describe('an item with ordered credit', () => {
  const scores = dif.ordered.split('').map(Number)

  test('equals the figures of the formulas', () => {
    const found = mantelOrdered({scores, focal, matching})
    expect(found?.chiSquared).toBeCloseTo(dif.orderedChiSquared, 9)
    expect(found?.meanDifference).toBeCloseTo(dif.meanDifference, 10)
  })

  test('is not judged when nothing varies', () => {
    expect(mantelOrdered({scores: [2, 2], focal: [true, false], matching: [1, 1]})).toBeNull()
  })
})

test('lists that do not run in parallel, scores and matching values that cannot be used are refused', () => {
  expect(() => mantelHaenszel({scores: [1], focal: [], matching: [1]})).toThrow(
    '1 scores, 0 groups, 1 values to match on',
  )
  expect(() => mantelHaenszel({scores: [2], focal: [true], matching: [1]})).toThrow(
    'score not from 0 to 1: 2',
  )
  expect(() => mantelOrdered({scores: [2], focal: [true], matching: [NaN]})).toThrow(
    'nothing to match on',
  )
})

/** People matched on ability in bands, the item harder by `shift` logits for every second one. */
function planted({shift, people}: {shift: number; people: number}): MatchedResponses {
  const random = randomFrom('planted')
  const drawn = Array.from({length: people}, (_, person) => {
    const ability = sampleNormal(random)
    const isFocal = person % 2 === 0
    const right = 1 / (1 + Math.exp(-(ability - (isFocal ? shift : 0))))
    return {isFocal, score: random.next() < right ? 1 : 0, band: Math.round(4 * ability)}
  })
  return {
    scores: drawn.map(({score}) => score),
    focal: drawn.map(({isFocal}) => isFocal),
    matching: drawn.map(({band}) => band),
  }
}

import {randomFrom} from '@airworthy/kernel'
import {sampleNormal} from '@airworthy/statistics'
import {expect, test} from 'vitest'
import {difRegression} from './dif-regression.ts'
import type {MatchedResponses} from './mantel-haenszel.ts'

test('a shifted curve is found as uniform, a flatter one as non-uniform, an equal one as neither', () => {
  const shifted = difRegression(planted({shift: 1, slope: 1}))
  expect(shifted?.uniform.p).toBeLessThan(1e-6)
  expect(shifted?.nonUniform.p).toBeGreaterThan(0.01)
  expect(shifted?.class).not.toBe('A')
  const flatter = difRegression(planted({shift: 0, slope: 0.2}))
  expect(flatter?.nonUniform.p).toBeLessThan(1e-6)
  const equal = difRegression(planted({shift: 0, slope: 1}))
  expect(equal?.both.p).toBeGreaterThan(0.01)
  expect(equal?.class).toBe('A')
  expect(equal?.addedNagelkerke).toBeLessThan(0.01)
})

test('both statistics add up, as nested models do', () => {
  const found = difRegression(planted({shift: 0.4, slope: 0.7}))
  const sum = (found?.uniform.chiSquared ?? NaN) + (found?.nonUniform.chiSquared ?? NaN)
  expect(found?.both.chiSquared).toBeCloseTo(sum, 9)
})

test('an item that all got right, one group and separated answers are not judged', () => {
  const matching = [1, 2, 3, 4, 5, 6]
  const focal = [true, false, true, false, true, false]
  expect(difRegression({scores: [1, 1, 1, 1, 1, 1], focal, matching})).toBeNull()
  expect(difRegression({scores: [0, 0, 0, 1, 1, 1], focal, matching})).toBeNull()
  expect(
    difRegression({scores: [0, 1, 0, 1, 0, 1], focal: matching.map(() => true), matching}),
  ).toBeNull()
  expect(difRegression({scores: [], focal: [], matching: []})).toBeNull()
})

function planted({shift, slope}: {shift: number; slope: number}): MatchedResponses {
  const random = randomFrom('planted')
  const drawn = Array.from({length: 2000}, (_, person) => {
    const ability = sampleNormal(random)
    const isFocal = person % 2 === 0
    const logit = isFocal ? slope * 1.5 * ability - shift : 1.5 * ability
    return {ability, isFocal, score: random.next() < 1 / (1 + Math.exp(-logit)) ? 1 : 0}
  })
  return {
    scores: drawn.map(({score}) => score),
    focal: drawn.map(({isFocal}) => isFocal),
    matching: drawn.map(({ability}) => ability),
  }
}

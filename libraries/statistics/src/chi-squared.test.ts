import {expect, test} from 'vitest'
import reference from '../reference/regression.json' with {type: 'json'}
import {chiSquaredSurvival} from './chi-squared.ts'
import {logGamma} from './incomplete-gamma.ts'

test('the logarithm of the gamma function equals scipy within 1e-13', () => {
  for (const [x = NaN, expected = NaN] of reference.logGamma) {
    const error = Math.abs(logGamma(x) - expected) / Math.max(1, Math.abs(expected))
    expect(error, `at ${x}`).toBeLessThan(1e-13)
  }
})

test('the chi-squared tail equals scipy within 1e-11, relatively', () => {
  for (const [x = NaN, degreesOfFreedom = NaN, expected = NaN] of reference.chiSquaredSurvival) {
    const found = chiSquaredSurvival(x, {degreesOfFreedom})
    expect(Math.abs(found - expected) / expected, `${x} on ${degreesOfFreedom}`).toBeLessThan(1e-11)
  }
})

test('the tail is certain below zero, impossible at infinity, and unknown for no number', () => {
  expect(chiSquaredSurvival(0, {degreesOfFreedom: 1})).toBe(1)
  expect(chiSquaredSurvival(-1, {degreesOfFreedom: 1})).toBe(1)
  expect(chiSquaredSurvival(Infinity, {degreesOfFreedom: 2})).toBe(0)
  expect(chiSquaredSurvival(NaN, {degreesOfFreedom: 2})).toBeNaN()
})

test('degrees of freedom that are not positive are refused', () => {
  for (const degreesOfFreedom of [0, -1, NaN, Infinity]) {
    expect(() => chiSquaredSurvival(1, {degreesOfFreedom})).toThrow(
      `degrees of freedom must be positive: ${degreesOfFreedom}`,
    )
  }
})

import {normalQuadrature} from '@airworthy/statistics'
import {expect, test} from 'vitest'
import {categoryCurves, informationOfCurves, type LogisticModel} from './models.ts'
import {curvesUnderUncertainty} from './parameter-uncertainty.ts'

const authorsGuess = {b: 0.7, logA: 0.3}

test('without uncertainty the curves are those of the model', () => {
  const model: LogisticModel = {kind: '3pl', a: 1.2, b: 0.3, c: 0.2}
  expect(curvesUnderUncertainty(model, undefined)(0.5)).toEqual(categoryCurves(model, 0.5))
})

test("under an author's uncertainty probabilities are within 2e-3 of a fine rule", () => {
  const difficulties = normalQuadrature(40)
  const discriminations = normalQuadrature(30)
  for (const a of [1, 1.4, 2]) {
    const coarse = curvesUnderUncertainty({kind: '3pl', a, b: 0}, authorsGuess)
    for (const theta of [-4, -1.5, 0, 0.7, 3]) {
      let fine = 0
      for (const [i, x] of difficulties.nodes.entries()) {
        for (const [j, y] of discriminations.nodes.entries()) {
          const weight = (difficulties.weights[i] ?? 0) * (discriminations.weights[j] ?? 0)
          const model: LogisticModel = {kind: '3pl', a: a * Math.exp(0.3 * y), b: 0.7 * x}
          fine += weight * (categoryCurves(model, theta).probabilities[1] ?? NaN)
        }
      }
      const [, right = NaN] = coarse(theta).probabilities
      expect(Math.abs(right - fine)).toBeLessThan(2e-3)
    }
  }
})

test('uncertain parameters tell less about ability than the same parameters known', () => {
  const model: LogisticModel = {kind: '3pl', a: 1.4, b: 0}
  const known = informationOfCurves(categoryCurves(model, 0))
  const guessed = informationOfCurves(curvesUnderUncertainty(model, authorsGuess)(0))
  expect(guessed).toBeLessThan(0.8 * known)
  expect(guessed).toBeGreaterThan(0.5 * known)
})

test('graded thresholds move together, so that probabilities still sum to 1', () => {
  const curves = curvesUnderUncertainty(
    {kind: 'graded', a: 1, thresholds: [-0.5, 0.5]},
    authorsGuess,
  )(1)
  expect(curves.probabilities).toHaveLength(3)
  expect(curves.probabilities.reduce((sum, value) => sum + value, 0)).toBeCloseTo(1, 12)
  expect(curves.slopes.reduce((sum, value) => sum + value, 0)).toBeCloseTo(0, 12)
})

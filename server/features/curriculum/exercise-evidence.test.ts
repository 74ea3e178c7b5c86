import {describe, expect, it} from 'vitest'
import {expectedAbility} from '@airworthy/psychometrics'
import {abilityAfter, unmeasured, type GradedExercise} from './exercise-evidence.ts'

const model = {a: 1.2, b: [-0.5, 0.5]} as const
const exercise = (category: GradedExercise['category']): GradedExercise => ({...model, category})

describe('the ability after exercises', () => {
  it('is the measured one where there is none', () => {
    const {mean, standardError, low, high} = abilityAfter({mean: 0.4, standardError: 0.35}, [])
    expect(mean).toBeCloseTo(0.4, 6)
    expect(standardError).toBeCloseTo(0.35, 6)
    expect(low).toBeCloseTo(0.4 - 1.645 * 0.35, 2)
    expect(high).toBeCloseTo(0.4 + 1.645 * 0.35, 2)
  })

  it.each([0, 1, 2] as const)(
    'agrees with expected a posteriori estimation for category %i',
    (score) => {
      const after = abilityAfter({mean: 0.4, standardError: 0.35}, [exercise(score), exercise(2)])
      const expected = expectedAbility(
        [score, 2].map((one) => ({
          model: {kind: 'graded', a: model.a, thresholds: model.b},
          score: one,
        })),
        {priorMean: 0.4, priorStandardDeviation: 0.35},
      )
      expect(after.mean).toBeCloseTo(expected.mean, 6)
      expect(after.standardError).toBeCloseTo(expected.standardError, 6)
    },
  )

  it('rises with the category, narrows, and hangs on no order', () => {
    const measured = {mean: 0, standardError: 0.4}
    const means = ([0, 1, 2] as const).map((score) => abilityAfter(measured, [exercise(score)]))
    expect(means.map(({mean}) => mean)).toEqual(
      means.map(({mean}) => mean).toSorted((a, b) => a - b),
    )
    for (const {standardError} of means) expect(standardError).toBeLessThan(0.4)
    const forth = abilityAfter(measured, [exercise(0), exercise(2)])
    const back = abilityAfter(measured, [exercise(2), exercise(0)])
    expect(back.mean).toBeCloseTo(forth.mean, 12)
  })

  it('moves the middle of a measured domain by less than half a level', () => {
    // what docs/decisions/exercise-as-evidence.md says of one exercise on a usual measurement
    const moved = ([0, 1, 2] as const).map(
      (score) => abilityAfter({mean: 0, standardError: 0.4}, [exercise(score)]).mean,
    )
    for (const mean of moved) expect(Math.abs(mean)).toBeLessThan(0.2)
    expect(abilityAfter(unmeasured, [exercise(2)]).standardError).toBeGreaterThan(0.8)
  })
})

import {describe, expect, it} from 'vitest'
import {expectedAbility, type ScoredResponse} from '@airworthy/psychometrics'
import {restAbilities} from './rest-ability.ts'

const responses: ScoredResponse[] = [
  {model: {kind: '3pl', a: 1.2, b: -0.5, c: 0.25}, score: 1},
  {model: {kind: '3pl', a: 0.8, b: 0.9}, score: 0},
  {model: {kind: 'graded', a: 1.5, thresholds: [-0.2, 0.8]}, score: 2},
  {model: {kind: 'graded', a: 1, thresholds: [0.3, 1.3]}, score: 1},
]

describe('the ability by the other answers', () => {
  it('is the expected a posteriori without the answer itself', () => {
    const rest = restAbilities(responses)
    for (const [index, ability] of rest.entries()) {
      const others = responses.filter((_, other) => other !== index)
      expect(ability).toBeCloseTo(expectedAbility(others).mean, 6)
    }
  })

  it('of a single answer is the mean of the prior', () => {
    expect(restAbilities(responses.slice(0, 1))[0]).toBeCloseTo(0, 12)
    expect(restAbilities([])).toEqual([])
  })

  it('survives answers that the model holds for impossible', () => {
    const far: ScoredResponse[] = [
      {model: {kind: '3pl', a: 60, b: 7}, score: 1},
      {model: {kind: '3pl', a: 60, b: -7}, score: 0},
      {model: {kind: '3pl', a: 1, b: 0}, score: 1},
    ]
    expect(restAbilities(far).every(Number.isFinite)).toBe(true)
  })
})

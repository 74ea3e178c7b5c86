import {expect, test} from 'vitest'
import reference from '../reference/irt.json' with {type: 'json'}
import {expectedAbility, type ScoredResponse} from './ability.ts'
import type {GradedModel} from './models.ts'

test('mean and posterior standard deviation equal adaptive quadrature within 1e-6', () => {
  for (const {bank, responses, exact} of reference.ability) {
    const found = expectedAbility(scored(bankOf(bank), responses))
    expect(Math.abs(found.mean - exact.mean)).toBeLessThan(1e-6)
    expect(Math.abs(found.standardError - exact.standardError)).toBeLessThan(1e-6)
  }
})

test('33 nodes on [-4, 4] reproduce a sum over the default nodes of catR within 1e-10', () => {
  for (const {bank, responses, grid33} of reference.ability) {
    const found = expectedAbility(scored(bankOf(bank), responses), {low: -4, high: 4, nodes: 33})
    expect(Math.abs(found.mean - grid33.mean)).toBeLessThan(1e-10)
    expect(Math.abs(found.standardError - grid33.standardError)).toBeLessThan(1e-10)
  }
})

test('121 nodes on [-6, 6] reproduce figures made by catR within 1e-8', () => {
  for (const {responses, mean} of reference.catR.cases) {
    const found = expectedAbility(scored(reference.catR.items, responses), {
      low: -6,
      high: 6,
      nodes: 121,
    })
    expect(Math.abs(found.mean - mean)).toBeLessThan(1e-8)
  }
})

test('graded answers equal adaptive quadrature within 1e-6', () => {
  for (const {models, scores, mean, standardError} of reference.gradedAbility) {
    const found = expectedAbility(
      models.map((model, index): ScoredResponse => ({
        model: {...model, kind: 'graded'} satisfies GradedModel,
        score: scores[index] ?? NaN,
      })),
    )
    expect(Math.abs(found.mean - mean)).toBeLessThan(1e-6)
    expect(Math.abs(found.standardError - standardError)).toBeLessThan(1e-6)
  }
})

test('without answers the prior comes back', () => {
  const found = expectedAbility([], {priorMean: 0.5, priorStandardDeviation: 2})
  expect(found.mean).toBeCloseTo(0.5, 9)
  expect(found.standardError).toBeCloseTo(2, 9)
})

test('a score that the item cannot give is refused', () => {
  for (const score of [2, -1, 0.5, NaN]) {
    expect(() => expectedAbility([{model: {kind: '3pl', a: 1, b: 0}, score}])).toThrow(
      `score must be an integer from 0 to 1: ${score}`,
    )
  }
})

function bankOf(name: string): number[][] {
  return Object.entries(reference.banks).find(([bank]) => bank === name)?.[1] ?? []
}

function scored(bank: readonly number[][], responses: string): ScoredResponse[] {
  return bank.map(([a = NaN, b = NaN, c = NaN, d = NaN], index) => ({
    model: {kind: '3pl', a, b, c, d},
    score: Number(responses[index]),
  }))
}

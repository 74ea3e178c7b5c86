import {describe, expect, test} from 'vitest'
import reference from '../reference/estimates.json' with {type: 'json'}
import {expectedAbility, type ScoredResponse} from './ability.ts'
import {
  maximumLikelihoodAbility,
  maximumPosteriorAbility,
  weightedLikelihoodAbility,
  type MaximumAbility,
} from './maximum-ability.ts'
import type {ItemModel} from './models.ts'

const range = {low: -5, high: 5}
const prior = {priorMean: 0.3, priorStandardDeviation: 1.2}

describe('all wrong, all right and mixed answers to right-or-wrong, graded and partial-credit items', () => {
  const cases = reference.cases.map(({models, scores, ...estimates}) => ({
    answers: models.map((model, index): ScoredResponse => ({
      model: modelFrom(model),
      score: scores[index] ?? NaN,
    })),
    ...estimates,
  }))

  test('likelihood maxima are within 1e-6, or at the end that the answers point to', () => {
    for (const {answers, likelihood} of cases) {
      const found = maximumLikelihoodAbility(answers, range)
      if (likelihood !== null) expectEstimate(found, likelihood)
      else expect(found).toMatchObject({atBound: true, theta: answers[0]?.score === 0 ? -5 : 5})
    }
  })

  test('weighted likelihood estimates are within 1e-6 wherever a root exists', () => {
    for (const {answers, weighted} of cases) {
      const found = weightedLikelihoodAbility(answers, range)
      if (weighted === null) expect(found).toBeNull()
      else expectEstimate(found, weighted)
    }
    expect(cases.filter(({weighted}) => weighted !== null).length).toBeGreaterThan(9)
  })

  test('posterior maxima are within 1e-6', () => {
    for (const {answers, posterior} of cases) {
      expectEstimate(maximumPosteriorAbility(answers, {...range, ...prior}), posterior)
    }
  })

  test('posterior means and standard deviations are within 1e-6', () => {
    for (const {answers, expected} of cases) {
      const found = expectedAbility(answers, prior)
      expect(Math.abs(found.mean - expected.mean)).toBeLessThan(1e-6)
      expect(Math.abs(found.standardError - expected.standardError)).toBeLessThan(1e-6)
    }
  })
})

test('a posterior much narrower than the grid is still within 1e-6', () => {
  const {a, from, to, items, rightBelow, expected} = reference.long
  const answers = Array.from({length: items}, (_, index): ScoredResponse => {
    const b = from + ((to - from) * index) / (items - 1)
    return {model: {kind: '3pl', a, b}, score: b < rightBelow ? 1 : 0}
  })
  const found = expectedAbility(answers)
  expect(Math.abs(found.mean - expected.mean)).toBeLessThan(1e-6)
  expect(Math.abs(found.standardError - expected.standardError)).toBeLessThan(1e-6)
})

test('of several local maxima the highest is taken', () => {
  // Guessing lets a wrong answer to an easy item and right ones to hard items be explained twice.
  const answers: ScoredResponse[] = [
    ...[2, 2.1, 2.2].map((b): ScoredResponse => ({model: guessed(b), score: 1})),
    ...[-2, -1.9].map((b): ScoredResponse => ({model: guessed(b), score: 0})),
  ]
  const found = maximumLikelihoodAbility(answers, {low: -6, high: 6})
  const heights = Array.from({length: 1201}, (_, step) => {
    const theta = -6 + step / 100
    return {theta, height: heightAt(answers, theta)}
  }).sort((first, second) => second.height - first.height)
  expect(Math.abs((found?.theta ?? NaN) - (heights[0]?.theta ?? NaN))).toBeLessThan(0.011)
})

test('without answers likelihoods give no estimate and the posterior is the prior', () => {
  expect(maximumLikelihoodAbility([])).toBeNull()
  expect(weightedLikelihoodAbility([])).toBeNull()
  const found = maximumPosteriorAbility([], prior)
  expect(found.theta).toBeCloseTo(0.3, 12)
  expect(found.standardError).toBeCloseTo(1.2, 12)
})

test('a score that the item cannot give and a range that does not ascend are refused', () => {
  const model: ItemModel = {kind: 'partial-credit', a: 1, steps: [0, 1]}
  expect(() => maximumLikelihoodAbility([{model, score: 3}])).toThrow('from 0 to 2: 3')
  expect(() => maximumLikelihoodAbility([{model, score: 1}], {low: 2, high: 2})).toThrow(
    'range of abilities must ascend: 2 to 2',
  )
})

interface StoredModel {
  readonly kind: string
  readonly a: number
  readonly b?: number | undefined
  readonly c?: number | undefined
  readonly d?: number | undefined
  readonly thresholds?: number[] | undefined
  readonly steps?: number[] | undefined
}

function modelFrom({kind, a, b = NaN, c = 0, d = 1, thresholds, steps}: StoredModel): ItemModel {
  if (kind === 'graded') return {kind, a, thresholds: thresholds ?? []}
  if (kind === 'partial-credit') return {kind, a, steps: steps ?? []}
  return {kind: '3pl', a, b, c, d}
}

function guessed(b: number): ItemModel {
  return {kind: '3pl', a: 2.5, b, c: 0.25}
}

function heightAt(answers: readonly ScoredResponse[], theta: number): number {
  return answers.reduce((sum, {model, score}) => {
    const {a, b, c} = model.kind === '3pl' ? {c: 0, ...model} : {a: NaN, b: NaN, c: NaN}
    const right = c + (1 - c) / (1 + Math.exp(-a * (theta - b)))
    return sum + Math.log(score === 1 ? right : 1 - right)
  }, 0)
}

function expectEstimate(
  found: MaximumAbility | null,
  expected: {theta: number; standardError: number},
): void {
  expect(found?.atBound).toBe(false)
  expect(Math.abs((found?.theta ?? NaN) - expected.theta)).toBeLessThan(1e-6)
  expect(Math.abs((found?.standardError ?? NaN) - expected.standardError)).toBeLessThan(1e-6)
}

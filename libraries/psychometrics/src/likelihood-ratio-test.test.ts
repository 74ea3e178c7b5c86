import {randomFrom} from '@airworthy/kernel'
import {expect, test} from 'vitest'
import type {ScoredResponse} from './ability.ts'
import {sequentialTest} from './likelihood-ratio-test.ts'
import {sampledScore} from './sampled-responses.ts'
import {categoryProbabilities, type ItemModel} from './models.ts'

const setting = {cut: 0.5, delta: 0.4, alpha: 0.05, beta: 0.1}
const graded: ItemModel = {kind: 'graded', a: 1.5, thresholds: [0, 1]}

test('it goes on without answers, passes on enough right ones and fails on enough wrong ones', () => {
  expect(sequentialTest([], setting)).toMatchObject({logRatio: 0, decision: 'continue'})
  const answers = (score: number): ScoredResponse[] =>
    Array.from({length: 12}, () => ({model: graded, score}))
  expect(sequentialTest(answers(2), setting).decision).toBe('pass')
  expect(sequentialTest(answers(0), setting).decision).toBe('fail')
})

test('at the two points at most alpha of people pass and beta fail wrongly', () => {
  const wrong = {pass: 0, fail: 0}
  for (let person = 0; person < 1500; person++) {
    if (decided(setting.cut - setting.delta, person) === 'pass') wrong.pass++
    if (decided(setting.cut + setting.delta, person) === 'fail') wrong.fail++
  }
  // Wald's bounds hold up to the overshoot, which only makes errors rarer; plus sampling error.
  expect(wrong.pass / 1500).toBeLessThan(0.05 + 0.017)
  expect(wrong.fail / 1500).toBeLessThan(0.1 + 0.023)
})

test('limits that are not positive, or too large together, are refused', () => {
  expect(() => sequentialTest([], {cut: 0, delta: 0})).toThrow('delta must be positive: 0')
  expect(() => sequentialTest([], {cut: 0, alpha: 0.5, beta: 0.5})).toThrow(
    'alpha and beta must be positive and below 1 together: 0.5, 0.5',
  )
})

function decided(theta: number, person: number): string {
  const random = randomFrom(`${theta}/${person}`)
  const answers: ScoredResponse[] = []
  for (let item = 0; item < 400; item++) {
    answers.push({model: graded, score: sampledScore(categoryProbabilities(graded, theta), random)})
    const {decision} = sequentialTest(answers, setting)
    if (decision !== 'continue') return decision
  }
  return 'continue'
}

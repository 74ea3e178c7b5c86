import {describe, expect, it} from 'vitest'
import type {Judgement} from './engine.ts'
import {scoreOf} from './score.ts'

const objectives = [
  {id: 'fix', weight: 0.7, required: true},
  {id: 'serve', weight: 0.2, required: true},
  {id: 'extra', weight: 0.1, required: false},
]

function judged(fix: number, serve: number, extra: number): Judgement {
  const credits = {fix, serve, extra}
  return {
    objectives: Object.entries(credits).map(([id, credit]) => ({
      id,
      credit,
      reached: credit === 1,
    })),
  }
}

describe('a score', () => {
  it('is the weighted credit, without errors of rounding', () => {
    const score = scoreOf(judged(1, 0.5, 0), {objectives, hintPrices: []})
    expect(score).toEqual({score: 0.8, passed: false, category: 1, hintCost: 0})
  })

  it('passes when every required objective is reached, and is full from 0.8', () => {
    expect(scoreOf(judged(1, 1, 0), {objectives, hintPrices: []})).toMatchObject({
      score: 0.9,
      passed: true,
      category: 2,
    })
  })

  it('loses the price of the hints that were shown, and counts as partial below 0.8', () => {
    expect(scoreOf(judged(1, 1, 0), {objectives, hintPrices: [5, 15]})).toMatchObject({
      score: 0.7,
      passed: true,
      category: 1,
    })
  })

  it('is never below zero, and nothing below half', () => {
    expect(scoreOf(judged(0.3, 0, 0), {objectives, hintPrices: [5, 15, 30]})).toMatchObject({
      score: 0,
      passed: false,
      category: 0,
    })
  })

  it('gives nothing for an objective that the judgement does not name', () => {
    expect(scoreOf({objectives: []}, {objectives, hintPrices: []})).toMatchObject({
      score: 0,
      passed: false,
    })
  })
})

import {describe, expect, it} from 'vitest'
import {buildExerciseAttempt} from './attempt.builders.ts'
import {resultHeading, scoreSentence} from './result-words.ts'

const passed = {score: 1, passed: true, category: 2, hintCost: 0} as const
const failed = {score: 0.5, passed: false, category: 1, hintCost: 0.05} as const

function heading(discount: boolean, serve: boolean, score: typeof passed | typeof failed) {
  return resultHeading(
    buildExerciseAttempt({
      score,
      objectives: [
        {id: 'discount', reached: discount},
        {id: 'serve', reached: serve},
      ],
    }),
  )
}

describe('the heading of a result', () => {
  it('says that it is passed, and how much of it', () => {
    expect(heading(true, true, passed)).toBe('Passed. Every objective is reached.')
    expect(heading(true, false, passed)).toBe('Passed. 1 of 2 objectives are reached.')
  })

  it('names what is not reached, which no score replaces', () => {
    expect(heading(true, false, failed)).toBe('Not passed. Not reached: keep serving customers.')
    expect(heading(false, false, failed)).toBe(
      'Not passed. Not reached: get a discount above 10 % and keep serving customers.',
    )
  })
})

describe('the sentence about the score', () => {
  it('names what hints took, where they took something', () => {
    expect(scoreSentence(failed)).toMatch(/^Score 50 of 100 points; hints took 5\./u)
    expect(scoreSentence(passed)).toMatch(/^Score 100 of 100 points\. /u)
  })
})

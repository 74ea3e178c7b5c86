import {describe, expect, it} from 'vitest'
import {buildExerciseAttempt} from './attempt.builders.ts'
import {measuredWords, standingObjectives, standingSentence} from './objective-words.ts'

describe('the objectives of an attempt', () => {
  it('stand in the order of the exercise, whatever the order of their states', () => {
    const attempt = buildExerciseAttempt({objectives: [{id: 'serve', reached: true}]})
    expect(standingObjectives(attempt).map(({id, state}) => [id, state.reached])).toEqual([
      ['discount', null],
      ['serve', true],
    ])
  })

  it('are counted without calling missed what was not measured', () => {
    const standing = (discount: boolean | null, serve: boolean | null) =>
      standingSentence(
        buildExerciseAttempt({
          objectives: [
            {id: 'discount', reached: discount},
            {id: 'serve', reached: serve},
          ],
        }),
      )
    expect(standing(true, null)).toBe(
      '1 of 2 required objectives are reached; 1 has not been measured yet.',
    )
    expect(standing(null, null)).toBe(
      '0 of 2 required objectives are reached; 2 have not been measured yet.',
    )
    expect(standing(true, true)).toBe('2 of 2 required objectives are reached.')
  })
})

describe('what was measured', () => {
  it('stands as a share with its interval and n', () => {
    expect(measuredWords({value: {value: 0.975, low: 0.868, high: 0.996, n: 40}})).toBe(
      '97.5%, 86.8 to 99.6, n 40',
    )
    expect(measuredWords({value: {value: 0, low: 0, high: 0.019, n: 200}})).toBe(
      '0.0%, 0.0 to 1.9, n 200',
    )
  })

  it('stands as a number where it is no share', () => {
    expect(measuredWords({value: {value: 35}})).toBe('35')
    expect(measuredWords({value: {value: 12.345}})).toBe('12.35')
  })

  it('is not said where nothing was, or where it is a yes or no', () => {
    expect(measuredWords({})).toBeUndefined()
    expect(measuredWords({value: {value: 1}})).toBeUndefined()
    expect(measuredWords({value: {value: 0}})).toBeUndefined()
  })
})

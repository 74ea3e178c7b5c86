import {describe, expect, it} from 'vitest'
import {numericKey} from './numeric-key.ts'

const wrong = [
  {value: 94.416, why: 'only the reviewed'},
  {value: 74.4, why: 'precision'},
]

describe('the key of a drawn numeric item', () => {
  it('rounds the answer and accepts one unit of its last decimal', () => {
    expect(numericKey({answer: 62.837, why: 'scaled up', wrong, decimals: 1})).toEqual({
      answer: 62.8,
      accept: [62.7, 62.9],
      why: {'62.8': 'scaled up', '94.4': 'only the reviewed', '74.4': 'precision'},
    })
  })

  it('accepts a whole number alone, or what the author allows', () => {
    expect(numericKey({answer: 385, why: 'n', wrong, decimals: 0}).accept).toEqual([385, 385])
    const {accept} = numericKey({answer: 385, why: 'n', wrong, decimals: 0, tolerance: 2})
    expect(accept).toEqual([383, 387])
  })

  it('refuses a draw in which two numbers could not be told apart or one is none', () => {
    const draw = (value: number, answer = 62.8) =>
      numericKey({answer, why: 'n', wrong: [...wrong, {value, why: 'x'}], decimals: 1})
    expect(() => draw(62.9)).toThrow('draw refused: cannot be told apart: 62.9')
    expect(() => draw(63)).toThrow('draw refused')
    expect(() => draw(74.41)).toThrow('draw refused')
    expect(() => draw(NaN)).toThrow('draw refused: not a number')
    expect(() => draw(1, Infinity)).toThrow('draw refused: not a number')
    expect(draw(63.1).answer).toBe(62.8)
  })
})

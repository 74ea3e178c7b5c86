import {describe, expect, it} from 'vitest'
import {markOf, ticksOf} from './plot-theme.ts'

describe('ticks of an axis', () => {
  it('include both ends', () => {
    expect(ticksOf({min: 0, max: 100, step: 25})).toEqual([0, 25, 50, 75, 100])
  })

  it('are free of binary noise', () => {
    expect(ticksOf({min: 0, max: 0.3, step: 0.1})).toEqual([0, 0.1, 0.2, 0.3])
  })
})

describe('marks of series', () => {
  it('differ in dash or symbol, not in colour alone', () => {
    const marks = [0, 1, 2, 3].map(markOf)
    expect(new Set(marks.map(({dash, symbol}) => `${dash} ${symbol}`)).size).toBe(4)
  })
})

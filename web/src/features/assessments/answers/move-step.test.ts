import {describe, expect, it} from 'vitest'
import {moveStep, placeAt} from './move-step.ts'

describe('moving a step', () => {
  it('moves it down and up, the others keeping their order', () => {
    expect(moveStep(['a', 'b', 'c', 'd'], 0, 2)).toEqual(['b', 'c', 'a', 'd'])
    expect(moveStep(['a', 'b', 'c', 'd'], 3, 1)).toEqual(['a', 'd', 'b', 'c'])
  })

  it('stops at the ends', () => {
    expect(moveStep(['a', 'b'], 0, -1)).toEqual(['a', 'b'])
    expect(moveStep(['a', 'b'], 1, 9)).toEqual(['a', 'b'])
  })

  it('loses nothing', () => {
    expect(moveStep(['a', 'b', 'c'], 1, 1)).toEqual(['a', 'b', 'c'])
    expect(moveStep(['a', 'b', 'c'], 2, 0).toSorted()).toEqual(['a', 'b', 'c'])
  })
})

describe('the place under a pointer', () => {
  const rows = [
    {top: 0, bottom: 40},
    {top: 40, bottom: 80},
  ]
  it('is the row that holds it, or the end beyond', () => {
    expect(placeAt(-5, rows)).toBe(0)
    expect(placeAt(50, rows)).toBe(1)
    expect(placeAt(500, rows)).toBe(1)
  })
})

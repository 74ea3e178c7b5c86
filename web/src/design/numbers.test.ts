import {describe, expect, it} from 'vitest'
import {capital, counted, countWord, listed, percent, plain, range, signed} from './numbers.ts'

describe('numbers for people', () => {
  it('carry a sign and a true minus', () => {
    expect(signed(0.414)).toBe('+0.41')
    expect(signed(-0.414)).toBe('−0.41')
  })

  it('have no sign when they round to zero', () => {
    expect(signed(-0.001)).toBe('0.00')
    expect(plain(-0.2)).toBe('0')
  })

  it('group thousands', () => {
    expect(plain(1284)).toBe('1,284')
    expect(plain(-1284.5, 1)).toBe('−1,284.5')
  })

  it('write an interval with "to", never with a dash', () => {
    expect(range(-0.78, 0.04)).toBe('−0.78 to +0.04')
  })

  it('write shares as whole percent', () => {
    expect(percent(0.9)).toBe('90%')
  })

  it('are words up to ten', () => {
    expect(countWord(0)).toBe('no')
    expect(countWord(7)).toBe('seven')
    expect(countWord(12)).toBe('12')
    expect(counted(1, 'gap')).toBe('one gap')
    expect(counted(2, 'person', 'people')).toBe('two people')
    expect(capital(countWord(3))).toBe('Three')
  })
})

describe('lists for people', () => {
  it('end with "and"', () => {
    expect(listed(['A', 'B', 'C'])).toBe('A, B and C')
    expect(listed(['A', 'B'])).toBe('A and B')
    expect(listed(['A'])).toBe('A')
    expect(listed([])).toBe('')
  })
})

import {describe, expect, it} from 'vitest'
import {scaleTo, share, signedAs, signedShare, written} from './label-words.ts'

describe('the words of the label exercise', () => {
  it('write money in dollars and everything else with two decimals', () => {
    expect(written(7_412.4, 'total-cost')).toBe('$7,412')
    expect(written(1.357, 'conditions')).toBe('1.36')
    expect(signedAs(-1_548.2, 'total-cost')).toBe('−$1,548')
    expect(signedAs(0.07, 'conditions')).toBe('+0.07')
  })

  it('write shares in percent, a gap with its sign', () => {
    expect(share(0.0301)).toBe('3.0 %')
    expect(signedShare(0.404)).toBe('+40 %')
    expect(signedShare(-0.061)).toBe('−6 %')
  })

  it('make a scale that holds the largest value and has few ticks', () => {
    for (const most of [0.03, 0.9, 5.37, 6, 34_000]) {
      const {max, ticks} = scaleTo(most)
      expect(max).toBeGreaterThanOrEqual(most)
      expect(max).toBeLessThan(most * 2.01)
      expect(ticks.length).toBeLessThanOrEqual(6)
      expect(ticks.at(-1)).toBeCloseTo(max, 9)
    }
  })
})

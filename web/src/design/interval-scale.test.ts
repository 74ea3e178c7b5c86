import {describe, expect, it} from 'vitest'
import {abilityScale, openEnds, placeOf} from './interval-scale.ts'

describe('the scale of an interval plot', () => {
  it('places values between its ends', () => {
    expect(placeOf(0, abilityScale)).toBe('50.00%')
    expect(placeOf(-3, abilityScale)).toBe('0.00%')
    expect(placeOf(1.5, abilityScale)).toBe('75.00%')
  })

  it('keeps values beyond its ends at the end', () => {
    expect(placeOf(9, abilityScale)).toBe('100.00%')
    expect(placeOf(-9, abilityScale)).toBe('0.00%')
  })

  it('knows which ends of an interval it cannot show', () => {
    expect(openEnds({low: -3.4, high: 0}, abilityScale)).toEqual({low: true, high: false})
    expect(openEnds({low: -1, high: 3.1}, abilityScale)).toEqual({low: false, high: true})
  })
})

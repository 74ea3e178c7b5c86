import {describe, expect, it} from 'vitest'
import {figure, percent, round, signed} from './figures.ts'

describe('figures', () => {
  it.each([
    [2.675, 2, 2.68],
    [1.005, 2, 1.01],
    [-2.5, 0, -3],
    [0.1 + 0.2, 1, 0.3],
    [33.25, 1, 33.3],
    [1e-9, 3, 0],
    [-1e-9, 3, 0],
    [123456.5, 0, 123457],
    [1e22, 1, 1e22],
    [0.00000051, 6, 0.000001],
  ])('round %f to %i decimals half away from zero: %f', (value, decimals, rounded) => {
    expect(round(value, decimals)).toBe(rounded)
  })

  it('never round to minus zero, and keep what is no number', () => {
    expect(Object.is(round(-0.2), 0)).toBe(true)
    expect(round(NaN)).toBeNaN()
    expect(round(Infinity)).toBe(Infinity)
  })

  it('stand with commas, a true minus, fixed decimals and a sign where it is asked for', () => {
    expect(figure(1234567.891, 1)).toBe('1,234,567.9')
    expect(figure(-0.5, 1)).toBe('−0.5')
    expect(figure(999)).toBe('999')
    expect(figure(1000)).toBe('1,000')
    expect(signed(1.25, 1)).toBe('+1.3')
    expect(signed(-0.04, 1)).toBe('0.0')
    expect(percent(0.628, 1)).toBe('62.8 %')
  })
})

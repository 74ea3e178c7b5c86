import {describe, expect, it} from 'vitest'
import {readNumber} from './number-input.ts'

function valueOf(text: string, decimals?: number): number | string {
  const reading = readNumber(text, decimals === undefined ? {} : {decimals})
  return reading.kind === 'number' ? reading.value : reading.kind
}

describe('a typed number', () => {
  it('may have a point or a comma before its decimals', () => {
    expect(valueOf('33.3')).toBe(33.3)
    expect(valueOf('33,3')).toBe(33.3)
    expect(valueOf(',5')).toBe(0.5)
    expect(valueOf('0,125', 1)).toBe(0.125)
  })

  it('may be negative, with a hyphen or a true minus', () => {
    expect(valueOf('-4')).toBe(-4)
    expect(valueOf('−4,5')).toBe(-4.5)
  })

  it('may have its thousands parted', () => {
    expect(valueOf('1 234')).toBe(1234)
    expect(valueOf('1,234,567')).toBe(1_234_567)
    expect(valueOf('1.234,5')).toBe(1234.5)
    expect(valueOf('1,234.5')).toBe(1234.5)
    expect(valueOf('1,234', 0)).toBe(1234)
    expect(valueOf('1.234', 3)).toBe(1.234)
  })

  it('may end in a percent sign', () => {
    expect(valueOf('12,5 %')).toBe(12.5)
  })

  it('is empty when only spaces were typed', () => {
    expect(valueOf('  ')).toBe('empty')
  })

  it('is not guessed when it is unreadable', () => {
    for (const text of ['abc', '1.2.3', '12,34,5', '3 or 4', '1,2.3,4', '--4', '1e5', '5-']) {
      expect(valueOf(text)).toBe('unreadable')
    }
  })
})

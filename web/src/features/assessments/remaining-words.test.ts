import {describe, expect, it} from 'vitest'
import {remainingWords} from './remaining-words.ts'

describe('what is left of an assessment', () => {
  it('is a range, never a percentage', () => {
    expect(remainingWords({minimum: 9, maximum: 14})).toBe('9 to 14 left')
    expect(remainingWords({minimum: 0, maximum: 5})).toBe('at most 5 left')
    expect(remainingWords({minimum: 4, maximum: 4})).toBe('4 left')
    expect(remainingWords({minimum: 0, maximum: 1})).toBe('the last item')
  })
})

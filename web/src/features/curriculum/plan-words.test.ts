import {describe, expect, it} from 'vitest'
import {metSentence, savedSentence} from './plan-words.ts'

describe('what testing out saved', () => {
  it('is said in hours and minutes', () => {
    expect(savedSentence(95)).toBe('Testing out saved one hour and 35 minutes.')
    expect(savedSentence(120)).toBe('Testing out saved two hours.')
    expect(savedSentence(1)).toBe('Testing out saved one minute.')
  })

  it('is not said when nothing was saved', () => {
    expect(savedSentence(0)).toBeUndefined()
  })
})

describe('what the baseline made unnecessary', () => {
  it('is not called saved by testing out', () => {
    expect(metSentence(80)).toBe('What your baseline meets would take one hour and 20 minutes.')
    expect(metSentence(0)).toBeUndefined()
  })
})

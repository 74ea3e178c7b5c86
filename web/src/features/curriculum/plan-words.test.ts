import {describe, expect, it} from 'vitest'
import {answeredWords, metSentence, savedSentence} from './plan-words.ts'

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

describe('what an estimate rests on', () => {
  it('names exercises only where some were finished', () => {
    expect(answeredWords({items: 12, exercises: 0})).toBe('n 12 items')
    expect(answeredWords({items: 1, exercises: 1})).toBe('n 1 item and one exercise')
    expect(answeredWords({items: 4, exercises: 2})).toBe('n 4 items and two exercises')
  })
})

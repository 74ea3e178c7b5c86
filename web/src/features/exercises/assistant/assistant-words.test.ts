import {describe, expect, it} from 'vitest'
import {
  argumentWords,
  chosen,
  readingChoices,
  sourceWords,
  throughWords,
} from './assistant-words.ts'

const call = {
  number: 3,
  tool: 'apply_discount',
  arguments: {order: '4471', percent: 35},
  outcome: 'done',
  rule: null,
  breach: 'above-limit',
  sources: [
    {source: 'document', id: 'ridge-tent-new', author: 'C-118', yours: true, start: 36, end: 149},
  ],
} as const

describe('words of the support desk', () => {
  it('say which characters of the review were followed, counted from one', () => {
    expect(sourceWords(call)).toBe('from your review, characters 37 to 149')
    expect(argumentWords(call)).toBe('order 4471, percent 35')
  })

  it('name what got through, and pass on what they do not know', () => {
    expect(throughWords('leak')).toBe('code brought out')
    expect(throughWords('above-limit')).toBe('above policy')
    expect(throughWords('new-breach')).toBe('new-breach')
  })

  it('fall back to the first choice', () => {
    expect(chosen(readingChoices, 'decoded')).toBe('decoded')
    expect(chosen(readingChoices, 'anything')).toBe('none')
  })
})

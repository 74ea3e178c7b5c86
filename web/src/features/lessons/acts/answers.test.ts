import type {Mark} from '@airworthy/content/public'
import {describe, expect, it} from 'vitest'
import {distanceWords} from './distance-words.ts'
import {judgedLines} from './judged-lines.ts'

describe('a guessed number', () => {
  const guess = {form: 'number', unit: '%', min: 0, max: 100, step: 0.1, answer: 46.5} as const

  it('is told how far it lies from what is so', () => {
    expect(distanceWords(guess, 20)).toBe('You guessed 20 %. It is 46.5 %, 26.5 points more.')
    expect(distanceWords(guess, 50.2)).toBe('You guessed 50.2 %. It is 46.5 %, 3.7 points less.')
    expect(distanceWords(guess, 45.5)).toBe('You guessed 45.5 %. It is 46.5 %, 1 point more.')
  })

  it('is told the difference of two counts without their whole', () => {
    const counted = {...guess, unit: 'of 100', step: 1, answer: 12} as const
    expect(distanceWords(counted, 20)).toBe('You guessed 20 of 100. It is 12 of 100, 8 less.')
  })

  it('is told when it is right', () => {
    expect(distanceWords(guess, 46.5)).toBe('You guessed 46.5 %. It is 46.5 %.')
  })
})

describe('marked lines', () => {
  const why = (text: string) => [{kind: 'text', text} as const]
  const mark: Mark = {
    kind: 'mark',
    id: 'lines',
    ask: [],
    language: 'text',
    code: 'one\ntwo\nthree\nfour',
    notes: [
      {line: 2, faulty: true, why: why('wrong')},
      {line: 3, faulty: false, why: why('fine')},
      {line: 4, faulty: true, why: why('wrong too')},
    ],
  }

  it('are found, missed or not faulty, each with its reason', () => {
    const told = judgedLines(mark, [1, 2, 3]).map(({line, word}) => `${line} ${word}`)
    expect(told).toEqual(['1 Not faulty', '2 Found', '3 Not faulty', '4 Missed'])
  })

  it('leave a sound line that tempts explained without blame', () => {
    expect(judgedLines(mark, [2, 4]).find(({line}) => line === 3)).toMatchObject({
      kind: 'to-do',
      word: 'Sound',
    })
  })
})

import {describe, expect, it} from 'vitest'
import {buildItem} from '../build-item.ts'
import {answerByContent, untidyTexts} from './drawn-item.ts'

describe('an answer by its content', () => {
  it('is the same under other letters and another order', () => {
    const option = buildItem('single-choice')
    const relettered = buildItem('single-choice', ({ask, key}) => {
      ask['options'] = {a: 'It grows', b: 'It stays', c: 'It shrinks'}
      key['answer'] = 'a'
    })
    expect(answerByContent(relettered)).toBe(answerByContent(option))
    const claims = buildItem('judge-claims')
    const renumbered = buildItem('judge-claims', ({ask, key}) => {
      ask['claims'] = {1: 'It will grow', 2: 'It grew', 3: 'It shrank'}
      key['answer'] = {1: 'undecided', 2: 'supported', 3: 'contradicted'}
    })
    expect(answerByContent(renumbered)).toBe(answerByContent(claims))
  })

  it('is another where another text is right', () => {
    const other = buildItem('single-choice', ({key}) => (key['answer'] = 'a'))
    expect(answerByContent(other)).not.toBe(answerByContent(buildItem('single-choice')))
    const order = buildItem('order', ({key}) => (key['answer'] = ['s', 'p', 'r', 'q']))
    expect(answerByContent(order)).not.toBe(answerByContent(buildItem('order')))
  })
})

describe('untidy texts', () => {
  it.each([
    'NaN of 40 failed',
    'a rate of undefined',
    '−0.0 points',
    'it fell by -0',
    'a share of 0.30000000000000004',
    'two  blanks',
  ])('are found: %s', (text) => {
    const item = buildItem('numeric', ({ask}) => (ask['stem'] = text))
    expect(untidyTexts(item)).toEqual([text])
  })

  it('are not code, names in backticks or numbers that only look alike', () => {
    const item = buildItem('mark-faulty-lines', ({ask}) => {
      ask['stem'] = 'Where `x` is `undefined`, mark −0.5, 2026-01-01, 10-0.5 and 0 to 0.0.'
      ask['code'] = 'if (x === undefined)\n  y()\nz()\nNaN\na()\nb()'
    })
    expect(untidyTexts(item)).toEqual([])
  })
})

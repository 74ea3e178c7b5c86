import {describe, expect, it} from 'vitest'
import {buildItem, faultsAfter} from '../build-item.ts'
import {parametersOf, scoreResponse} from '../item.ts'

describe('single-choice', () => {
  it('scores the one right option 1 and every other 0', () => {
    const item = buildItem('single-choice')
    const scores = ['a', 'b', 'c'].map((choice) => scoreResponse(item, {choice}))
    expect(scores).toEqual([0, 1, 0])
  })

  it('is modelled as 3PL with a guessing chance of one in its options', () => {
    const item = buildItem('single-choice')
    expect(parametersOf(item)).toEqual({kind: '3pl', a: 1, b: 1.1, c: 1 / 3})
  })

  it('refuses an answer that is no option and an option that is not explained', () => {
    const faults = faultsAfter('single-choice', ({key}) => {
      key['answer'] = 'e'
      key['why'] = {a: 'served is less', b: 'arrivals exceed it'}
    })
    expect(faults).toEqual(['key.answer: unknown option: e', 'key.why.c: not explained'])
  })

  it('refuses two options, letters out of order and an option that stands twice', () => {
    const faults = faultsAfter('single-choice', ({ask}) => {
      ask['options'] = {b: 'It grows', a: 'It grows'}
    })
    expect(faults).toEqual(
      expect.arrayContaining([
        'ask.options: 2 options, expected 3 to 5',
        'ask.options.b: expected key a',
        'ask.options: stands twice: It grows',
        'key.why.c: explains nothing in the item',
      ]),
    )
  })
})

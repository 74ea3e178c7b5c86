import {randomFrom} from '@airworthy/kernel'
import {describe, expect, it} from 'vitest'
import {buildItem, faultsAfter} from '../build-item.ts'
import {canonicalResponse, presentItem, scoreResponse} from '../item.ts'

describe('match', () => {
  it('scores all right 2, one wrong term 1, two wrong terms 0', () => {
    const item = buildItem('match')
    const score = (first: string, second: string): number =>
      scoreResponse(item, {pairs: {1: first, 2: second, 3: 'output'}})
    expect(score('input', 'backlog')).toBe(2)
    expect(score('ratio', 'backlog')).toBe(1)
    expect(score('backlog', 'input')).toBe(0)
  })

  it('refuses a response that leaves an entry without a term', () => {
    const item = buildItem('match')
    const {order} = presentItem(item, randomFrom('match'))
    const response = {type: 'match', pairs: {1: '1', 2: '2'}}
    expect(() => canonicalResponse(item, {response, order})).toThrow('nothing given for: 3')
  })

  it('refuses a term used twice, an unknown term and an unused term without its reason', () => {
    const faults = faultsAfter('match', ({key}) => {
      key['answer'] = {1: 'input', 2: 'input', 3: 'exit'}
    })
    expect(faults).toEqual(
      expect.arrayContaining([
        'key.answer.1: term used twice: input',
        'key.answer.3: unknown term: exit',
        'key.why.backlog: not explained',
      ]),
    )
  })

  it('refuses as many terms as entries', () => {
    const faults = faultsAfter('match', ({ask, key}) => {
      ask['right'] = ['backlog', 'input', 'output']
      key['why'] = {1: 'comes in', 2: 'stays', 3: 'goes out'}
    })
    expect(faults).toEqual(['ask.right: 0 terms more than left, expected 1 or 2'])
  })
})

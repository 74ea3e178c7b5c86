import {randomFrom} from '@airworthy/kernel'
import {describe, expect, it} from 'vitest'
import {buildItem, faultsAfter} from '../build-item.ts'
import {presentItem, scoreResponse} from '../item.ts'

describe('complete-config', () => {
  it('scores all right 2, one wrong blank 1, two wrong blanks 0', () => {
    const item = buildItem('complete-config')
    const score = (limit: string, policy: string): number =>
      scoreResponse(item, {values: {limit, when_full: policy}})
    expect([score('100', 'refuse'), score('10', 'refuse'), score('10', 'drop')]).toEqual([2, 1, 0])
  })

  it('presents text and blanks in reading order, numbers ascending, words shuffled', () => {
    const item = buildItem('complete-config')
    const orders = new Set<string>()
    for (let seed = 0; seed < 40; seed++) {
      const {view} = presentItem(item, randomFrom(String(seed)))
      expect(view.parts).toEqual([
        {text: 'limit: '},
        {blank: 'limit'},
        {text: '\npolicy:\n  when_full: '},
        {blank: 'when_full'},
        {text: '\n  log: all'},
      ])
      const [limit, policy] = view.blanks.map(({choices}) => choices.map(({text}) => text).join())
      expect(limit).toBe('10,100,1000')
      orders.add(policy ?? '')
    }
    expect(orders.size).toBe(6)
  })

  it('finds blanks inside JSON and flow mappings', () => {
    const item = buildItem('complete-config', ({ask}) => {
      ask['language'] = 'json'
      ask['config'] = '{"limit": ?, "when_full": ?}'
    })
    const {view} = presentItem(item, randomFrom('json'))
    expect(view.parts).toEqual([
      {text: '{"limit": '},
      {blank: 'limit'},
      {text: ', "when_full": '},
      {blank: 'when_full'},
      {text: '}'},
    ])
  })

  it('refuses a blank without choices, choices without a blank and numbers that do not ascend', () => {
    const faults = faultsAfter('complete-config', ({ask}) => {
      ask['config'] = 'limit: ?\nlimit: ?\ngrace: ?\n'
      ask['choices'] = {limit: [10, 1000, 100], when_full: ['drop', 'refuse', 'wait']}
    })
    expect(faults).toEqual([
      'ask.choices.limit: 2 blanks in config, expected exactly one',
      'ask.choices.grace: blank without choices',
      'ask.choices.when_full: 0 blanks in config, expected exactly one',
      'ask.choices.limit: numbers must ascend: 10, 1000, 100',
    ])
  })

  it('refuses an answer that is no choice and a choice that is not explained', () => {
    const faults = faultsAfter('complete-config', ({key}) => {
      key['answer'] = {limit: 50, when_full: 'refuse'}
      key['why'] = {10: 'starves', 100: 'fits', 1000: 'floods', drop: 'lost', refuse: 'told'}
    })
    expect(faults).toEqual([
      'key.answer.limit: not a choice of the blank: 50',
      'key.why: choice not explained: when_full: wait',
    ])
  })
})

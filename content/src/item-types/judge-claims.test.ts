import {describe, expect, it} from 'vitest'
import {buildItem, faultsAfter} from '../build-item.ts'
import {scoreResponse} from '../item.ts'

describe('judge-claims', () => {
  it('scores all right 2, one claim misjudged 1, two misjudged 0', () => {
    const item = buildItem('judge-claims')
    const right = {1: 'supported', 2: 'contradicted', 3: 'undecided'} as const
    expect(scoreResponse(item, {verdicts: right})).toBe(2)
    expect(scoreResponse(item, {verdicts: {...right, 3: 'supported'}})).toBe(1)
    expect(scoreResponse(item, {verdicts: {...right, 2: 'undecided', 3: 'supported'}})).toBe(0)
  })

  it('refuses one verdict for all claims', () => {
    const faults = faultsAfter('judge-claims', ({key}) => {
      key['answer'] = {1: 'supported', 2: 'supported', 3: 'supported'}
    })
    expect(faults).toEqual(['key.answer: needs at least two different verdicts'])
  })

  it('refuses an unknown verdict and claims without material', () => {
    const unknown = faultsAfter('judge-claims', ({key}) => {
      key['answer'] = {1: 'supported', 2: 'false', 3: 'undecided'}
    })
    expect(unknown).toEqual([expect.stringMatching(/^key\.answer\.2: invalid option/u)])
    const bare = faultsAfter('judge-claims', ({ask}) => delete ask['table'])
    expect(bare).toEqual(['ask: needs a table, plot or code'])
  })
})

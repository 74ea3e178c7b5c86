import {randomFrom} from '@airworthy/kernel'
import {describe, expect, it} from 'vitest'
import {buildItem, faultsAfter} from '../build-item.ts'
import {canonicalResponse, presentItem, scoreResponse} from '../item.ts'

describe('mark-faulty-lines', () => {
  it.each([
    ['all faulty lines', [2, 4], 2],
    ['one line missed', [2], 1],
    ['one sound line too many', [2, 4, 5], 1],
    ['a sound line for a faulty one', [2, 5], 0],
  ])('scores %s', (_, lines, score) => {
    expect(scoreResponse(buildItem('mark-faulty-lines'), {lines})).toBe(score)
  })

  it('leaves the lines of code as they stand, without a closing empty line', () => {
    const code = '  one:\n    two\n\nfour\nfive\nsix\n'
    const item = buildItem('mark-faulty-lines', ({ask}) => (ask['code'] = code))
    const {view} = presentItem(item, randomFrom('lines'))
    expect(view.code).toBe('  one:\n    two\n\nfour\nfive\nsix')
  })

  it('refuses a response that marks a line beyond the code', () => {
    const item = buildItem('mark-faulty-lines')
    const {order} = presentItem(item, randomFrom('lines'))
    const response = {type: 'mark-faulty-lines', lines: [7]}
    expect(() => canonicalResponse(item, {response, order})).toThrow('no such line: 7')
  })

  it('refuses a key outside the code, an unexplained fault and no sound line explained', () => {
    const faults = faultsAfter('mark-faulty-lines', ({key}) => {
      key['answer'] = [2, 4, 9]
      key['why'] = {2: 'wrong number', 9: 'nowhere'}
    })
    expect(faults).toEqual([
      'key.answer: no such line, or an empty one: 9',
      'key.why: faulty line not explained: 4',
      'key.why.9: no such line',
      'key.why: no sound line that could tempt is explained',
    ])
  })
})

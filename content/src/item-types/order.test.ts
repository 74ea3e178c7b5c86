import {describe, expect, it} from 'vitest'
import {buildItem, faultsAfter} from '../build-item.ts'
import {scoreResponse} from '../item.ts'

describe('order', () => {
  it.each([
    ['the right order', 'q p r s', 2],
    ['neighbours exchanged', 'p q r s', 1],
    ['the first step moved to the end', 'p r s q', 1],
    ['the outer steps exchanged', 's p r q', 0],
    ['the reverse', 's r p q', 0],
  ])('scores %s', (_, steps, score) => {
    expect(scoreResponse(buildItem('order'), {steps: steps.split(' ')})).toBe(score)
  })

  it('refuses steps that already stand in the right order', () => {
    const faults = faultsAfter('order', ({key}) => (key['answer'] = ['p', 'q', 'r', 's']))
    expect(faults).toEqual(['key.answer: the steps already stand in the right order'])
  })

  it('refuses a key that leaves a step out', () => {
    const faults = faultsAfter('order', ({key}) => (key['answer'] = ['q', 'p', 'r']))
    expect(faults).toEqual(['key.answer: not an order of all steps: q, p, r'])
  })
})

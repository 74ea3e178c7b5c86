import {describe, expect, it} from 'vitest'
import {buildItem, faultsAfter} from '../build-item.ts'
import {parametersOf, scoreResponse} from '../item.ts'

describe('choose-many', () => {
  it.each([
    ['all right', ['a', 'd'], 2],
    ['one too few', ['a'], 1],
    ['one too many', ['a', 'b', 'd'], 1],
    ['one exchanged for another', ['a', 'b'], 0],
    ['everything chosen', ['a', 'b', 'c', 'd'], 0],
  ])('scores %s', (_, choices, score) => {
    expect(scoreResponse(buildItem('choose-many'), {choices})).toBe(score)
  })

  it('is modelled as graded response with thresholds half a logit around b', () => {
    const model = parametersOf(buildItem('choose-many'))
    expect(model).toEqual({kind: 'graded', a: 1, thresholds: [-0.5, 0.5]})
  })

  it('refuses a key of one option, of all options and of an unknown one', () => {
    const faultsOf = (answer: string[]): string[] =>
      faultsAfter('choose-many', ({key}) => (key['answer'] = answer))
    expect(faultsOf(['a'])).toEqual(['key.answer: 1 right options, expected 2 to 3'])
    expect(faultsOf(['a', 'b', 'c', 'd'])).toEqual(['key.answer: 4 right options, expected 2 to 3'])
    expect(faultsOf(['a', 'z'])).toEqual(['key.answer: unknown or repeated option: z'])
  })
})

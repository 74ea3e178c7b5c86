import {expect, test} from 'vitest'
import {optionShares} from './distractors.ts'

const choices = Array.from({length: 10}, (_, person) => ({
  option: person < 4 ? 'b' : person < 5 ? 'c' : 'a',
  ability: person / 10,
}))

test('shares are counted in the whole and by bands of ability, lowest first', () => {
  const [a, b, c, d] = optionShares(choices, {options: ['a', 'b', 'c', 'd']})
  expect(a).toMatchObject({option: 'a', share: 0.5, byBand: [0, 0, 0.5, 1, 1]})
  expect(a?.meanAbility).toBeCloseTo(0.7, 12)
  expect(b?.byBand).toEqual([1, 1, 0, 0, 0])
  expect(c).toMatchObject({share: 0.1, byBand: [0, 0, 0.5, 0, 0]})
  expect(d).toEqual({option: 'd', share: 0, byBand: [0, 0, 0, 0, 0], meanAbility: null})
})

test('the order in which people come does not matter', () => {
  const options = ['a', 'b']
  expect(optionShares(choices.toReversed(), {options})).toEqual(optionShares(choices, {options}))
})

test('a band without answers has no share', () => {
  const [only] = optionShares([{option: 'a', ability: 0}], {options: ['a'], bands: 2})
  expect(only?.byBand).toEqual([1, null])
  expect(optionShares([], {options: ['a'], bands: 2})[0]?.byBand).toEqual([null, null])
})

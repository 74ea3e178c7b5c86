import {describe, expect, it} from 'vitest'
import {keyLengthDeviation, keyPlaces} from './bank-balance.ts'
import {buildItem} from './build-item.ts'

const bank = (answers: readonly string[]) =>
  answers.map((answer) =>
    buildItem('single-choice', ({ask, key}) => {
      ask['options'] = {a: 'It may shrink', b: 'It grows with every hour', c: 'It remains'}
      key['answer'] = answer
    }),
  )

describe('the balance of keys', () => {
  it('counts at which place they stand', () => {
    expect(keyPlaces([...bank(['a', 'a', 'c']), buildItem('order')])).toEqual([
      {options: 3, place: 0, hits: 2, items: 3},
      {options: 3, place: 1, hits: 0, items: 3},
      {options: 3, place: 2, hits: 1, items: 3},
    ])
  })

  it('is nought for keys of every length and far from it for keys that are always longest', () => {
    expect(keyLengthDeviation(bank(['a', 'b', 'c']))).toBeCloseTo(0, 12)
    expect(keyLengthDeviation(bank(Array.from({length: 9}, () => 'b')))).toBeGreaterThan(3)
    expect(keyLengthDeviation(bank(Array.from({length: 9}, () => 'c')))).toBeLessThan(-3)
    expect(keyLengthDeviation([])).toBe(0)
  })
})

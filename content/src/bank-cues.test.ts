import {describe, expect, it} from 'vitest'
import {alikeStems, guesserResults, upperTail} from './bank-cues.ts'
import {buildItem} from './build-item.ts'

describe('cues in an item bank', () => {
  it('computes the tail of unequal chances exactly', () => {
    expect(upperTail(0, [0.25, 0.5])).toBeCloseTo(1, 12)
    expect(upperTail(1, [0.25, 0.5])).toBeCloseTo(1 - 0.75 * 0.5, 12)
    expect(upperTail(2, [0.25, 0.5])).toBeCloseTo(0.125, 12)
  })

  it('finds a bank whose key is always the longest and never another guesser that is at chance', () => {
    const bank = Array.from({length: 9}, () =>
      buildItem('single-choice', ({ask, key}) => {
        ask['options'] = {a: 'It may shrink', b: 'It grows with every hour', c: 'It remains'}
        key['answer'] = 'b'
      }),
    )
    const tails = new Map(
      guesserResults(bank).map(({guesser, hits, chances}) => [guesser, upperTail(hits, chances)]),
    )
    expect(tails.get('longest')).toBeLessThan(0.01)
    expect(tails.get('middle')).toBeLessThan(0.01)
    expect(tails.get('first')).toBeGreaterThan(0.5)
    expect(tails.get('shortest')).toBeGreaterThan(0.5)
  })

  it('finds claims that are nearly always undecided', () => {
    const bank = Array.from({length: 5}, () =>
      buildItem('judge-claims', ({key}) => {
        key['answer'] = {1: 'undecided', 2: 'contradicted', 3: 'undecided'}
      }),
    )
    const results = guesserResults(bank).find(({guesser}) => guesser === 'always undecided')
    expect(results && upperTail(results.hits, results.chances)).toBeLessThan(0.01)
  })

  it('finds two stems that differ in their numbers alone', () => {
    const stem = (count: number) => `Of ${count} people in the queue who waited, how many left it?`
    const bank = [41, 87].map((count) =>
      buildItem('order', (data) => {
        data.id = `drift-and-fallback/queue-of-${count}`
        data.ask['stem'] = stem(count)
      }),
    )
    expect(alikeStems(bank)).toEqual([
      'drift-and-fallback/queue-of-41 and drift-and-fallback/queue-of-87',
    ])
    expect(alikeStems([buildItem('order')])).toEqual([])
  })
})

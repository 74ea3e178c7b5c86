import {describe, expect, it} from 'vitest'
import {buildItem, faultsAfter} from '../build-item.ts'
import {parametersOf, scoreResponse} from '../item.ts'

describe('numeric', () => {
  it('accepts the bounds of its range and nothing beyond them', () => {
    const item = buildItem('numeric', ({ask, key}) => {
      ask['decimals'] = 1
      key['answer'] = 33.3
      key['accept'] = [33.2, 33.4]
      key['why'] = {33.3: 'the rates differ', 12.5: 'divided by all', 31.3: 'compared flags'}
    })
    const scores = [33.1, 33.2, 33.3, 0.1 + 33.3, 33.5].map((value) => scoreResponse(item, {value}))
    expect(scores).toEqual([0, 1, 1, 1, 0])
  })

  it('is modelled as 2PL: a 3PL without guessing', () => {
    expect(parametersOf(buildItem('numeric'))).toEqual({kind: '3pl', a: 1, b: 0, c: 0})
  })

  it('refuses an accepted range without the answer, and too few tempting wrong numbers', () => {
    const faults = faultsAfter('numeric', ({key}) => {
      key['accept'] = [61, 62]
      key['why'] = {60: '20 and 40 remain', 40: 'the last hour alone', 61: 'a miscount'}
    })
    expect(faults).toEqual(
      expect.arrayContaining([
        'key.accept: must ascend and contain 60: 61, 62',
        'key.why.61: explained as wrong, yet accepted',
      ]),
    )
    const few = faultsAfter('numeric', ({key}) => (key['why'] = {60: '20 and 40 remain', 40: 'no'}))
    expect(few).toEqual(['key.why: explains 1 wrong numbers, expected 2 or more'])
  })

  it('refuses a question without table or plot', () => {
    const faults = faultsAfter('numeric', ({ask}) => delete ask['table'])
    expect(faults).toEqual(['ask: needs a table or a plot'])
  })

  it('refuses a plot whose values cannot be read off its grid', () => {
    const faults = faultsAfter('numeric', ({ask}) => {
      ask['plot'] = {
        kind: 'line',
        title: 'Waiting by hour',
        x: {label: 'hour', values: [9, 10]},
        y: {label: 'people', min: 0, max: 60, step: 20},
        series: [{name: 'waiting', values: [20, 50]}],
      }
    })
    expect(faults).toEqual(['ask.plot.series.0.values: not on the grid of 20: 50'])
  })
})

import {describe, expect, it} from 'vitest'
import {figure, measured} from './figures.ts'
import {onGrid} from './on-grid.ts'
import {plotRows} from './plot-rows.ts'

describe('a figure', () => {
  it('keeps the decimals with which it was written', () => {
    expect([figure(46.5), figure(1801), figure(-0.25), figure(0.1 + 0.2)]).toEqual([
      '46.5',
      '1,801',
      '−0.25',
      '0.3',
    ])
  })

  it('stands with its unit, money before it', () => {
    expect([measured(46.5, '%'), measured(-637, '$'), measured(3, '')]).toEqual([
      '46.5 %',
      '−$637',
      '3',
    ])
  })
})

describe('a value of a control', () => {
  it('lies on the grid and within its bounds', () => {
    const grid = {min: 0.1, max: 1, step: 0.3}
    expect([0.35, 0.1, -5, 99].map((value) => onGrid(value, grid))).toEqual([0.4, 0.1, 0.1, 1])
    expect(onGrid(99, {min: 0, max: 10, step: 4})).toBe(8)
  })
})

describe('the table of a plot', () => {
  it('has a row for each place and a column for each series, with intervals', () => {
    const rows = plotRows({
      form: 'plot',
      marks: 'intervals',
      x: {label: 'group', unit: ''},
      y: {label: 'share', unit: '%'},
      series: [
        {name: 'before', points: [{x: 'A', y: 5, low: 4.2, high: 6}]},
        {name: 'after', points: [{x: 'B', y: 3, low: null, high: null}]},
      ],
    })
    expect(rows).toEqual([
      ['group', 'before', 'after'],
      ['A', '5 (4.2 to 6)', ''],
      ['B', '', 3],
    ])
  })
})

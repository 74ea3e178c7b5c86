import {describe, expect, it} from 'vitest'
import {comparedRates, compasDeciles} from './decile-thresholds-rates.ts'

describe('thresholds on the published deciles', () => {
  it('give the rates that ProPublica published from decile 5 on', () => {
    const {falsePositive, falseNegative, precision} = comparedRates([5, 5])
    const percent = ({rates}: typeof precision) => rates.map(({value}) => Math.round(value * 1e4))
    expect(percent(falsePositive)).toEqual([4485, 2345])
    expect(percent(falseNegative)).toEqual([2799, 4772])
    expect(percent(precision)).toEqual([6297, 5913])
  })

  it('bring both errors together at 7 and 5, where precision lies 5 to 14 points apart', () => {
    const {falsePositive, falseNegative, precision} = comparedRates([7, 5])
    expect(Math.abs(falsePositive.difference)).toBeLessThan(0.02)
    expect(Math.abs(falseNegative.difference)).toBeLessThan(0.02)
    expect(precision.low).toBeGreaterThan(0.05)
  })

  it('count everybody of the two groups', () => {
    const sizes = compasDeciles.map(({no, yes}) =>
      [...no, ...yes].reduce((sum, count) => sum + count, 0),
    )
    expect(sizes).toEqual([3_696, 2_454])
  })
})

import type {ThresholdView} from '@airworthy/range/views'
import {describe, expect, it} from 'vitest'
import {liveFigures} from './live-figures.ts'
import {toggled} from '../toggled.ts'

/** Four steps of score; what the figures do not read is left out. */
function buildView(): ThresholdView {
  return {
    step: 0.25,
    set: 'year',
    opened: [
      {
        id: 'year',
        name: 'Year',
        note: '',
        groups: [
          {group: 'a', applicants: 200, repaid: [40, 30, 20, 10], defaulted: [10, 20, 30, 40]},
          {group: 'b', applicants: 100, repaid: [60, 10, 5, 5], defaulted: [5, 5, 5, 5]},
        ],
      },
    ],
    bounds: {tolerance: 0.05, cost: 1.1, missedDefault: 3},
  } as unknown as ThresholdView // only these parts are read
}

describe('figures that follow the sliders', () => {
  it('count who is refused at or above the threshold of the district', () => {
    const {groups, cost} = liveFigures(buildView(), {a: 0.5, b: 0.25})
    expect(groups[0]).toMatchObject({
      accepted: {value: 0.5, n: 200},
      wrongfulRefusals: {value: 0.3, n: 100},
      missedDefaults: {value: 0.3, n: 100},
      precision: {value: 0.7, n: 100},
    })
    expect(groups[1]?.wrongfulRefusals.value).toBe(0.25)
    // 30 + 20 wrongful refusals, 30 + 5 missed defaults at three each, of 300
    expect(cost).toBeCloseTo((1_000 * (50 + 3 * 35)) / 300, 9)
  })

  it('judge a criterion by its interval, one threshold by equality', () => {
    const verdicts = (a: number, b: number) =>
      Object.fromEntries(
        liveFigures(buildView(), {a, b}).criteria.map(({criterion, verdict}) => [
          criterion,
          verdict,
        ]),
      )
    expect(verdicts(0.5, 0.5)['one-threshold']).toBe('met')
    expect(verdicts(0.5, 0.25)).toMatchObject({
      'one-threshold': 'missed',
      'wrongful-refusals': 'undecided',
      acceptance: 'undecided',
    })
  })

  it('say that nothing can be told where nobody is refused', () => {
    const {groups, criteria} = liveFigures(buildView(), {a: 1, b: 1})
    expect(groups[0]?.precision).toEqual({value: null, low: null, high: null, n: 0})
    expect(criteria.find(({criterion}) => criterion === 'precision')?.verdict).toBe('undecided')
  })

  it('toggle an entry of a list', () => {
    expect(toggled(['a', 'b'], 'a')).toEqual(['b'])
    expect(toggled(['b'], 'a')).toEqual(['b', 'a'])
  })
})

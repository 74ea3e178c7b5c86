import {describe, expect, it} from 'vitest'
import {shareOf, timePlaceOf, timeScaleOf} from './time-scale.ts'

const at = (iso: string) => Date.parse(iso)

describe('a scale of time', () => {
  it('ticks two years at beginnings of quarters, years with their number', () => {
    const scale = timeScaleOf({from: at('2026-03-14'), to: at('2028-03-14')})
    expect(scale.ticks.map(({label}) => label)).toEqual([
      'Apr',
      'Jul',
      'Oct',
      'Jan 2027',
      'Apr',
      'Jul',
      'Oct',
      'Jan 2028',
      'Apr',
    ])
  })

  it('ticks a fortnight by days', () => {
    const scale = timeScaleOf({from: at('2026-11-28T09:00Z'), to: at('2026-12-12T09:00Z')})
    expect(scale.ticks.map(({label}) => label).slice(0, 3)).toEqual(['28 Nov', '30 Nov', '2 Dec'])
  })

  it('never ticks more than labels fit, from days to decades', () => {
    for (const days of [1, 5, 14, 40, 69, 71, 200, 730, 3000, 9000]) {
      const from = at('2026-02-11T12:34Z')
      const {ticks} = timeScaleOf({from, to: from + days * 86_400_000})
      expect(ticks.length).toBeGreaterThan(0)
      expect(ticks.length).toBeLessThanOrEqual(11)
    }
  })

  it('leaves room at both ends, and keeps what lies beyond at the end', () => {
    const scale = timeScaleOf({from: at('2026-01-01'), to: at('2027-01-01')})
    expect(shareOf(at('2026-01-01'), scale)).toBeGreaterThan(0.02)
    expect(shareOf(at('2027-01-01'), scale)).toBeLessThan(0.98)
    expect(timePlaceOf(at('2031-01-01'), scale)).toBe('100.00%')
    expect(timePlaceOf(at('2020-01-01'), scale)).toBe('0.00%')
  })
})

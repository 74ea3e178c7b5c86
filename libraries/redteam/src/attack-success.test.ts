import {describe, expect, it} from 'vitest'
import {attackSuccess, attackSuccessByLabel, attackSuccessChange} from './index.ts'

describe('attack success', () => {
  it('still allows 1.9 % after 200 attacks without success', () => {
    expect(attackSuccess({successes: 0, trials: 200}).high).toBeCloseTo(0.0188, 4)
  })

  it('knows nothing without an attack', () => {
    expect(attackSuccess({successes: 0, trials: 0})).toMatchObject({low: 0, high: 1})
    expect(attackSuccessChange('all', []).difference).toEqual({value: 0, low: -1, high: 1})
  })

  it('compares the same attacks as pairs', () => {
    const attacks = Array.from({length: 40}, (_, index) => ({
      label: 'all',
      before: index < 18,
      after: index < 2,
    }))
    const {before, after, difference} = attackSuccessChange('all', attacks)
    expect([before.successes, after.successes]).toEqual([18, 2])
    expect(difference.value).toBeCloseTo(0.4)
    expect(difference.low).toBeGreaterThan(0.2)
    expect(difference.high).toBeLessThan(0.6)
  })

  it('keeps labels apart and in order', () => {
    const changes = attackSuccessByLabel([
      {label: 'role-play', before: true, after: false},
      {label: 'encoding', before: false, after: true},
      {label: 'role-play', before: false, after: false},
    ])
    expect(
      changes.map(({label, before, after}) => [label, before.trials, after.successes]),
    ).toEqual([
      ['role-play', 2, 0],
      ['encoding', 1, 1],
    ])
  })
})

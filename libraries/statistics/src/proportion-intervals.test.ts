import {describe, expect, it} from 'vitest'
import {newcombeInterval, newcombePairedInterval, wilsonInterval} from './proportion-intervals.ts'

describe('the Wilson interval', () => {
  // scipy 1.17.1 binomtest(x, n).proportion_ci(c, 'wilson'), equal to statsmodels 0.15.0
  it.each([
    [0, 40, 0.95, 0, 0.08762160119728662],
    [12, 200, 0.95, 0.034652194254331865, 0.10193169295766272],
    [372, 500, 0.95, 0.7039870300464813, 0.7802922918082812],
    [7, 7, 0.95, 0.6456695649333126, 1],
    [1, 3, 0.9, 0.07826572633372841, 0.7464661317187758],
    [912, 1000, 0.99, 0.8861251050892783, 0.9324437750303144],
  ])('of %i of %i at %f equals scipy within 1e-12', (successes, trials, confidence, low, high) => {
    const interval = wilsonInterval({successes, trials}, confidence)
    expect(interval.low).toBeCloseTo(low, 12)
    expect(interval.high).toBeCloseTo(high, 12)
  })

  it('is everything without a trial and nothing for an impossible count', () => {
    expect(wilsonInterval({successes: 0, trials: 0})).toEqual({low: 0, high: 1})
    expect(wilsonInterval({successes: 3, trials: 2})).toEqual({low: NaN, high: NaN})
    expect(wilsonInterval({successes: -1, trials: 2})).toEqual({low: NaN, high: NaN})
  })
})

describe('the Newcombe interval', () => {
  // statsmodels 0.15.0 confint_proportions_2indep(…, method='newcomb', compare='diff')
  it.each([
    [90, 200, 12, 200, 0.95, 0.3106555337578316, 0.4637375198062075],
    [392, 400, 376, 400, 0.95, 0.012905495052370729, 0.06941457069949927],
    [0, 40, 0, 60, 0.95, -0.06017185214208986, 0.08762160119728664],
    [9, 10, 3, 10, 0.95, 0.17052272393450302, 0.8090179735354881],
    [56, 70, 48, 80, 0.99, 0.005370869250078403, 0.3718084317757736],
  ])(
    'of %i of %i less %i of %i at %f equals statsmodels within 1e-12',
    (a, b, c, d, confidence, low, high) => {
      const counts = {first: {successes: a, trials: b}, second: {successes: c, trials: d}}
      const interval = newcombeInterval(counts, confidence)
      expect(interval.difference).toBeCloseTo(a / b - c / d, 12)
      expect(interval.low).toBeCloseTo(low, 12)
      expect(interval.high).toBeCloseTo(high, 12)
    },
  )

  it('is not a number where a group has no trial', () => {
    const counts = {first: {successes: 0, trials: 0}, second: {successes: 1, trials: 2}}
    expect(newcombeInterval(counts).difference).toBeNaN()
    expect(newcombeInterval(counts).low).toBeNaN()
  })
})

describe('the paired Newcombe interval', () => {
  it('is the published one of 36 both, 12 first alone, 2 second alone', () => {
    // Newcombe 1998, Statistics in Medicine 17:2635-2650, Table II, method 10, four decimals
    const counts = {both: 36, onlyFirst: 12, onlySecond: 2, neither: 0}
    const {difference, low, high} = newcombePairedInterval(counts)
    expect(difference).toBeCloseTo(0.2, 12)
    expect(low).toBeCloseTo(0.0569, 4)
    expect(high).toBeCloseTo(0.3404, 4)
  })

  it('changes sign when first and second change places', () => {
    const {low, high} = newcombePairedInterval({both: 40, onlyFirst: 9, onlySecond: 3, neither: 28})
    const swapped = newcombePairedInterval({both: 40, onlyFirst: 3, onlySecond: 9, neither: 28})
    expect(swapped.low).toBeCloseTo(-high, 12)
    expect(swapped.high).toBeCloseTo(-low, 12)
  })

  it('is narrower than the unpaired one where the two judgements agree', () => {
    const paired = newcombePairedInterval({both: 60, onlyFirst: 8, onlySecond: 2, neither: 30})
    const unpaired = newcombeInterval({
      first: {successes: 68, trials: 100},
      second: {successes: 62, trials: 100},
    })
    expect(paired.high - paired.low).toBeLessThan(unpaired.high - unpaired.low)
  })
})

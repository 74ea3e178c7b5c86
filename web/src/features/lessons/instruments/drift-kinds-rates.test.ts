import {describe, expect, it} from 'vitest'
import {detectorWith, driftRates} from './drift-kinds-rates.ts'

const detector = detectorWith({baseRate: 0.02, recall: 0.8, falseAlarms: 0.01})
const still = {covariate: 0, baseRate: 0.02, concept: 0}
const before = driftRates(still, detector)

describe('a detector of one feature whose world moves', () => {
  it('begins with the rates that were asked for', () => {
    expect(before.recall).toBeCloseTo(0.8, 4)
    expect(before.flagged).toBeCloseTo(0.02 * 0.8 + 0.98 * 0.01, 4)
    expect(before.meanScore).toBeCloseTo(0.02, 6)
    expect(before.baseRate).toBeCloseTo(0.02, 6)
  })

  it('shows concept drift in nothing that needs no outcomes', () => {
    const after = driftRates({...still, concept: 0.4}, detector)
    expect(after.meanInput).toBeCloseTo(before.meanInput, 10)
    expect(after.meanScore).toBeCloseTo(before.meanScore, 10)
    expect(after.flagged).toBeCloseTo(before.flagged, 10)
    expect(after.recall).toBeCloseTo(0.6 * 0.8 + 0.4 * before.flagged, 4)
    expect(after.baseRate).toBeCloseTo(before.baseRate, 10)
  })

  it('keeps recall under label shift while scores and precision move', () => {
    const after = driftRates({...still, baseRate: 0.06}, detector)
    expect(after.recall).toBeCloseTo(0.8, 4)
    expect(after.meanScore).toBeGreaterThan(before.meanScore * 2)
    expect(after.precision).toBeGreaterThan(before.precision)
  })

  it('moves inputs and scores under covariate shift', () => {
    const after = driftRates({...still, covariate: 0.5}, detector)
    expect(after.meanInput - before.meanInput).toBeCloseTo(0.5, 4)
    expect(after.meanScore).toBeGreaterThan(before.meanScore)
  })
})

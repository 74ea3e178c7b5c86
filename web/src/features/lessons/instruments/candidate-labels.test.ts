import {beforeAll, describe, expect, it} from 'vitest'
import {
  drawFlats,
  labelStandings,
  type CandidateLabelId,
  type LabelStanding,
} from './candidate-labels-flats.ts'

describe('flats ranked by candidate labels', () => {
  let standings: LabelStanding[]
  beforeAll(() => {
    standings = labelStandings(drawFlats())
  })
  const of = (label: CandidateLabelId) => standings.find((each) => each.label === label)

  it('pass over the district that calls less, by calls and by money', () => {
    expect(of('calls')?.gap.low ?? 0).toBeGreaterThan(0.3)
    expect(of('spent')?.gap.low ?? 0).toBeGreaterThan(0.2)
    expect(of('calls')?.riverside).toBeLessThan(0.12)
  })

  it('treat both districts alike by inspection, and reach the most need', () => {
    const inspected = of('inspected')
    expect(Math.max(-(inspected?.gap.low ?? 1), inspected?.gap.high ?? 1)).toBeLessThan(0.05)
    for (const other of ['calls', 'spent', 'built'] as const) {
      expect(inspected?.held ?? 0).toBeGreaterThan(of(other)?.held ?? 1)
    }
  })

  it('show by age that no gap does not mean that need is reached', () => {
    const built = of('built')
    expect(Math.max(-(built?.gap.low ?? 1), built?.gap.high ?? 1)).toBeLessThan(0.1)
    expect(built?.held).toBeLessThan(0.2)
  })
})

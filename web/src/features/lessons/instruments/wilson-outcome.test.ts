import {describe, expect, it} from 'vitest'
import {judgedShare} from './wilson-outcome.ts'

describe('a share held against a limit', () => {
  it('is not judged with nothing seen in 40 trials and a limit of 2 %', () => {
    const judged = judgedShare({successes: 0, trials: 40}, 0.02)
    expect(judged.outcome).toBe('not-judged')
    expect(judged.high).toBeCloseTo(0.0876, 4)
  })

  it('passes with nothing seen from 189 trials on', () => {
    expect(judgedShare({successes: 0, trials: 188}, 0.02).outcome).toBe('not-judged')
    expect(judgedShare({successes: 0, trials: 189}, 0.02).outcome).toBe('pass')
  })

  it('breaches only where the whole interval lies above', () => {
    expect(judgedShare({successes: 12, trials: 200}, 0.02).outcome).toBe('breach')
    expect(judgedShare({successes: 5, trials: 200}, 0.02).outcome).toBe('not-judged')
  })
})

import {describe, expect, it} from 'vitest'
import fc from 'fast-check'
import {combineOutcomes, exitCodeOf, type Outcome} from './index.ts'

const outcome = fc.constantFrom<Outcome>('pass', 'breach', 'not-judged', 'error')

describe('outcomes combine as a lattice', () => {
  it('error > breach > not-judged > pass', () => {
    expect(combineOutcomes(['pass', 'not-judged'])).toBe('not-judged')
    expect(combineOutcomes(['not-judged', 'breach'])).toBe('breach')
    expect(combineOutcomes(['breach', 'error', 'pass'])).toBe('error')
  })

  it('nothing measured is not judged, never a pass', () => {
    expect(combineOutcomes([])).toBe('not-judged')
  })

  it('in any order and grouping', () => {
    fc.assert(
      fc.property(fc.array(outcome, {minLength: 1}), fc.array(outcome, {minLength: 1}), (a, b) => {
        const together = combineOutcomes([...a, ...b])
        expect(combineOutcomes([...b, ...a])).toBe(together)
        expect(combineOutcomes([combineOutcomes(a), combineOutcomes(b)])).toBe(together)
      }),
    )
  })

  it('have exit codes of which only pass is 0', () => {
    expect((['pass', 'breach', 'not-judged', 'error'] as const).map(exitCodeOf)).toEqual([
      0, 1, 2, 4,
    ])
  })
})

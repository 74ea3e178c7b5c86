import {describe, expect, it} from 'vitest'
import {chanceShares} from './chance-gap-shares.ts'

const twelve = {groups: 12, rate: 0.3, goal: 0.05}

describe('the gap that chance makes', () => {
  it('is 19 points for twelve groups of sixty, and below 5 from nine hundred on', () => {
    expect(chanceShares({...twelve, size: 60}).gap).toBeCloseTo(0.193, 3)
    expect(chanceShares({...twelve, size: 880}).gap).toBeGreaterThan(0.05)
    expect(chanceShares({...twelve, size: 900}).gap).toBeLessThan(0.05)
  })

  it('grows with the groups and falls with their size', () => {
    const gapOf = (groups: number, size: number) => chanceShares({...twelve, groups, size}).gap
    expect(gapOf(6, 200)).toBeGreaterThan(gapOf(2, 200))
    expect(gapOf(6, 800)).toBeCloseTo(gapOf(6, 200) / 2, 6)
  })

  it('raises a false alarm in 5 % of comparisons of two groups, in 46 % with twelve', () => {
    expect(chanceShares({...twelve, groups: 2, size: 60}).falseAlarm).toBeCloseTo(0.05, 9)
    expect(chanceShares({...twelve, size: 60}).falseAlarm).toBeCloseTo(0.4596, 4)
  })

  it('needs 1,376 people a group to find five points once, 2,409 among twelve', () => {
    expect(chanceShares({...twelve, groups: 2, size: 60}).needed).toBe(1_376)
    expect(chanceShares({...twelve, size: 60}).needed).toBe(2_409)
  })
})

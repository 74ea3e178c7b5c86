import {describe, expect, it} from 'vitest'
import {largestLoss, type DamageControl} from './damage-bound-loss.ts'

const shop = {order: 480, orders: 12, calls: 20, planted: false}
const lossWith = (...on: DamageControl[]) => largestLoss(new Set(on), shop)

describe('the most that one conversation can give away', () => {
  it('does not move with better instructions', () => {
    expect(lossWith('instructions')).toBe(lossWith())
    expect(lossWith()).toBe(13 * 480)
  })

  it('is a number of calls away from a whole order where only the single call is limited', () => {
    expect(lossWith('per-call')).toBeCloseTo(960)
    expect(lossWith('session', 'per-call')).toBe(480)
  })

  it('is a tenth of the own order with the session’s customer and a limit over everything', () => {
    expect(lossWith('session', 'in-total')).toBeCloseTo(48)
    expect(lossWith('in-total')).toBeCloseTo(624)
  })

  it('is nothing where a planted text would need the reader’s button', () => {
    expect(largestLoss(new Set(['button']), {...shop, planted: true})).toBe(0)
    expect(lossWith('button')).toBe(lossWith())
  })
})

import fc from 'fast-check'
import {describe, expect, it} from 'vitest'
import {harmedPeople} from './harm-left-people.ts'

describe('people left with the harm', () => {
  it('are the upper end of the error times the decisions that nobody undoes', () => {
    const people = harmedPeople({checked: 400, wrong: 12, decisions: 20_000, undone: 0.5})
    // 12 of 400: Wilson 95 % 0.0172 to 0.0517
    expect(people.errorShare.value).toBe(0.03)
    expect(people.errorShare.low).toBeCloseTo(0.01725, 4)
    expect(people.errorShare.high).toBeCloseTo(0.05167, 4)
    expect(people.wrong.value).toBe(600)
    expect(people.left.value).toBe(300)
    expect(people.left.high).toBeCloseTo(people.errorShare.high * 10_000, 9)
  })

  it('are none where every error is undone, and some where no error was seen in the sample', () => {
    expect(harmedPeople({checked: 400, wrong: 12, decisions: 20_000, undone: 1}).left.high).toBe(0)
    const unseen = harmedPeople({checked: 100, wrong: 0, decisions: 20_000, undone: 0})
    expect(unseen.left.value).toBe(0)
    expect(unseen.left.high).toBeGreaterThan(700)
  })

  it('fall as more is undone, and rise with the decisions', () => {
    const use = fc.record({
      checked: fc.integer({min: 1, max: 5000}),
      part: fc.double({min: 0, max: 1, noNaN: true}),
      decisions: fc.integer({min: 1000, max: 100_000}),
      undone: fc.double({min: 0, max: 0.9, noNaN: true}),
    })
    fc.assert(
      fc.property(use, ({checked, part, decisions, undone}) => {
        const given = {checked, wrong: Math.floor(part * checked), decisions, undone}
        const {left} = harmedPeople(given)
        expect(harmedPeople({...given, undone: undone + 0.1}).left.high).toBeLessThan(left.high)
        expect(harmedPeople({...given, decisions: decisions * 2}).left.high).toBeGreaterThan(
          left.high,
        )
      }),
    )
  })
})

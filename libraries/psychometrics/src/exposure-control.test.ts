import {randomFrom} from '@airworthy/kernel'
import {describe, expect, test} from 'vitest'
import {exposureControl, staysWithinLimit, type ExposureCounts} from './exposure-control.ts'

const items = 12
const people = 4000

describe('exposure parameters', () => {
  const found = exposureControl(items, {limit: 0.4, rounds: 16, simulate})

  test('bring the most popular items down to the limit', () => {
    expect(found.highestShares[0]).toBe(1)
    expect(found.highestShares.at(-1)).toBeLessThan(0.43)
    const {given} = simulate(found.admission, 99)
    expect(Math.max(...given) / people).toBeLessThan(0.43)
  })

  test('leave free what is rarely chosen', () => {
    expect(found.admission[0]).toBeLessThan(0.42)
    expect(found.admission[items - 1]).toBe(1)
  })

  test('are the same for the same simulation', () => {
    expect(exposureControl(items, {limit: 0.4, rounds: 16, simulate})).toEqual(found)
  })

  test('need a limit above 0 and up to 1', () => {
    for (const limit of [0, 1.1, NaN]) {
      expect(() => exposureControl(items, {limit, simulate})).toThrow(
        `exposure limit must be above 0, up to 1: ${limit}`,
      )
    }
  })
})

test('an item is set aside before its share passes the limit, once enough people were seen', () => {
  expect(staysWithinLimit({given: 29, people: 99}, {limit: 0.3})).toBe(true)
  expect(staysWithinLimit({given: 30, people: 99}, {limit: 0.3})).toBe(false)
  expect(staysWithinLimit({given: 5, people: 5}, {limit: 0.3})).toBe(true)
})

/** Everybody wants the first three admitted items, in the order of the bank. */
function simulate(admission: Float64Array, round: number): ExposureCounts {
  const random = randomFrom(`round ${round}`)
  const admitted = new Float64Array(items)
  const given = new Float64Array(items)
  for (let person = 0; person < people; person++) {
    let wanted = 3
    for (let item = 0; item < items; item++) {
      if (random.next() >= (admission[item] ?? 0)) continue
      admitted[item] = (admitted[item] ?? 0) + 1
      if (wanted === 0) continue
      given[item] = (given[item] ?? 0) + 1
      wanted--
    }
  }
  return {people, admitted, given}
}

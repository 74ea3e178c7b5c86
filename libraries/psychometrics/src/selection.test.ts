import {randomFrom} from '@airworthy/kernel'
import {describe, expect, test} from 'vitest'
import {gridNodes} from './ability-grid.ts'
import {expectedInformation, informationTable} from './information-table.ts'
import {categoryCurves, information, type LogisticModel} from './models.ts'
import {chooseDomain, chooseItem, gentleItems, isAdmitted, promisePerMinute} from './selection.ts'

const model: LogisticModel = {kind: '3pl', a: 1.4, b: 0.3, c: 0.2}

describe('expected information', () => {
  const table = informationTable([
    (theta) => categoryCurves(model, theta),
    (theta) => categoryCurves({...model, b: 2}, theta),
  ])

  test('averages the information over the posterior within 1e-3 of a fine sum', () => {
    const density = (theta: number): number => Math.exp(-0.5 * ((theta - 0.4) / 0.5) ** 2)
    let exact = 0
    let mass = 0
    for (let theta = -8; theta <= 8; theta += 0.001) {
      exact += density(theta) * information(model, theta)
      mass += density(theta)
    }
    const [found = NaN] = expectedInformation(table, gridNodes.map(density))
    expect(Math.abs(found - exact / mass)).toBeLessThan(1e-3)
  })

  test('is highest for the item whose difficulty is where the ability is', () => {
    const [easy = NaN, hard = NaN] = expectedInformation(
      table,
      gridNodes.map((theta) => Math.exp(-2 * (theta - 2.2) ** 2)),
    )
    expect(hard).toBeGreaterThan(easy)
  })
})

describe('choosing a domain', () => {
  test('takes the one with the fewest items', () => {
    const needs = [
      {domain: 0, items: 2},
      {domain: 1, items: 1},
      {domain: 2, items: 3},
    ]
    expect(chooseDomain(needs, {last: undefined, random: randomFrom('a')})).toBe(1)
  })

  test('does not repeat the last domain while another has as few items', () => {
    const needs = [
      {domain: 0, items: 1},
      {domain: 1, items: 1},
    ]
    for (let seed = 0; seed < 20; seed++) {
      expect(chooseDomain(needs, {last: 0, random: randomFrom(`${seed}`)})).toBe(1)
    }
  })

  test('repeats the last domain when no other is in need, and gives none without need', () => {
    const random = randomFrom('a')
    expect(chooseDomain([{domain: 4, items: 9}], {last: 4, random})).toBe(4)
    expect(chooseDomain([], {last: 4, random})).toBeUndefined()
  })
})

describe('choosing an item', () => {
  const promise = Float64Array.of(0.1, 0.5, 0.3, 0.5, 0.4)
  const all = new Uint8Array(5).fill(1)

  test('takes the most promising when only one is asked for; the earlier of equals', () => {
    expect(chooseItem(promise, {available: all, among: 1, random: randomFrom('a')})).toBe(1)
  })

  test('draws each of the most promising about equally often, and no other', () => {
    const counts = new Map<number | undefined, number>()
    for (let seed = 0; seed < 3000; seed++) {
      const item = chooseItem(promise, {available: all, among: 3, random: randomFrom(`${seed}`)})
      counts.set(item, (counts.get(item) ?? 0) + 1)
    }
    expect(new Set(counts.keys())).toEqual(new Set([1, 3, 4]))
    for (const count of counts.values()) expect(Math.abs(count - 1000)).toBeLessThan(110)
  })

  test('never gives an item that is not available', () => {
    const available = Uint8Array.of(1, 0, 0, 0, 0)
    expect(chooseItem(promise, {available, among: 5, random: randomFrom('a')})).toBe(0)
    expect(
      chooseItem(promise, {available: new Uint8Array(5), among: 5, random: randomFrom('a')}),
    ).toBeUndefined()
  })
})

describe('exposure control', () => {
  test('admits an item to about the share of people that its exposure says', () => {
    let admitted = 0
    for (let seed = 0; seed < 4000; seed++) {
      if (isAdmitted(`person-${seed}`, {id: 'ethics/one', exposure: 0.3})) admitted++
    }
    expect(Math.abs(admitted / 4000 - 0.3)).toBeLessThan(0.03)
  })

  test('decides once per person and item', () => {
    const item = {id: 'ethics/one', exposure: 0.5}
    expect(isAdmitted('a', item)).toBe(isAdmitted('a', item))
    expect(isAdmitted('a', {...item, exposure: 1})).toBe(true)
    expect(isAdmitted('a', {...item, exposure: 0})).toBe(false)
  })
})

test('the promise per minute favours the shorter of equal items', () => {
  const found = promisePerMinute(Float64Array.of(0.4, 0.4), [{minutes: 2}, {minutes: 1}])
  expect([...found]).toEqual([0.2, 0.4])
})

describe('items to start with', () => {
  const items = [{minutes: 1}, {minutes: 1}, {minutes: 2}, {minutes: 3}]
  const all = new Uint8Array(4).fill(1)
  const gentle = (available: Uint8Array, credits: readonly number[]): number[] => [
    ...gentleItems(available, {items, expectedCredit: (item) => credits[item] ?? NaN}),
  ]

  test('are short and neither easy nor hard', () => {
    expect(gentle(all, [0.9, 0.5, 0.5, 0.5])).toEqual([0, 1, 0, 0])
  })

  test('are the short ones when no short one is of middle difficulty', () => {
    expect(gentle(all, [0.9, 0.2, 0.5, 0.5])).toEqual([1, 1, 0, 0])
  })

  test('are never none while an item is available', () => {
    expect(gentle(Uint8Array.of(0, 0, 0, 1), [0.5, 0.5, 0.5, 0.1])).toEqual([0, 0, 0, 1])
  })
})

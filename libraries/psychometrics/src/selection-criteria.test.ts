import {describe, expect, test} from 'vitest'
import type {ItemModel} from './models.ts'
import {intervalDivergence, mostDivergent, mostInformative} from './selection-criteria.ts'

const models: ItemModel[] = [-2, 0, 0, 2].map((b) => ({kind: '3pl', a: 1.4, b}))

describe('the most informative items', () => {
  test('come best first, equal ones in the order of the list', () => {
    const ranked = mostInformative(models, {theta: 0.1, count: 4})
    expect(ranked.map(({place}) => place)).toEqual([1, 2, 3, 0])
  })

  test('leave out what was given, and end with the bank', () => {
    expect(mostInformative(models, {theta: 0, count: 9, given: [1, 2, 3]})).toHaveLength(1)
    expect(mostInformative(models, {theta: 0, given: [0, 1, 2, 3]})).toEqual([])
    expect(mostInformative([], {theta: 0})).toEqual([])
  })
})

describe('Kullback–Leibler information', () => {
  test('is near Fisher information × delta³/3 for a small interval', () => {
    for (const model of [models[1], partial]) {
      if (model === undefined) continue
      const [fisher] = mostInformative([model], {theta: 0.3})
      const found = intervalDivergence(model, {theta: 0.3, delta: 0.01})
      expect(found / (((fisher?.value ?? NaN) * 0.01 ** 3) / 3)).toBeCloseTo(1, 3)
    }
  })

  test('ranks as Fisher information does once the interval is small', () => {
    const setting = {theta: 0.4, count: 4}
    expect(mostDivergent(models, {...setting, delta: 0.01}).map(({place}) => place)).toEqual(
      mostInformative(models, setting).map(({place}) => place),
    )
  })
})

const partial: ItemModel = {kind: 'partial-credit', a: 1.1, steps: [0.4, -0.3]}

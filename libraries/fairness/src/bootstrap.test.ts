import {newcombeInterval, wilsonInterval} from '@airworthy/statistics'
import {expect, test} from 'vitest'
import {bootstrapAudit, countRows} from './index.ts'
import {buildCells} from './testing/build-cells.ts'

const cells = buildCells(
  ['team'],
  [
    {values: ['a'], counts: [1200, 300, 2500, 1000]},
    {values: ['b'], counts: [900, 400, 1700, 1000]},
  ],
)

test('intervals of large groups come close to those of Wilson and Newcombe', () => {
  const [found] = bootstrapAudit(cells, {seed: 'a', metrics: ['selectionRate'], replicates: 4000})
  const first = {successes: 1500, trials: 5000}
  const second = {successes: 1300, trials: 4000}
  const selection = found?.groups[0]?.metrics.selectionRate
  expect(selection?.low).toBeCloseTo(wilsonInterval(first).low, 2)
  expect(selection?.high).toBeCloseTo(wilsonInterval(first).high, 2)
  expect(found?.gaps.selectionRate?.difference?.high).toBeCloseTo(
    newcombeInterval({first: second, second: first}).high,
    2,
  )
})

test('the same seed gives the same replicates, whatever the number of rows', () => {
  const once = bootstrapAudit(cells, {seed: 's', replicates: 100})
  expect(bootstrapAudit(cells, {seed: 's', replicates: 100})).toEqual(once)
  const huge = buildCells(
    ['team'],
    [
      {values: ['a'], counts: [1.2e9, 3e8, 2.5e9, 1e9]},
      {values: ['b'], counts: [9e8, 4e8, 1.7e9, 1e9]},
    ],
  )
  const [found] = bootstrapAudit(huge, {seed: 's', metrics: ['selectionRate'], replicates: 200})
  const {low = NaN, high = NaN} = found?.groups[0]?.metrics.selectionRate ?? {}
  expect(high - low).toBeLessThan(1e-4)
  expect(low).toBeLessThan(0.3)
})

test('a rate that has no trial in most replicates has no interval', () => {
  const sparse = buildCells(
    ['team'],
    [
      {values: ['a'], counts: [0, 0, 900, 100]},
      {values: ['b'], counts: [300, 100, 400, 200]},
    ],
  )
  const [found] = bootstrapAudit(sparse, {seed: 's', metrics: ['precision'], replicates: 50})
  expect(found?.groups[0]?.metrics.precision).toBeNull()
  expect(found?.gaps.precision?.difference).toBeNull()
  const [zeroed] = bootstrapAudit(sparse, {
    seed: 's',
    metrics: ['precision'],
    replicates: 50,
    empty: 'zero',
  })
  expect(zeroed?.groups[0]?.metrics.precision).toEqual({low: 0, high: 0})
})

test('too few replicates, and cells without a label, are refused', () => {
  expect(() => bootstrapAudit(cells, {seed: 's', replicates: 3})).toThrow('at least 20: 3')
  expect(() => bootstrapAudit(cells, {seed: 's', confidence: 1})).toThrow('must lie in (0, 1): 1')
  const selections = countRows({by: {team: ['a', 'b']}, prediction: [true, false]})
  expect(() => bootstrapAudit(selections, {seed: 's'})).toThrow('name both columns')
})

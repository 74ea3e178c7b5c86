import {expect, test} from 'vitest'
import {precision, precisionRule} from './precision.ts'

test('nine in ten of 300 people are measured within 36 items, areas in turn, exposure at most 30 %', () => {
  const found = precision(1, {people: 300, rule: precisionRule})
  expect(found.share).toBeGreaterThanOrEqual(0.9)
  expect(found.highestExposure).toBeLessThanOrEqual(0.3)
  expect(found.imbalance).toBe(1)
})

test('the same seed gives the same figures', () => {
  const run = () => precision(2, {people: 40, rule: precisionRule})
  expect(run()).toEqual(run())
})

import fc from 'fast-check'
import {expect, test} from 'vitest'
import reference from '../reference/distributions.json' with {type: 'json'}
import {adjustPValues, type Adjustment} from './multiple-testing.ts'

const methods: readonly Adjustment[] = [
  'bonferroni',
  'holm',
  'hommel',
  'benjamini-hochberg',
  'benjamini-yekutieli',
]

test('all adjustments equal statsmodels within 1e-12', () => {
  for (const {p, ...expected} of reference.adjusted) {
    for (const by of methods) {
      adjustPValues(p, {by}).forEach((value, index) =>
        expect(value).toBeCloseTo(expected[by][index] ?? NaN, 12),
      )
    }
  }
})

const values = fc.array(fc.double({min: 0, max: 1, noNaN: true}), {maxLength: 30})

test('an adjusted value is never smaller than the value, and keeps the order', () => {
  fc.assert(
    fc.property(values, fc.constantFrom(...methods), (p, by) => {
      const adjusted = adjustPValues(p, {by})
      p.forEach((value, i) => {
        expect(adjusted[i]).toBeGreaterThanOrEqual(value * (1 - 1e-15))
        p.forEach((other, j) => {
          if (value <= other) expect(adjusted[i]).toBeLessThanOrEqual((adjusted[j] ?? NaN) + 1e-15)
        })
      })
    }),
    {numRuns: 200},
  )
})

test('Hommel is never stricter than Holm, nor Holm than Bonferroni', () => {
  fc.assert(
    fc.property(values, (p) => {
      const [bonferroni, holm, hommel] = methods.map((by) => adjustPValues(p, {by}))
      p.forEach((_, i) => {
        expect(holm?.[i]).toBeLessThanOrEqual((bonferroni?.[i] ?? NaN) + 1e-15)
        expect(hommel?.[i]).toBeLessThanOrEqual((holm?.[i] ?? NaN) + 1e-15)
      })
    }),
    {numRuns: 200},
  )
})

test('what is no probability is refused', () => {
  expect(() => adjustPValues([0.1, 1.2])).toThrow('a p-value must lie in [0, 1]: 1.2')
  expect(adjustPValues([])).toEqual([])
})

import {logisticLearner} from '@airworthy/learners'
import fc from 'fast-check'
import {expect, test} from 'vitest'
import {buildUnequalRows} from './build-rows.ts'
import {labelCounts, reweighedDecisions, reweighing, rowWeights} from './reweighing.ts'

const counts = fc.integer({min: 1, max: 500})

test('makes base rates equal and keeps what each group weighs', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(counts, counts), {minLength: 2, maxLength: 6}), (table) => {
      const {groups, rows, effectiveRows} = reweighing(
        table.map(([positive, negative], place) => ({
          group: {g: String(place)},
          counts: {...noDecisions, n: positive + negative, positiveLabel: positive},
        })),
      )
      const positives = table.reduce((sum, [positive]) => sum + positive, 0)
      for (const [
        place,
        {weightedBaseRate, positive, negative, n, ...weights},
      ] of groups.entries()) {
        const [own = 0, other = 0] = table[place] ?? []
        expect(weightedBaseRate).toBeCloseTo(positives / rows, 12)
        expect(positive * own + negative * other).toBeCloseTo(n, 9)
        expect(weights.effectiveRows).toBeLessThan(n + 1e-9)
      }
      expect(effectiveRows).toBeLessThan(rows + 1e-9)
    }),
  )
})

test("gives the weights of Kamiran and Calders' example of ten applicants", () => {
  // Five men, four of them hired, and five women, two of them hired.
  const {groups} = reweighing([
    {group: {sex: 'm'}, counts: {...noDecisions, n: 5, positiveLabel: 4}},
    {group: {sex: 'f'}, counts: {...noDecisions, n: 5, positiveLabel: 2}},
  ])
  expect(groups[0]?.positive).toBeCloseTo(0.75, 12)
  expect(groups[0]?.negative).toBeCloseTo(2, 12)
  expect(groups[1]?.positive).toBeCloseTo(1.5, 12)
  expect(groups[1]?.negative).toBeCloseTo(2 / 3, 12)
})

test('is measured on rows that the learner has not seen, with whom it serves and whom it costs', () => {
  const {features, outcomes, groups} = buildUnequalRows(1500)
  const {effect, weights} = reweighedDecisions(logisticLearner(), {
    features,
    outcomes,
    groups,
    selectedMeans: 'benefit',
  })
  const {before, after} = effect.disparities
  expect(after.demographicParity.difference).toBeLessThan(
    before.demographicParity.difference ?? NaN,
  )
  expect(effect.needs).toEqual(['retrained-model'])
  expect(effect.gain + effect.lose).toBeGreaterThan(0)
  expect(weights.groups).toHaveLength(2)
  const rows = rowWeights(weights, {codes: groups.codes, outcomes})
  expect(rows.reduce((sum, weight) => sum + weight, 0)).toBeCloseTo(1500, 6)
})

test('is refused for a group with one label only', () => {
  const groups = {groups: [{g: 'a'}, {g: 'b'}], codes: Int32Array.of(0, 0, 1)}
  expect(() => reweighing(labelCounts(groups, Float64Array.of(1, 0, 1)))).toThrow(
    'group {"g":"b"} (1 rows) has one label only',
  )
  expect(() => labelCounts(groups, Float64Array.of(1))).toThrow('3 rows have a group, but 1')
})

const noDecisions = {
  selected: 0,
  truePositive: 0,
  falsePositive: 0,
  trueNegative: 0,
  falseNegative: 0,
}

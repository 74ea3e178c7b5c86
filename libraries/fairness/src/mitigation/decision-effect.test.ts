import {expect, test} from 'vitest'
import {effectOfDecisions} from './decision-effect.ts'

const groups = {
  groups: [{g: 'a'}, {g: 'b'}],
  codes: Int32Array.of(0, 0, 1, 1),
}
const outcomes = Float64Array.of(1, 0, 1, 0)

test('says whom a change of decisions serves and whom it costs, by label', () => {
  const options = {
    outcomes,
    before: Float64Array.of(1, 1, 0, 0),
    after: Float64Array.of(1, 0, 0.5, 0),
    needs: ['chance'] as const,
  }
  const loan = effectOfDecisions(groups, {...options, selectedMeans: 'benefit'})
  expect(loan.groups[0]).toMatchObject({gain: 0, lose: 1})
  expect(loan.groups[0]?.changes.nowPassedOverNegative).toBe(1)
  expect(loan.groups[1]).toMatchObject({gain: 0.5, lose: 0})
  expect(loan.groups[1]?.changes.newlySelectedPositive).toBe(0.5)
  expect(loan.overall.before.selected).toBe(2)
  expect(loan.overall.after.selected).toBe(1.5)
  expect(loan.accuracyLost).toBeCloseTo(0.5 - 0.875, 12)
  expect(loan.disparities.before.demographicParity.difference).toBe(1)
  expect(loan.disparities.after.demographicParity.difference).toBe(0.25)

  const detention = effectOfDecisions(groups, {...options, selectedMeans: 'burden'})
  expect(detention).toMatchObject({gain: 1, lose: 0.5})
})

test('refuses what are not decisions about these rows', () => {
  const given = {selectedMeans: 'benefit', needs: []} as const
  const one = Float64Array.of(1, 1, 1, 1)
  expect(() =>
    effectOfDecisions(groups, {...given, outcomes, before: Float64Array.of(1), after: one}),
  ).toThrow('4 rows have a group, but before has 1')
  expect(() =>
    effectOfDecisions(groups, {
      ...given,
      outcomes,
      before: one,
      after: Float64Array.of(1, 2, 0, 0),
    }),
  ).toThrow('after of row 1 is 2: give 0 to 1')
})

import fc from 'fast-check'
import {expect, test} from 'vitest'
import {addedCounts, countRows, groupCounts, groupingsOf} from './index.ts'

const row = fc.record({
  sex: fc.constantFrom('f', 'm', null),
  age: fc.constantFrom('old', 'young'),
  label: fc.constantFrom(true, false, null),
  prediction: fc.constantFrom(true, false, null),
})

test('every row is counted once or stands among the missing, in every grouping', () => {
  fc.assert(
    fc.property(fc.array(row, {minLength: 1, maxLength: 60}), (rows) => {
      const cells = countRows({
        by: {sex: rows.map(({sex}) => sex), age: rows.map(({age}) => age)},
        label: rows.map(({label}) => label),
        prediction: rows.map(({prediction}) => prediction),
      })
      for (const grouping of groupingsOf(cells)) {
        const all = addedCounts(groupCounts(cells, grouping))
        expect(all.n + cells.missing.rows).toBe(rows.length)
        expect(all.truePositive + all.falseNegative).toBe(all.positiveLabel)
        expect(all.truePositive + all.falsePositive).toBe(all.selected)
        expect(all.truePositive + all.falsePositive + all.trueNegative + all.falseNegative).toBe(
          all.n,
        )
      }
      const complete = rows.filter(({label, prediction}) => label !== null && prediction !== null)
      const hits = complete.filter(({label, prediction}) => label === true && prediction === true)
      const [first] = groupingsOf(cells)
      if (first === undefined) return
      expect(addedCounts(groupCounts(cells, first)).truePositive).toBe(hits.length)
    }),
  )
})

test('a missing value of a sensitive column is a group of its own, last in order', () => {
  const cells = countRows({by: {sex: ['m', null, 'f']}, prediction: [true, true, false]})
  expect(cells.values).toEqual([['f', 'm', null]])
  expect(groupingsOf(cells)[0]?.groups).toEqual([{sex: 'f'}, {sex: 'm'}, {sex: null}])
})

test('columns of unequal length are refused', () => {
  expect(() => countRows({by: {sex: ['m']}, label: [true, false]})).toThrow(
    '1 rows, but label has 2',
  )
})

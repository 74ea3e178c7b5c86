import {expect, test} from 'vitest'
import {rowGroups} from './row-groups.ts'

test('groups are the combinations that occur, a missing value being one', () => {
  const {groups, codes} = rowGroups([
    {name: 'sex', kind: 'text', dictionary: ['f', 'm'], codes: Int32Array.of(1, 0, 1, -1)},
    {name: 'decade', kind: 'number', values: Float64Array.of(30, 20, 20, NaN)},
  ])
  expect(groups).toEqual([
    {sex: 'f', decade: '20'},
    {sex: 'm', decade: '20'},
    {sex: 'm', decade: '30'},
    {sex: null, decade: null},
  ])
  expect(codes).toEqual(Int32Array.of(2, 0, 1, 3))
})

test('columns of unequal length, or none, are refused', () => {
  expect(() => rowGroups([])).toThrow('no sensitive column: name at least one')
  expect(() =>
    rowGroups([
      {name: 'a', kind: 'number', values: Float64Array.of(1)},
      {name: 'b', kind: 'number', values: Float64Array.of(1, 2)},
    ]),
  ).toThrow('a has 1 rows, but b has 2')
})

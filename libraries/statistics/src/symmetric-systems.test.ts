import {expect, test} from 'vitest'
import reference from '../reference/regression.json' with {type: 'json'}
import {invertSymmetric, solveSymmetric} from './symmetric-systems.ts'

const {matrix, vector, solution, inverse} = reference.symmetric

test('a solution equals numpy within 1e-14', () => {
  for (const [row, found] of solveSymmetric(matrix, vector).entries()) {
    expect(Math.abs(found - (solution[row] ?? NaN))).toBeLessThan(1e-14)
  }
})

test('an inverse equals numpy within 1e-14', () => {
  for (const [row, entries] of invertSymmetric(matrix).entries()) {
    for (const [column, found] of entries.entries()) {
      expect(Math.abs(found - (inverse[row]?.[column] ?? NaN))).toBeLessThan(1e-14)
    }
  }
})

test('a matrix without a unique solution is refused with its row', () => {
  const dependent = [
    [1, 1],
    [1, 1],
  ]
  expect(() => solveSymmetric(dependent, [1, 1])).toThrow('row 1')
})

import {choleskyFactor, type Matrix} from './multivariate-normal.ts'

/**
 * The x with `matrix`·x = `vector`, for a symmetric positive definite matrix. Throws
 * `not-positive-definite` and names the row at which it fails.
 */
export function solveSymmetric(matrix: Matrix, vector: readonly number[]): number[] {
  return solveFactored(choleskyFactor(matrix), vector)
}

/**
 * The inverse of a symmetric positive definite matrix, itself symmetric. Throws
 * `not-positive-definite` and names the row at which it fails.
 */
export function invertSymmetric(matrix: Matrix): number[][] {
  const factor = choleskyFactor(matrix)
  return matrix.map((_, column) =>
    solveFactored(
      factor,
      matrix.map((__, row) => (row === column ? 1 : 0)),
    ),
  )
}

function solveFactored(factor: Matrix, vector: readonly number[]): number[] {
  const solution: number[] = []
  for (const [row, entries] of factor.entries()) {
    let rest = vector[row] ?? NaN
    for (let k = 0; k < row; k++) rest -= (entries[k] ?? NaN) * (solution[k] ?? NaN)
    solution.push(rest / (entries[row] ?? NaN))
  }
  for (let row = factor.length - 1; row >= 0; row--) {
    let rest = solution[row] ?? NaN
    for (let k = row + 1; k < factor.length; k++) {
      rest -= (factor[k]?.[row] ?? NaN) * (solution[k] ?? NaN)
    }
    solution[row] = rest / (factor[row]?.[row] ?? NaN)
  }
  return solution
}

import type {DesignMatrix} from './design-matrix.ts'

/** Intercept plus coefficient × column, a number a row; coefficients have the intercept first. */
export function linearScores(
  {rows, columns}: DesignMatrix,
  coefficients: readonly number[],
): Float64Array {
  const scores = new Float64Array(rows).fill(coefficients[0] ?? NaN)
  for (const [place, column] of columns.entries()) {
    const coefficient = coefficients[place + 1] ?? NaN
    for (let row = 0; row < rows; row++) {
      scores[row] = (scores[row] ?? NaN) + coefficient * (column[row] ?? NaN)
    }
  }
  return scores
}

import {AirworthyError, type Random} from '@airworthy/kernel'
import {sampleNormal} from './sampling.ts'

/** A matrix as rows of equal length. */
export type Matrix = readonly (readonly number[])[]

/**
 * The lower triangle L with L·Lᵀ = `matrix` (Cholesky). Only the lower triangle is read. Throws
 * `not-positive-definite` and names the row at which it fails.
 */
export function choleskyFactor(matrix: Matrix): number[][] {
  const lower: number[][] = []
  for (const [row, entries] of matrix.entries()) {
    const computed: number[] = []
    for (let column = 0; column <= row; column++) {
      const other = column === row ? computed : (lower[column] ?? [])
      let rest = entries[column] ?? NaN
      for (let k = 0; k < column; k++) rest -= (computed[k] ?? NaN) * (other[k] ?? NaN)
      if (column < row) computed.push(rest / (other[column] ?? NaN))
      else if (rest > 0) computed.push(Math.sqrt(rest))
      else throw notPositiveDefinite(row)
    }
    lower.push(computed)
  }
  return lower
}

/** One multivariate normal value with mean zero, from the Cholesky factor of its covariance. */
export function sampleMultivariateNormal(random: Random, {factor}: {factor: Matrix}): number[] {
  const independent = factor.map(() => sampleNormal(random))
  return factor.map((row) =>
    row.reduce((sum, weight, k) => sum + weight * (independent[k] ?? 0), 0),
  )
}

/** The correlation matrix whose off-diagonal entries all equal `correlation`. */
export function exchangeableCorrelation(size: number, correlation: number): number[][] {
  return Array.from({length: size}, (_, row) =>
    Array.from({length: size}, (__, column) => (row === column ? 1 : correlation)),
  )
}

function notPositiveDefinite(row: number): AirworthyError {
  return new AirworthyError(
    'not-positive-definite',
    `matrix is not positive definite: row ${row}`,
    {
      facts: {row},
    },
  )
}

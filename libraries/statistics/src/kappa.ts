import {AirworthyError} from '@airworthy/kernel'

/**
 * Cohen's kappa of two raters who each put every case into one of the same categories: `table[i][j]`
 * counts the cases that the first put into i and the second into j. 1 is full agreement, 0 what
 * chance gives. Weights by the distance of categories are `linear` or `quadratic` (Cohen 1968). NaN
 * where chance alone agrees fully. Throws `table-refused` unless the table is square.
 */
export function cohenKappa(
  table: readonly (readonly number[])[],
  {weights = 'none'}: {weights?: 'none' | 'linear' | 'quadratic'} = {},
): number {
  const size = table.length
  const odd = table.find((row) => row.length !== size)
  if (odd !== undefined) {
    throw new AirworthyError('table-refused', `a table of ${size} rows has a row of ${odd.length}`)
  }
  const rows = table.map((row) => sum(row))
  const columns = table.map((_, j) => sum(table.map((row) => row[j] ?? NaN)))
  const all = sum(rows)
  let observed = 0
  let expected = 0
  for (let i = 0; i < size; i++) {
    for (let j = 0; j < size; j++) {
      const cost = disagreement(i - j, weights)
      observed += cost * (table[i]?.[j] ?? NaN)
      expected += (cost * (rows[i] ?? NaN) * (columns[j] ?? NaN)) / all
    }
  }
  return 1 - observed / expected
}

/**
 * Fleiss' kappa (1971): `counts[case][category]` says how many raters chose the category; every case
 * has the same number of raters, two at least. Throws `table-refused` otherwise.
 */
export function fleissKappa(counts: readonly (readonly number[])[]): number {
  const raters = sum(counts[0] ?? [])
  if (raters < 2 || counts.some((row) => sum(row) !== raters)) {
    throw new AirworthyError(
      'table-refused',
      'every case needs the same number of raters, at least 2',
    )
  }
  const categories = counts[0]?.length ?? 0
  const shares = Array.from(
    {length: categories},
    (_, j) => sum(counts.map((row) => row[j] ?? NaN)) / (counts.length * raters),
  )
  const agreements = counts.map(
    (row) => (sum(row.map((count) => count * count)) - raters) / (raters * (raters - 1)),
  )
  const observed = sum(agreements) / counts.length
  const expected = sum(shares.map((share) => share * share))
  return (observed - expected) / (1 - expected)
}

function disagreement(distance: number, weights: 'none' | 'linear' | 'quadratic'): number {
  switch (weights) {
    case 'none':
      return distance === 0 ? 0 : 1
    case 'linear':
      return Math.abs(distance)
    case 'quadratic':
      return distance * distance
  }
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0)
}

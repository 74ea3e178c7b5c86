import {chiSquaredSurvival} from '@airworthy/statistics'

/** How strongly a feature goes with a sensitive feature. */
export interface FeatureAssociation {
  /** Cramér's V with the correction of Bergsma (2013): 0 for none, 1 where one decides the other. */
  readonly cramersV: number
  /** The share of the sensitive feature's entropy that the feature explains, in [0, 1] (Theil's U). */
  readonly uncertaintyExplained: number
  /** Correct guesses of the sensitive feature beyond always guessing the largest group, as a share of the rest, in [0, 1] (Goodman and Kruskal's λ). */
  readonly guessesGained: number
  /** Of the hypothesis that they are independent, by Pearson's chi-squared. */
  readonly p: number
  readonly n: number
}

/**
 * The association of two features from the counts of their values together: `table[feature][group]`.
 * Rows and columns without a count are left out. With fewer than two of either all measures are 0
 * and p is 1. The measures speak of one feature at a time; features together may tell more.
 */
export function featureAssociation(table: readonly (readonly number[])[]): FeatureAssociation {
  const filled = withoutEmpty(table)
  const rows = filled.map(total)
  const columns = transposed(filled).map(total)
  const n = total(rows)
  if (rows.length < 2 || columns.length < 2) {
    return {cramersV: 0, uncertaintyExplained: 0, guessesGained: 0, p: 1, n}
  }
  let chiSquared = 0
  let shared = 0
  filled.forEach((row, i) =>
    row.forEach((count, j) => {
      const expected = ((rows[i] ?? NaN) * (columns[j] ?? NaN)) / n
      chiSquared += (count - expected) ** 2 / expected
      if (count > 0) shared += (count / n) * Math.log(count / expected)
    }),
  )
  const most = Math.max(...columns)
  const guessed = total(filled.map((row) => Math.max(...row)))
  return {
    cramersV: correctedV(chiSquared, {n, rows: rows.length, columns: columns.length}),
    uncertaintyExplained: Math.min(1, Math.max(0, shared / entropy(columns, n))),
    guessesGained: most === n ? 0 : (guessed - most) / (n - most),
    p: chiSquaredSurvival(chiSquared, {
      degreesOfFreedom: (rows.length - 1) * (columns.length - 1),
    }),
    n,
  }
}

function correctedV(
  chiSquared: number,
  {n, rows, columns}: {n: number; rows: number; columns: number},
): number {
  if (n < 2) return 0
  const excess = Math.max(0, chiSquared / n - ((rows - 1) * (columns - 1)) / (n - 1))
  const r = rows - (rows - 1) ** 2 / (n - 1)
  const c = columns - (columns - 1) ** 2 / (n - 1)
  const room = Math.min(r, c) - 1
  return room <= 0 ? 0 : Math.min(1, Math.sqrt(excess / room))
}

function entropy(counts: readonly number[], n: number): number {
  return -total(counts.map((count) => (count / n) * Math.log(count / n)))
}

function withoutEmpty(table: readonly (readonly number[])[]): number[][] {
  const rows = table.filter((row) => total(row) > 0)
  return transposed(transposed(rows).filter((column) => total(column) > 0))
}

function transposed(table: readonly (readonly number[])[]): number[][] {
  return (table[0] ?? []).map((_, j) => table.map((row) => row[j] ?? 0))
}

function total(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0)
}

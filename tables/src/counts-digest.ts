import type {CellCounts} from '@airworthy/fairness'
import {digestOf} from '@airworthy/kernel'

/**
 * The digest of what was measured: the counts of all cells, the rows left out and how many rows
 * there were. It is the same for a copy of the table with its rows in another order, as Parquet or
 * CSV, and another as soon as one row counts differently. A change that no count sees, in a column
 * that nobody asked about, does not change it: for that there is `sourceDigest`.
 */
export async function countsDigest(counts: CellCounts): Promise<string> {
  const {by, values, codes, has, missing, rows} = counts
  const tallies = {
    n: counts.n,
    truePositive: counts.truePositive,
    falsePositive: counts.falsePositive,
    trueNegative: counts.trueNegative,
    falseNegative: counts.falseNegative,
    positiveLabel: counts.positiveLabel,
    selected: counts.selected,
  }
  return await digestOf({
    by,
    values,
    codes: [...codes],
    has,
    missing,
    rows,
    ...Object.fromEntries(Object.entries(tallies).map(([name, list]) => [name, [...list]])),
  })
}

import type {CellCounts} from '../table-counts.ts'

/** A cell by its values and its true positives, false positives, true negatives, false negatives. */
export interface BuiltCell {
  readonly values: readonly (string | null)[]
  readonly counts: readonly [number, number, number, number]
}

/** Counted cells as a table source gives them. */
export function buildCells(by: readonly string[], cells: readonly BuiltCell[]): CellCounts {
  const values = by.map((_, k) => {
    const found = [...new Set(cells.map((cell) => cell.values[k] ?? null))]
    const texts = found.filter((value) => value !== null).sort()
    return found.includes(null) ? [...texts, null] : texts
  })
  const column = (count: (counts: BuiltCell['counts']) => number) =>
    Float64Array.from(cells, (cell) => count(cell.counts))
  return {
    by,
    values,
    codes: Uint32Array.from(
      cells.flatMap((cell) => by.map((_, k) => values[k]?.indexOf(cell.values[k] ?? null) ?? 0)),
    ),
    n: column(([a, b, c, d]) => a + b + c + d),
    truePositive: column(([a]) => a),
    falsePositive: column(([, b]) => b),
    trueNegative: column(([, , c]) => c),
    falseNegative: column(([, , , d]) => d),
    positiveLabel: column(([a, , , d]) => a + d),
    selected: column(([a, b]) => a + b),
    has: {label: true, prediction: true},
    missing: {rows: 0, label: 0, prediction: 0, score: 0},
    rows: cells.reduce((sum, {counts: [a, b, c, d]}) => sum + a + b + c + d, 0),
  }
}

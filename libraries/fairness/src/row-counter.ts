import {AirworthyError} from '@airworthy/kernel'
import type {CellCounts} from './table-counts.ts'

/** Rows in memory: each array has one entry for each row. */
export interface CountableRows {
  readonly by: Readonly<Record<string, readonly (string | null)[]>>
  readonly label?: readonly (boolean | null)[]
  readonly prediction?: readonly (boolean | null)[]
}

/**
 * Counts rows in memory into cells, as a table source counts its rows: for lessons, tests and small
 * data. Throws `rows-refused` for arrays of unequal length.
 */
export function countRows({by, label, prediction}: CountableRows): CellCounts {
  const names = Object.keys(by)
  const rows = by[names[0] ?? '']?.length ?? 0
  for (const [name, column] of [
    ...Object.entries(by),
    ['label', label],
    ['prediction', prediction],
  ] as const) {
    if (column !== undefined && column.length !== rows) {
      throw new AirworthyError('rows-refused', `${rows} rows, but ${name} has ${column.length}`)
    }
  }
  const values = names.map((name) => distinct(by[name] ?? []))
  const places = values.map((column) => new Map(column.map((value, index) => [value, index])))
  const cells = new Map<string, Tally>()
  const missing = {rows: 0, label: 0, prediction: 0, score: 0}
  for (let row = 0; row < rows; row++) {
    const codes = names.map((name, k) => places[k]?.get(by[name]?.[row] ?? null) ?? 0)
    const cell = cells.get(codes.join()) ?? emptyTally(codes)
    cells.set(codes.join(), cell)
    const isLabelMissing = label !== undefined && (label[row] ?? null) === null
    const isPredictionMissing = prediction !== undefined && (prediction[row] ?? null) === null
    missing.label += Number(isLabelMissing)
    missing.prediction += Number(isPredictionMissing)
    if (isLabelMissing || isPredictionMissing) missing.rows++
    else tally(cell, label?.[row] ?? false, prediction?.[row] ?? false)
  }
  const has = {label: label !== undefined, prediction: prediction !== undefined}
  return {
    by: names,
    values,
    ...columnsOf([...cells.values()], names.length, has),
    has,
    missing,
    rows,
  }
}

interface Tally {
  readonly codes: readonly number[]
  /** Rows by label and selection: neither, selected alone, label alone, both. */
  readonly rows: [number, number, number, number]
}

function emptyTally(codes: readonly number[]): Tally {
  return {codes, rows: [0, 0, 0, 0]}
}

function tally(cell: Tally, label: boolean, selected: boolean): void {
  if (label) cell.rows[selected ? 3 : 2]++
  else cell.rows[selected ? 1 : 0]++
}

function columnsOf(
  cells: readonly Tally[],
  width: number,
  has: {label: boolean; prediction: boolean},
): Omit<CellCounts, 'by' | 'values' | 'has' | 'missing' | 'rows'> {
  const count = (rows: (cell: Tally['rows']) => number) =>
    Float64Array.from(cells, (cell) => rows(cell.rows))
  const both = (rows: (cell: Tally['rows']) => number) =>
    has.label && has.prediction ? count(rows) : new Float64Array(cells.length)
  const codes = new Uint32Array(cells.length * width)
  cells.forEach((cell, index) => codes.set(cell.codes, index * width))
  return {
    codes,
    n: count(([neither, selected, labelled, all]) => neither + selected + labelled + all),
    truePositive: both(([, , , all]) => all),
    falsePositive: both(([, selected]) => selected),
    trueNegative: both(([neither]) => neither),
    falseNegative: both(([, , labelled]) => labelled),
    positiveLabel: count(([, , labelled, all]) => labelled + all),
    selected: count(([, selected, , all]) => selected + all),
  }
}

/** Sorted by code units, null last. */
function distinct(column: readonly (string | null)[]): (string | null)[] {
  const texts = [...new Set(column)].filter((value) => value !== null).sort()
  return column.includes(null) ? [...texts, null] : texts
}

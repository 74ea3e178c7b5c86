import type {Column} from '@airworthy/fairness'

/** Columns without the rows in which one of the needed values is missing. */
export interface CompleteRows {
  readonly columns: ReadonlyMap<string, Column>
  readonly rows: number
  readonly leftOut: LeftOut
}

/** How many rows were left out, and which column lacked a value in how many of them. */
export interface LeftOut {
  readonly rows: number
  readonly byColumn: Readonly<Record<string, number>>
}

/** Leaves out the rows in which one of the columns of `needed` has no value, and counts them. */
export function completeRows(
  columns: readonly Column[],
  {needed}: {needed: readonly string[]},
): CompleteRows {
  const total = columns[0] === undefined ? 0 : lengthOf(columns[0])
  const kept = new Uint8Array(total).fill(1)
  const byColumn: Record<string, number> = {}
  for (const column of columns) {
    if (!needed.includes(column.name)) continue
    let missing = 0
    for (let row = 0; row < total; row++) {
      if (!isMissing(column, row)) continue
      kept[row] = 0
      missing++
    }
    if (missing > 0) byColumn[column.name] = missing
  }
  const rows = kept.reduce((sum, each) => sum + each, 0)
  const whole = rows === total
  return {
    columns: new Map(
      columns.map((column) => [column.name, whole ? column : filtered(column, kept)]),
    ),
    rows,
    leftOut: {rows: total - rows, byColumn},
  }
}

function lengthOf(column: Column): number {
  return column.kind === 'number' ? column.values.length : column.codes.length
}

function isMissing(column: Column, row: number): boolean {
  return column.kind === 'number' ? Number.isNaN(column.values[row]) : (column.codes[row] ?? -1) < 0
}

function filtered(column: Column, kept: Uint8Array): Column {
  return column.kind === 'number'
    ? {...column, values: column.values.filter((_, row) => kept[row] === 1)}
    : {...column, codes: column.codes.filter((_, row) => kept[row] === 1)}
}

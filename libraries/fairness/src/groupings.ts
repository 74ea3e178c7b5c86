import {AirworthyError} from '@airworthy/kernel'
import type {CellKeys} from './table-counts.ts'

/** The sensitive columns of a group with their values; null where the value is missing. */
export type GroupName = Readonly<Record<string, string | null>>

/** A division of all cells into groups by some of the sensitive columns. */
export interface Grouping {
  readonly by: readonly string[]
  /** The groups that occur, ordered by the values of the columns. */
  readonly groups: readonly GroupName[]
  /** For each cell the index of its group. */
  readonly groupOfCell: Uint32Array
}

/**
 * All groupings of the cells: by each sensitive column, by each pair and so on, fewer columns first.
 * `depth` is the largest number of columns together, by default all. Throws `no-sensitive-column`
 * when there is none.
 */
export function groupingsOf(
  keys: CellKeys,
  {depth = keys.by.length}: {depth?: number} = {},
): Grouping[] {
  if (keys.by.length === 0) {
    throw new AirworthyError(
      'no-sensitive-column',
      'no sensitive column is named: name one at least, such as --by sex',
    )
  }
  const subsets = Array.from({length: 2 ** keys.by.length - 1}, (_, index) =>
    keys.by.map((_column, place) => place).filter((place) => ((index + 1) >> place) & 1),
  )
  return subsets
    .filter((places) => places.length <= depth)
    .sort((a, b) => a.length - b.length || compared(a, b))
    .map((places) => groupingBy(keys, places))
}

/** The grouping by exactly these columns. Throws `unknown-column` for one that the cells do not have. */
export function groupingOf(keys: CellKeys, by: readonly string[]): Grouping {
  const places = by.map((column) => {
    const place = keys.by.indexOf(column)
    if (place < 0) {
      throw new AirworthyError(
        'unknown-column',
        `unknown sensitive column: ${column}; counted are ${keys.by.join(', ')}`,
        {facts: {column}},
      )
    }
    return place
  })
  return groupingBy(keys, places)
}

/** Sums one count of the cells into the groups. */
export function summed(grouping: Grouping, cells: Float64Array): Float64Array {
  const sums = new Float64Array(grouping.groups.length)
  for (let cell = 0; cell < cells.length; cell++) {
    const group = grouping.groupOfCell[cell] ?? 0
    sums[group] = (sums[group] ?? 0) + (cells[cell] ?? 0)
  }
  return sums
}

/** A short text of a group: its values in the order of the columns; a missing value is `(missing)`. */
export function groupText(group: GroupName): string {
  return Object.values(group)
    .map((value) => value ?? '(missing)')
    .join(' × ')
}

function groupingBy(keys: CellKeys, places: readonly number[]): Grouping {
  const width = keys.by.length
  const cells = width === 0 ? 0 : keys.codes.length / width
  const codesOf = (cell: number) => places.map((place) => keys.codes[cell * width + place] ?? 0)
  const found = new Map<string, readonly number[]>()
  for (let cell = 0; cell < cells; cell++) {
    const codes = codesOf(cell)
    found.set(codes.join(), codes)
  }
  const ordered = [...found.entries()].sort(([, a], [, b]) => compared(a, b))
  const indexOf = new Map(ordered.map(([key], index) => [key, index]))
  return {
    by: places.map((place) => keys.by[place] ?? ''),
    groups: ordered.map(([, codes]) =>
      Object.fromEntries(
        places.map((place, k) => [
          keys.by[place] ?? '',
          keys.values[place]?.[codes[k] ?? 0] ?? null,
        ]),
      ),
    ),
    groupOfCell: Uint32Array.from(
      {length: cells},
      (_, cell) => indexOf.get(codesOf(cell).join()) ?? 0,
    ),
  }
}

function compared(a: readonly number[], b: readonly number[]): number {
  for (let k = 0; k < a.length; k++) {
    const difference = (a[k] ?? 0) - (b[k] ?? 0)
    if (difference !== 0) return difference
  }
  return 0
}

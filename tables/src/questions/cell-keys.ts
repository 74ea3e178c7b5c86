import type {CellKeys} from '@airworthy/fairness'
import {textOf} from '../expressions.ts'
import {tableFault} from '../faults.ts'
import type {RelationColumn} from '../relation.ts'
import {columnNamed} from '../table-column.ts'

/** Cells of one answer at most: beyond it groups are too small to be judged anyway. */
export const mostCells = 100_000

/** The sensitive columns of a question. Throws `unknown-column` or `type-refused`. */
export function groupColumns(
  columns: readonly RelationColumn[],
  by: readonly string[],
): readonly RelationColumn[] {
  if (by.length < 1 || by.length > 8 || new Set(by).size < by.length) {
    throw tableFault(
      'type-refused',
      `a table is grouped by 1 to 8 different columns, not by ${by.length === 0 ? 'none' : by.join(', ')}`,
    )
  }
  const found = by.map((name) => columnNamed(columns, name))
  for (const column of found) textOf(column)
  return found
}

/** Numbers the cells of an answer as its rows come by, and sorts them in the end. */
export class CellIndex {
  readonly #by: readonly string[]
  readonly #cells = new Map<
    string,
    {readonly index: number; readonly values: readonly (string | null)[]}
  >()

  constructor(by: readonly string[]) {
    this.#by = by
  }

  /** The index of a combination of values. Throws `table-too-large` beyond `mostCells`. */
  indexOf(values: readonly (string | null)[]): number {
    const key = JSON.stringify(values)
    const cell = this.#cells.get(key)
    if (cell !== undefined) return cell.index
    if (this.#cells.size >= mostCells) throw tooManyCells(this.#by)
    const index = this.#cells.size
    this.#cells.set(key, {index, values})
    return index
  }

  /** The keys with cells in ascending order, and for each of them the index it was given. */
  sorted(): {keys: CellKeys; order: Uint32Array} {
    const values = this.#by.map((_, at) =>
      sortedValues([...this.#cells.values()].map((cell) => cell.values[at] ?? null)),
    )
    const positions = values.map((list) => new Map(list.map((value, index) => [value, index])))
    const cells = [...this.#cells.values()]
      .map((cell) => ({
        index: cell.index,
        codes: cell.values.map((value, at) => positions[at]?.get(value) ?? 0),
      }))
      .sort((a, b) => compareCodes(a.codes, b.codes))
    const codes = new Uint32Array(cells.length * this.#by.length)
    for (const [position, cell] of cells.entries())
      codes.set(cell.codes, position * this.#by.length)
    return {
      keys: {by: [...this.#by], values, codes},
      order: Uint32Array.from(cells, (cell) => cell.index),
    }
  }
}

/** That a question would have more groups than can be judged. */
export function tooManyCells(by: readonly string[]): Error {
  return tableFault(
    'table-too-large',
    `grouping by ${by.join(', ')} makes more than ${mostCells} groups: group by columns with few values, or put values into classes first`,
  )
}

function sortedValues(values: readonly (string | null)[]): (string | null)[] {
  const texts = [...new Set(values)].filter((value) => value !== null)
  // code units, as in every digest; never a locale
  texts.sort((a, b) => (a < b ? -1 : 1))
  return values.includes(null) ? [...texts, null] : texts
}

function compareCodes(a: readonly number[], b: readonly number[]): number {
  for (const [at, code] of a.entries()) {
    const difference = code - (b[at] ?? 0)
    if (difference !== 0) return difference
  }
  return 0
}

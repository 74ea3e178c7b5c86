import type {FaultPlace} from './faults.ts'
import type {TableColumn} from './table-column.ts'

/**
 * A table as the engine reads it: its columns are called c0, c1, … there, so that no name of a
 * file's column ever enters SQL.
 */
export interface Relation {
  /** What every question reads from, in parentheses: columns c0, c1, …, rows in the order of the files. */
  readonly from: string
  readonly columns: readonly RelationColumn[]
  readonly rows: number
  /** Files that the engine reads, by the names under which it opens them. */
  readonly files: readonly string[]
  /** Where a row stands, from 1: its file and, in text formats, its line. */
  placeOfRow(row: number): Promise<FaultPlace>
  /** Looks for faults that only the engine minds, after it stumbled: throws at the first. */
  recheck(): Promise<void>
}

/** How the engine stores a column: as the text of the file, or as a value of that kind. */
export type Storage = 'text' | 'whole' | 'decimal' | 'boolean' | 'date' | 'timestamp' | 'nested'

export interface RelationColumn extends TableColumn {
  /** `c` and the position, the only name that SQL knows. */
  readonly id: string
  readonly storage: Storage
  /** Whether the sample saw few different values, so that counting them first saves conversions. */
  readonly few: boolean
  /** Where a `mixed` or `nested` column first was something else than before. */
  readonly turns?: FaultPlace
}

/** A text as an SQL literal. */
export function literal(text: string): string {
  return `'${text.replaceAll("'", "''")}'`
}

/** A finite number as an SQL literal of type DOUBLE. */
export function numberLiteral(value: number): string {
  return `CAST('${value}' AS DOUBLE)`
}

/** A path as the engine's table functions take it: what would be a pattern is escaped. */
export function pathLiteral(path: string): string {
  return literal(patternOf(path))
}

/** A path as a pattern that matches only itself. */
export function patternOf(path: string): string {
  return path.replaceAll(/[[*?]/g, '[$&]')
}

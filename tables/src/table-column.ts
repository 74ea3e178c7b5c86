import {nearestName, type AirworthyError} from '@airworthy/kernel'
import {tableFault} from './faults.ts'

/**
 * What the values of a column are read as. `identifier` of other tools is `text` here: digits with
 * a leading zero or more than 15 of them keep their spelling. `mixed` (JSON: numbers and texts in
 * one column) and `nested` (lists, objects, bytes) cannot be counted until a type is given.
 */
export type ColumnType = 'number' | 'boolean' | 'text' | 'date' | 'timestamp' | 'mixed' | 'nested'

/** The types that an engineer may give to a column, in place of what was inferred. */
export const givenTypes = ['number', 'boolean', 'text', 'date', 'timestamp'] as const
export type GivenType = (typeof givenTypes)[number]

/** A column as it is shown: its name in the file and its type. */
export interface TableColumn {
  readonly name: string
  readonly type: ColumnType
  /** Whether the type was given rather than inferred. */
  readonly given: boolean
}

/** The column of that exact name. Throws `unknown-column` with the nearest name. */
export function columnNamed<C extends TableColumn>(columns: readonly C[], name: string): C {
  const column = columns.find((candidate) => candidate.name === name)
  if (column === undefined) throw unknownColumn(columns, name)
  return column
}

function unknownColumn(columns: readonly TableColumn[], name: string): AirworthyError {
  const names = columns.map((column) => column.name)
  const nearest = nearestName(name, names)
  const remedy =
    nearest === null
      ? `the table has ${names.slice(0, 20).join(', ')}${names.length > 20 ? ', …' : ''}`
      : `did you mean ${nearest}?`
  return tableFault('unknown-column', `unknown column: ${name}; ${remedy}`, {column: name})
}

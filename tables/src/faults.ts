import {AirworthyError} from '@airworthy/kernel'

/** What can be wrong with a table or with what is asked of it; each is bad input (exit 3). */
export type TableFaultCode =
  /** There is no such file, or the pattern matches none. */
  | 'table-not-found'
  /** A directory, no permission, a broken disk. */
  | 'table-unreadable'
  /** Neither the name nor the first bytes say what the file is, or they disagree. */
  | 'table-format'
  /** No row, or nothing at all. */
  | 'table-empty'
  /** Not UTF-8, or bytes that no text holds. */
  | 'table-encoding'
  /** The structure of the file is broken at a line. */
  | 'table-malformed'
  /** A value that its column's type does not admit. */
  | 'table-value'
  /** Column names that are empty, or that two columns have. */
  | 'table-columns'
  /** Files of one pattern that are not one table. */
  | 'tables-differ'
  | 'unknown-column'
  | 'type-refused'
  | 'where-refused'
  /** The answer would be larger than this machine or this engine may hold. */
  | 'table-too-large'

/** Where a fault lies, as far as it is known: lines and rows from 1, the value as it stands there. */
export interface FaultPlace {
  readonly file?: string
  readonly line?: number
  readonly row?: number
  readonly column?: string
  readonly value?: string
}

/** A refusal of a table, with its place as facts; the message says the remedy. */
export function tableFault(
  code: TableFaultCode,
  message: string,
  {cause, ...place}: FaultPlace & {readonly cause?: unknown} = {},
): AirworthyError {
  return new AirworthyError(code, message, {facts: {...place}, cause})
}

/** A value as it may be shown in a message: quoted, control characters escaped, 60 characters at most. */
export function shown(value: string): string {
  return JSON.stringify(value.length > 60 ? `${value.slice(0, 59)}…` : value)
}

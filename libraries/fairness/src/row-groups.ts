import {AirworthyError} from '@airworthy/kernel'
import type {GroupName} from './groupings.ts'
import type {Column} from './table-counts.ts'

/** The group of every row: an index into the groups that occur. */
export interface RowGroups {
  readonly groups: readonly GroupName[]
  readonly codes: Int32Array
}

/**
 * The groups of rows by sensitive columns together, ordered by their values as they stand in the
 * dictionaries (numbers ascending), a missing value last and a value of its own. Throws
 * `rows-refused` without columns or for columns of unequal length.
 */
export function rowGroups(columns: readonly Column[]): RowGroups {
  const [first] = columns
  if (first === undefined) throw rowsRefused('no sensitive column: name at least one')
  const rows = coded(first).codes.length
  let codes = new Int32Array(rows)
  let groups: GroupName[] = [{}]
  for (const column of columns) {
    const own = coded(column)
    if (own.codes.length !== rows) {
      throw rowsRefused(
        `${first.name} has ${rows} rows, but ${column.name} has ${own.codes.length}`,
      )
    }
    const width = own.values.length
    codes = codes.map((code, row) => code * width + (own.codes[row] ?? 0))
    groups = groups.flatMap((group) =>
      own.values.map((value) => ({...group, [column.name]: value})),
    )
    const kept = withoutEmpty(codes, groups)
    codes = kept.codes
    groups = kept.groups
  }
  return {groups, codes}
}

export function rowsRefused(message: string): AirworthyError {
  return new AirworthyError('rows-refused', message)
}

function coded(column: Column): {values: (string | null)[]; codes: Int32Array} {
  if (column.kind === 'text') {
    const {codes, dictionary} = column
    return {
      values: [...dictionary, null],
      codes: codes.map((code) => (code < 0 ? dictionary.length : code)),
    }
  }
  const distinct = [...new Set(column.values)].filter((value) => !Number.isNaN(value))
  const sorted = distinct.sort((left, right) => left - right)
  const placeOf = new Map(sorted.map((value, place) => [value, place]))
  return {
    values: [...sorted.map(String), null],
    codes: Int32Array.from(column.values, (value) => placeOf.get(value) ?? sorted.length),
  }
}

function withoutEmpty(
  codes: Int32Array,
  groups: readonly GroupName[],
): {codes: Int32Array<ArrayBuffer>; groups: GroupName[]} {
  const occurs = [...new Set(codes)].sort((left, right) => left - right)
  const placeOf = new Map(occurs.map((code, place) => [code, place]))
  return {
    codes: Int32Array.from(codes, (code) => placeOf.get(code) ?? 0),
    groups: occurs.map((code) => groups[code] ?? {}),
  }
}

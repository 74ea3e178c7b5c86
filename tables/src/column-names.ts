import {tableFault} from './faults.ts'
import {
  givenTypes,
  columnNamed,
  type ColumnType,
  type GivenType,
  type TableColumn,
} from './table-column.ts'

/**
 * The names of a header, in order: white space at their ends left out, `unnamed_1` for an empty
 * one at place 1. Throws `table-columns` when two are equal.
 */
export function namesOfHeader(header: readonly string[], {path}: {path: string}): string[] {
  const names = header.map((name, index) => name.trim() || `unnamed_${index + 1}`)
  refuseEqualNames(names, {path})
  return names
}

/** Throws `table-columns` when two columns have one name. */
export function refuseEqualNames(names: readonly string[], {path}: {path: string}): void {
  const seen = new Map<string, number>()
  for (const [index, name] of names.entries()) {
    const before = seen.get(name)
    if (before !== undefined) {
      throw tableFault(
        'table-columns',
        `${path}: columns ${before + 1} and ${index + 1} are both called ${name}: rename one`,
        {file: path, line: 1, column: name},
      )
    }
    seen.set(name, index)
  }
}

/** The inferred types, with those that were given in their place. Throws `unknown-column`, `type-refused`. */
export function withGivenTypes(
  inferred: readonly {readonly name: string; readonly type: ColumnType}[],
  types: Readonly<Record<string, GivenType>> = {},
): TableColumn[] {
  const columns = inferred.map((column) => ({...column, given: false}))
  for (const [name, type] of Object.entries(types)) {
    columnNamed(columns, name)
    if (!givenTypes.includes(type)) {
      throw tableFault(
        'type-refused',
        `unknown type of column ${name}: ${String(type)}; types are ${givenTypes.join(', ')}`,
        {column: name},
      )
    }
  }
  return columns.map((column) => {
    const type = Object.hasOwn(types, column.name) ? types[column.name] : undefined
    return type === undefined ? column : {...column, type, given: true}
  })
}

/** Throws `tables-differ` unless a file has the columns of the first, in their order. */
export function refuseOtherColumns(
  names: readonly string[],
  {path, first}: {path: string; first: {readonly path: string; readonly names: readonly string[]}},
): void {
  const at = Array.from({length: Math.max(names.length, first.names.length)}).findIndex(
    (_, index) => names[index] !== first.names[index],
  )
  if (at === -1) return
  throw tableFault(
    'tables-differ',
    `column ${at + 1} is ${first.names[at] ?? 'absent'} in ${first.path} and ${names[at] ?? 'absent'} in ${path}: files of one table have the same columns in the same order`,
    {file: path, line: 1, column: names[at] ?? first.names[at] ?? ''},
  )
}

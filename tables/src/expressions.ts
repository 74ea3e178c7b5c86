import {shown, tableFault} from './faults.ts'
import {literal, type RelationColumn} from './relation.ts'

/** What a question needs a column's values to be. */
export type Need = 'number' | 'finite number' | 'boolean' | 'date' | 'timestamp' | 'truth'

/** A need of a question; when the engine stumbles, the first value that does not meet it is looked up. */
export interface Use {
  readonly column: RelationColumn
  readonly need: Need
  /** For `truth`: the words that are true and those that are false, in lower case. */
  readonly words?: {readonly truthy: readonly string[]; readonly falsy: readonly string[]}
}

/**
 * The value as text, NULL when it is missing (NaN too): as the file spells it, and from numbers the
 * shortest decimal without `.0`, so that a count kept as 1.0 is the group 1. Throws `type-refused`
 * for a column that is mixed or nested.
 */
export function textOf(column: RelationColumn): string {
  refuseUnread(column)
  const text = `CAST(${column.id} AS VARCHAR)`
  if (column.storage !== 'decimal') return text
  return `CASE WHEN isnan(CAST(${column.id} AS DOUBLE)) THEN NULL ELSE regexp_replace(${text}, '\\.0+$', '') END`
}

/** The value as DOUBLE, NULL when it is missing or NaN; fails at a text that is no number. */
export function numberOf(column: RelationColumn): string {
  const value = rawNumberOf(column, 'CAST')
  if (column.storage === 'whole') return value
  return `CASE WHEN isnan(${value}) THEN NULL ELSE ${value} END`
}

/** The value as what its column's type says, for expressions over columns. */
export function typedOf(column: RelationColumn): string {
  switch (column.type) {
    case 'number':
      return numberOf(column)
    case 'boolean':
      return booleanOf(column)
    case 'date':
    case 'timestamp':
      return `CAST(${column.id} AS ${column.type.toUpperCase()})`
    case 'text':
      return textOf(column)
    case 'mixed':
    case 'nested':
      return refuseUnread(column)
  }
}

/** What a typed expression over a column needs of its values, or null if any value will do. */
export function useOf(column: RelationColumn): Use | null {
  const {type} = column
  return type === 'number' || type === 'boolean' || type === 'date' || type === 'timestamp'
    ? {column, need: type}
    : null
}

/** A condition that holds for the values that do not meet a need. */
export function failureOf({column, need, words}: Use): string {
  const present = `${column.id} IS NOT NULL`
  const number = rawNumberOf(column, 'TRY_CAST')
  switch (need) {
    case 'number':
      return `${present} AND ${number} IS NULL`
    case 'finite number':
      return `${present} AND (${number} IS NULL OR isinf(${number}))`
    case 'boolean':
      return column.storage === 'boolean'
        ? 'false'
        : `${present} AND lower(CAST(${column.id} AS VARCHAR)) NOT IN ('true', 'false')`
    case 'truth': {
      const known = [...(words?.truthy ?? []), ...(words?.falsy ?? [])].map(literal).join(', ')
      return `${textOf(column)} IS NOT NULL AND lower(${textOf(column)}) NOT IN (${known})`
    }
    case 'date':
    case 'timestamp':
      return `${present} AND TRY_CAST(${column.id} AS ${need.toUpperCase()}) IS NULL`
  }
}

/** Throws `type-refused` unless the column is read as a number. */
export function refuseOtherThanNumber(column: RelationColumn, {asker}: {asker: string}): void {
  if (column.type === 'number') return
  refuseUnread(column)
  throw tableFault(
    'type-refused',
    `${asker} needs numbers, and column ${column.name} is read as ${column.type}: ${remedyFor(column)}`,
    {column: column.name},
  )
}

/** What an engineer can do about a column whose values are not what is needed. */
function remedyFor(column: RelationColumn): string {
  return column.storage === 'text'
    ? `give it the type number, or name the values that stand for a missing one`
    : `choose a column of numbers`
}

function booleanOf(column: RelationColumn): string {
  if (column.storage === 'boolean') return column.id
  const text = `CAST(${column.id} AS VARCHAR)`
  return `CASE WHEN ${column.id} IS NULL THEN NULL WHEN lower(${text}) = 'true' THEN true WHEN lower(${text}) = 'false' THEN false ELSE CAST(error('no boolean: ' || ${text}) AS BOOLEAN) END`
}

function rawNumberOf(column: RelationColumn, cast: 'CAST' | 'TRY_CAST'): string {
  if (column.storage !== 'text') return `${cast}(${column.id} AS DOUBLE)`
  const text = `CAST(${column.id} AS VARCHAR)`
  // the engine reads 1_000 as a number; nobody who writes a table means that
  return `${cast}(CASE WHEN contains(${text}, '_') THEN '?' ELSE ${text} END AS DOUBLE)`
}

/** Throws `type-refused` for a column whose values cannot be read as one kind. */
function refuseUnread(column: RelationColumn): string {
  const {name, turns} = column
  const facts = {...turns, column: name}
  const place = turns?.line === undefined ? '' : `${turns.file} line ${turns.line}, `
  const value = turns?.value === undefined ? '' : `: ${shown(turns.value)}`
  if (column.type === 'mixed') {
    throw tableFault(
      'type-refused',
      `${place}column ${name} has values of several kinds, or a whole number of more than 15 digits${value}; give it the type text to take values as they are spelt`,
      facts,
    )
  }
  if (column.type === 'nested' || column.storage === 'nested') {
    throw tableFault(
      'type-refused',
      `${place}column ${name} holds lists, objects or bytes${value}; write what is to be counted to a column of its own`,
      facts,
    )
  }
  return column.id
}

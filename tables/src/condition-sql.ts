import {falsyWords, truthyWords, type Condition} from '@airworthy/fairness'
import {isNumberText} from './column-inference.ts'
import {numberOf, refuseOtherThanNumber, textOf, typedOf, useOf, type Use} from './expressions.ts'
import {shown, tableFault} from './faults.ts'
import {literal, numberLiteral, type RelationColumn} from './relation.ts'
import {columnNamed} from './table-column.ts'

/** A condition as the engine evaluates it: TRUE, FALSE, or NULL for a missing value. */
export interface ConditionSql {
  readonly column: RelationColumn
  /** The SQL over the column, or over the same values under another id. */
  sqlOver(id: string): string
  readonly uses: readonly Use[]
  /** Whether it costs a conversion that is worth doing once for each different value. */
  readonly worthGrouping: boolean
}

/**
 * A condition over a column, by the type of the column: numbers are compared as numbers (`=1` holds
 * for 1.0), texts by their characters, booleans by the words of `truthyWords` and `falsyWords`.
 * Throws `unknown-column`, and `type-refused` where type and condition do not go together.
 */
export function conditionSql(
  columns: readonly RelationColumn[],
  condition: Condition,
): ConditionSql {
  const column = columnNamed(columns, condition.column)
  switch (condition.operator) {
    case 'truthy':
      return truthySql(column)
    case 'in':
    case 'not-in':
      return membershipSql(column, condition)
    case '>=':
    case '>':
    case '<=':
    case '<': {
      refuseOtherThanNumber(column, {asker: `${condition.operator}${condition.value}`})
      return {
        column,
        sqlOver: (id) =>
          `${numberOf({...column, id})} ${condition.operator} ${numberLiteral(condition.value)}`,
        uses: [{column, need: 'number'}],
        worthGrouping: column.storage === 'text' && column.few,
      }
    }
  }
}

function truthySql(column: RelationColumn): ConditionSql {
  if (column.storage === 'boolean') {
    return {column, sqlOver: (id) => id, uses: [], worthGrouping: false}
  }
  // refuses what is mixed or nested before anything is asked
  textOf(column)
  const words = {truthy: truthyWords, falsy: falsyWords}
  return {
    column,
    sqlOver: (id) => {
      const text = textOf({...column, id})
      const isAmong = (members: readonly string[]) =>
        `lower(${text}) IN (${members.map(literal).join(', ')})`
      const fault = `CAST(error('neither true nor false: ' || ${text}) AS BOOLEAN)`
      return `CASE WHEN ${text} IS NULL THEN NULL WHEN ${isAmong(words.truthy)} THEN true WHEN ${isAmong(words.falsy)} THEN false ELSE ${fault} END`
    },
    uses: [{column, need: 'truth', words}],
    worthGrouping: true,
  }
}

function membershipSql(
  column: RelationColumn,
  {operator, values}: {operator: 'in' | 'not-in'; values: readonly string[]},
): ConditionSql {
  const members = values.map((value) => memberOf(column, value)).join(', ')
  const use = useOf(column)
  const asTyped = column.type === 'number' || column.type === 'boolean'
  const valueOver = (id: string) => (asTyped ? typedOf : textOf)({...column, id})
  valueOver(column.id)
  return {
    column,
    sqlOver: (id) => `${valueOver(id)} ${operator === 'in' ? 'IN' : 'NOT IN'} (${members})`,
    uses: asTyped && use !== null ? [use] : [],
    worthGrouping: column.storage === 'text' && asTyped && column.few,
  }
}

function memberOf(column: RelationColumn, value: string): string {
  if (column.type === 'number') {
    const number = Number(value)
    const rounded = Number.isInteger(number) && Math.abs(number) > Number.MAX_SAFE_INTEGER
    if (rounded) throw notAmong(column, value, 'is read as numbers of 15 digits')
    if (isNumberText(value) && Number.isFinite(number)) return numberLiteral(number)
    throw notAmong(column, value, 'is read as numbers')
  }
  if (column.type === 'boolean') {
    if (truthyWords.includes(value.toLowerCase())) return 'true'
    if (falsyWords.includes(value.toLowerCase())) return 'false'
    throw notAmong(column, value, 'is read as true and false')
  }
  return literal(value)
}

function notAmong(column: RelationColumn, value: string, is: string): Error {
  return tableFault(
    'type-refused',
    `${shown(value)} cannot be a value of column ${column.name}, which ${is}: name one of its values, or give it the type text`,
    {column: column.name, value},
  )
}

import type {Condition} from '@airworthy/fairness'
import {conditionSql, type ConditionSql} from '../condition-sql.ts'
import {refuseOtherThanNumber} from '../expressions.ts'
import type {RelationColumn} from '../relation.ts'
import {columnNamed} from '../table-column.ts'
import {refuseFailures, type Asked} from './ask.ts'

/**
 * The column of that name, which must be read as a number. Of a column of text the first value
 * that is none is named with its line (`table-value`); where all are, `type-refused`.
 */
export async function numericColumn(
  table: Asked,
  {name, asker}: {name: string; asker: string},
): Promise<RelationColumn> {
  const column = columnNamed(table.relation.columns, name)
  if (column.type === 'text' && column.storage === 'text') {
    await refuseFailures(table, [{column, need: 'number'}])
  }
  refuseOtherThanNumber(column, {asker})
  return column
}

/** A condition over the table's columns, or null for none. Throws as `conditionSql` and `numericColumn`. */
export async function conditionOver(
  table: Asked,
  condition: Condition | undefined,
): Promise<ConditionSql | null> {
  if (condition === undefined) return null
  if ('value' in condition) {
    const {column: name, operator, value} = condition
    await numericColumn(table, {name, asker: `${operator}${value}`})
  }
  return conditionSql(table.relation.columns, condition)
}

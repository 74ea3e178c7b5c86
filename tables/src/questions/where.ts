import {tableFault} from '../faults.ts'
import {whereSql, type WhereSql} from '../where/where-sql.ts'
import {errorFrom} from '@airworthy/kernel'
import type {Asked} from './ask.ts'

/** What rows a question is about, as the end of its SQL: empty, or ` WHERE …`. */
export async function whereClause(table: Asked, text: string | undefined): Promise<WhereSql> {
  if (text === undefined) return {sql: '', uses: []}
  const {engine, relation} = table
  const where = await whereSql(text, {engine, columns: relation.columns})
  await refuseOtherThanBoolean(table, {text, sql: where.sql})
  return {sql: ` WHERE ${where.sql}`, uses: where.uses}
}

/** Lets the engine say of what type the expression is, without reading a row. */
async function refuseOtherThanBoolean(
  {engine, relation}: Asked,
  {text, sql}: {text: string; sql: string},
): Promise<void> {
  let type = ''
  try {
    const [row] = await engine.rows(`DESCRIBE SELECT ${sql} FROM ${relation.from}`)
    type = String(row?.[1])
  } catch (cause) {
    const [reason = ''] = errorFrom(cause).message.split('\n')
    if (!/^(?:Binder|Catalog|Conversion|Invalid Input|Parser) Error/.test(reason)) throw cause
    throw notBoolean(text, reason, cause)
  }
  if (type !== 'BOOLEAN') throw notBoolean(text, `it is ${type.toLowerCase()}, not true or false`)
}

function notBoolean(text: string, why: string, cause?: unknown): Error {
  return tableFault('where-refused', `cannot take the condition ${JSON.stringify(text)}: ${why}`, {
    value: text,
    cause,
  })
}

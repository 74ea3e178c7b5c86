import type {Engine} from '../engine.ts'
import type {Use} from '../expressions.ts'
import {tableFault} from '../faults.ts'
import {literal, type RelationColumn} from '../relation.ts'
import {renderNode, type Node} from './render-node.ts'

/** An expression over the columns of a table that has passed its check. */
export interface WhereSql {
  readonly sql: string
  readonly uses: readonly Use[]
}

/** Longest expression that is read, in characters. */
const longest = 10_000

/**
 * Reads one boolean expression over the columns of a table with the engine's own parser, refuses
 * every node that is not on a short list, and writes the SQL anew from the nodes that passed: the
 * text that was given is never part of a question. Columns must be named as the file spells them,
 * in double quotes if they are no plain words. Throws `where-refused` or `unknown-column`.
 */
export async function whereSql(
  text: string,
  {engine, columns}: {engine: Engine; columns: readonly RelationColumn[]},
): Promise<WhereSql> {
  const expression = await parse(text, engine)
  const uses: Use[] = []
  const sql = renderNode(expression, {columns, uses, refused: (why) => refused(text, why)})
  return {sql, uses}
}

async function parse(text: string, engine: Engine): Promise<Node> {
  if (text.trim() === '') throw refused(text, 'it is empty')
  if (text.length > longest) throw refused(text, `it is longer than ${longest} characters`)
  if (text.includes('\0')) throw refused(text, 'it holds a NUL character')
  // the line ends keep a comment from swallowing the parenthesis
  const query = `SELECT 1 FROM t WHERE (\n${text}\n)`
  const [row] = await engine.rows(`SELECT CAST(json_serialize_sql(${literal(query)}) AS VARCHAR)`)
  const tree = readTree(text, String(row?.[0]))
  if (tree['error'] === true) throw refused(text, String(tree['error_message']))
  const statements = tree['statements']
  const only: unknown = Array.isArray(statements) && statements.length === 1 ? statements[0] : null
  const select = isNode(only) ? only['node'] : null
  if (!isNode(select) || !isPlainSelect(select))
    throw refused(text, 'it is more than an expression')
  const where = select['where_clause']
  if (!isNode(where)) throw refused(text, 'it is no expression')
  return where
}

function readTree(text: string, json: string): Node {
  try {
    const tree: unknown = JSON.parse(json)
    if (isNode(tree)) return tree
  } catch {
    // the engine writes infinities into its tree, which no JSON has
  }
  throw refused(text, 'it holds a number that is too large')
}

/** Whether a statement is `SELECT 1 FROM t WHERE …` and nothing has been added behind or before. */
function isPlainSelect(select: Node): boolean {
  const from = select['from_table']
  const modifiers = select['modifiers']
  const groups = select['group_expressions']
  return (
    select['type'] === 'SELECT_NODE' &&
    isNode(from) &&
    from['type'] === 'BASE_TABLE' &&
    from['table_name'] === 't' &&
    from['sample'] === null &&
    Array.isArray(modifiers) &&
    modifiers.length === 0 &&
    Array.isArray(groups) &&
    groups.length === 0 &&
    select['having'] === null &&
    select['qualify'] === null &&
    select['sample'] === null
  )
}

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function refused(text: string, why: string): Error {
  return tableFault(
    'where-refused',
    `cannot take the condition ${JSON.stringify(text.slice(0, 200))}: ${why}; write one expression over the table's columns that is true or false, such as age >= 18 AND region IN ('north', 'south')`,
    {value: text.slice(0, 200)},
  )
}

import {isNumberText} from '../column-inference.ts'
import {typedOf, useOf, type Use} from '../expressions.ts'
import {shown} from '../faults.ts'
import {literal, numberLiteral, type RelationColumn} from '../relation.ts'
import {columnNamed, type ColumnType} from '../table-column.ts'
import {whereFunctions, whereTypes} from './where-functions.ts'

/** A node of the engine's syntax tree. */
export type Node = Readonly<Record<string, unknown>>

/** What rendering knows and collects. */
export interface RenderContext {
  readonly columns: readonly RelationColumn[]
  readonly uses: Use[]
  readonly refused: (why: string) => Error
}

/** Deepest nesting of an expression. */
const deepest = 100

/** The SQL of a node of an expression. Throws what `refused` makes for any node that is not listed here. */
export function renderNode(node: unknown, context: RenderContext, depth = 0): string {
  if (depth > deepest) throw context.refused(`it is nested more than ${deepest} deep`)
  const render = (child: unknown) => renderNode(child, context, depth + 1)
  if (!isNode(node)) throw context.refused('a part is missing')
  const type = String(node['type'])
  switch (String(node['class'])) {
    case 'COLUMN_REF':
      return renderColumn(node, context)
    case 'CONSTANT':
      return renderConstant(node, context)
    case 'COMPARISON': {
      const operator = comparisons.get(type)
      if (operator === undefined) break
      refuseUnlikeSides([node['left'], node['right']], context)
      return `(${render(node['left'])} ${operator} ${render(node['right'])})`
    }
    case 'CONJUNCTION': {
      const joiner = type === 'CONJUNCTION_AND' ? ' AND ' : ' OR '
      return `(${children(node).map(render).join(joiner)})`
    }
    case 'BETWEEN':
      refuseUnlikeSides([node['input'], node['lower'], node['upper']], context)
      return `(${render(node['input'])} BETWEEN ${render(node['lower'])} AND ${render(node['upper'])})`
    case 'OPERATOR':
      return renderOperator(node, context, {type, render})
    case 'FUNCTION':
      return renderCall(node, context, {render})
    case 'CASE':
      return renderCase(node, render)
    case 'CAST': {
      const target = isNode(node['cast_type']) ? String(node['cast_type']['id']) : ''
      if (!whereTypes.has(target)) throw context.refused(`it converts to ${target.toLowerCase()}`)
      const cast = node['try_cast'] === true ? 'TRY_CAST' : 'CAST'
      return `${cast}(${render(node['child'])} AS ${target})`
    }
  }
  throw context.refused(`it holds ${nameOf(node)}, which is not allowed here`)
}

const comparisons: ReadonlyMap<string, string> = new Map([
  ['COMPARE_EQUAL', '='],
  ['COMPARE_NOTEQUAL', '<>'],
  ['COMPARE_LESSTHAN', '<'],
  ['COMPARE_GREATERTHAN', '>'],
  ['COMPARE_LESSTHANOREQUALTO', '<='],
  ['COMPARE_GREATERTHANOREQUALTO', '>='],
  ['COMPARE_DISTINCT_FROM', 'IS DISTINCT FROM'],
  ['COMPARE_NOT_DISTINCT_FROM', 'IS NOT DISTINCT FROM'],
])

function renderColumn(node: Node, {columns, uses, refused}: RenderContext): string {
  const names = node['column_names']
  if (!Array.isArray(names) || names.length !== 1) {
    const name = Array.isArray(names) ? names.join('.') : ''
    throw refused(`${name} is no column: a name with a point stands in double quotes`)
  }
  const column = columnNamed(columns, String(names[0]))
  const use = useOf(column)
  if (use !== null) uses.push(use)
  return typedOf(column)
}

function renderConstant(node: Node, {refused}: RenderContext): string {
  const value = isNode(node['value']) ? node['value'] : {}
  const type = isNode(value['type']) ? value['type'] : {}
  const held = value['value']
  if (value['is_null'] === true) return 'NULL'
  switch (type['id']) {
    case 'VARCHAR':
      return literal(String(held))
    case 'BOOLEAN':
      return held === true ? 'true' : 'false'
    case 'INTEGER':
    case 'BIGINT':
    case 'DOUBLE':
      if (typeof held === 'number' && Math.abs(held) <= Number.MAX_SAFE_INTEGER) {
        return numberLiteral(held)
      }
      break
    case 'DECIMAL': {
      const {width, scale} = isNode(type['type_info']) ? type['type_info'] : {}
      if (typeof held === 'number' && typeof scale === 'number' && Number(width) <= 15) {
        return numberLiteral(Number(`${held}e-${scale}`))
      }
      break
    }
  }
  throw refused('it holds a number of more than 15 digits, or a constant of another kind')
}

function renderOperator(
  node: Node,
  context: RenderContext,
  {type, render}: {type: string; render: (child: unknown) => string},
): string {
  const parts = children(node)
  switch (type) {
    case 'OPERATOR_NOT':
      return `(NOT ${parts.map(render).join('')})`
    case 'OPERATOR_IS_NULL':
      return `(${parts.map(render).join('')} IS NULL)`
    case 'OPERATOR_IS_NOT_NULL':
      return `(${parts.map(render).join('')} IS NOT NULL)`
    case 'OPERATOR_COALESCE':
      return `coalesce(${parts.map(render).join(', ')})`
    case 'COMPARE_IN':
    case 'COMPARE_NOT_IN': {
      refuseUnlikeSides(parts, context)
      const [first, ...rest] = parts
      const operator = type === 'COMPARE_IN' ? 'IN' : 'NOT IN'
      return `(${render(first)} ${operator} (${rest.map(render).join(', ')}))`
    }
  }
  throw context.refused(`it holds ${type.toLowerCase()}, which is not allowed here`)
}

function renderCall(
  node: Node,
  {refused}: RenderContext,
  {render}: {render: (child: unknown) => string},
): string {
  const name = String(node['function_name'])
  const parts = children(node)
  const orders = isNode(node['order_bys']) ? node['order_bys']['orders'] : null
  const plain =
    node['schema'] === '' &&
    node['catalog'] === '' &&
    node['filter'] === null &&
    node['distinct'] === false &&
    node['export_state'] === false &&
    Array.isArray(orders) &&
    orders.length === 0
  const counts = whereFunctions.get(name)
  if (counts === undefined || !plain) {
    throw refused(
      `it calls ${name}; functions that may be called are ${[...whereFunctions.keys()].filter((known) => /^[a-z]/.test(known)).join(', ')}`,
    )
  }
  if (!counts.includes(parts.length)) {
    throw refused(
      `it calls ${name} with ${parts.length} values, and ${name} takes ${counts.join(' or ')}`,
    )
  }
  const rendered = parts.map(render)
  if (/^[a-z]/.test(name)) return `${name}(${rendered.join(', ')})`
  const operator = likeOperators.get(name) ?? name
  return rendered.length === 1
    ? `(${operator} ${rendered.join('')})`
    : `(${rendered.join(` ${operator} `)})`
}

const likeOperators: ReadonlyMap<string, string> = new Map([
  ['~~', 'LIKE'],
  ['!~~', 'NOT LIKE'],
  ['~~*', 'ILIKE'],
  ['!~~*', 'NOT ILIKE'],
])

function renderCase(node: Node, render: (child: unknown) => string): string {
  const checks = Array.isArray(node['case_checks']) ? node['case_checks'] : []
  const whens = checks
    .map((check: unknown) => (isNode(check) ? check : {}))
    .map((check) => `WHEN ${render(check['when_expr'])} THEN ${render(check['then_expr'])}`)
  return `CASE ${whens.join(' ')} ELSE ${render(node['else_expr'])} END`
}

/** The engine would turn one side into the other to compare them, and fail at the first that does not fit. */
function refuseUnlikeSides(sides: readonly unknown[], {columns, refused}: RenderContext): void {
  const nodes = sides.filter(isNode)
  const constants = nodes.flatMap(constantOf)
  for (const node of nodes) {
    const names = node['column_names']
    if (node['class'] !== 'COLUMN_REF' || !Array.isArray(names) || names.length !== 1) continue
    const column = columns.find((candidate) => candidate.name === names[0])
    const isText = column?.type === 'text'
    const unlike = constants.find(({id, value}) => {
      return isText ? id !== 'VARCHAR' : id === 'VARCHAR' && !isTextOf(column?.type, value)
    })
    if (column === undefined || unlike === undefined) continue
    throw refused(
      isText
        ? `column ${column.name} is text and is compared with a number: put the value in single quotes, or give the column the type number`
        : `column ${column.name} is read as ${column.type}, which ${shown(unlike.value)} is not`,
    )
  }
}

function constantOf(node: Node): readonly {id: string; value: string}[] {
  const value = isNode(node['value']) ? node['value'] : {}
  const type = isNode(value['type']) ? value['type'] : {}
  if (node['class'] !== 'CONSTANT' || value['is_null'] === true) return []
  return [{id: String(type['id']), value: String(value['value'])}]
}

/** Whether a text can be read as a value of a type. */
function isTextOf(type: ColumnType | undefined, text: string): boolean {
  switch (type) {
    case 'number':
      return isNumberText(text)
    case 'boolean':
      return /^(?:true|false)$/i.test(text)
    case 'date':
    case 'timestamp':
      return !Number.isNaN(Date.parse(text))
    default:
      return true
  }
}

function children(node: Node): readonly unknown[] {
  return Array.isArray(node['children']) ? node['children'] : []
}

function nameOf(node: Node): string {
  const name = String(node['class']).toLowerCase().replaceAll('_', ' ')
  return /^[aeiou]/.test(name) ? `an ${name}` : `a ${name}`
}

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

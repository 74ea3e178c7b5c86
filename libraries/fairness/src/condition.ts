import {AirworthyError} from '@airworthy/kernel'

/** Which values of a column count as positive, as the command line writes it. */
export type Condition =
  | {readonly column: string; readonly operator: 'truthy'}
  | {
      readonly column: string
      readonly operator: 'in' | 'not-in'
      readonly values: readonly string[]
    }
  | {readonly column: string; readonly operator: '>=' | '>' | '<=' | '<'; readonly value: number}

/** What a `truthy` condition reads as positive, in lower case. Whatever is in neither list is a data fault. */
export const truthyWords: readonly string[] = ['true', 't', 'yes', 'y', '1', '1.0']

/** What a `truthy` condition reads as negative, in lower case. */
export const falsyWords: readonly string[] = ['false', 'f', 'no', 'n', '0', '0.0']

/**
 * Reads `COLUMN`, `COLUMN=V,V`, `COLUMN!=V,V` or `COLUMN>=N` (also `>`, `<=`, `<`). White space at
 * the ends of the column and of each value is left out. A column or value that holds `=`, `!`, `<`,
 * `>` or a comma stands in double quotes, a double quote inside doubled. Throws
 * `condition-refused` with the text and what is wrong.
 */
export function parseCondition(text: string): Condition {
  const {column, rest} = columnOf(text)
  if (rest === '') return {column, operator: 'truthy'}
  const sign = /^(?:!=|>=|<=|=|>|<)/.exec(rest)?.[0]
  if (sign === undefined) throw refused(text, `nothing was expected after the column: ${rest}`)
  const right = rest.slice(sign.length).trim()
  if (right === '') throw refused(text, `a value is missing after ${sign}`)
  if (sign === '=') return {column, operator: 'in', values: valuesOf(text, right)}
  if (sign === '!=') return {column, operator: 'not-in', values: valuesOf(text, right)}
  if (!/^[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:e[+-]?\d+)?$/i.test(right) || !isFinite(Number(right))) {
    throw refused(text, `a number is expected after ${sign}, not ${right}`)
  }
  switch (sign) {
    case '>=':
    case '>':
    case '<=':
    case '<':
      return {column, operator: sign, value: Number(right)}
    default:
      throw refused(text, `unknown operator: ${sign}`)
  }
}

/** The text that `parseCondition` reads as this condition. */
export function writeCondition(condition: Condition): string {
  const column = quoted(condition.column)
  switch (condition.operator) {
    case 'truthy':
      return column
    case 'in':
      return `${column}=${condition.values.map(quoted).join(',')}`
    case 'not-in':
      return `${column}!=${condition.values.map(quoted).join(',')}`
    case '>=':
    case '>':
    case '<=':
    case '<':
      return `${column}${condition.operator}${condition.value}`
  }
}

const quotedText = /^"((?:[^"]|"")*)"\s*/
const plainText = /^[^=!<>",]+/

function columnOf(text: string): {column: string; rest: string} {
  const trimmed = text.trim()
  const inQuotes = quotedText.exec(trimmed)
  const found = inQuotes ?? plainText.exec(trimmed)
  if (found === null) throw refused(text, 'it begins with no column name')
  const column = inQuotes === null ? found[0].trim() : (inQuotes[1] ?? '').replaceAll('""', '"')
  if (column === '') throw refused(text, 'the column name is empty')
  return {column, rest: trimmed.slice(found[0].length)}
}

function valuesOf(text: string, right: string): string[] {
  const values: string[] = []
  let rest = right
  for (;;) {
    const inQuotes = quotedText.exec(rest)
    const found = inQuotes ?? plainText.exec(rest)
    const value = inQuotes === null ? found?.[0].trim() : inQuotes[1]?.replaceAll('""', '"')
    // An empty value is meant only when it is written "".
    if (found === null || value === undefined || (value === '' && inQuotes === null)) {
      throw refused(text, `a value is missing or must stand in double quotes: ${rest || right}`)
    }
    if (!values.includes(value)) values.push(value)
    rest = rest.slice(found[0].length)
    if (rest === '') return values
    if (!rest.startsWith(',')) throw refused(text, `a comma is expected before ${rest}`)
    rest = rest.slice(1).trimStart()
  }
}

function quoted(word: string): string {
  const plain = word !== '' && word.trim() === word && !/[=!<>",]/.test(word)
  return plain ? word : `"${word.replaceAll('"', '""')}"`
}

function refused(text: string, why: string): AirworthyError {
  return new AirworthyError(
    'condition-refused',
    `cannot read the condition ${JSON.stringify(text)}: ${why}; write COLUMN, COLUMN=V,V, COLUMN!=V,V or COLUMN>=N`,
    {facts: {text}},
  )
}

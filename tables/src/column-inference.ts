import type {ColumnType} from './table-column.ts'

/** What was seen of a column of text. */
export interface InferredType {
  readonly type: ColumnType
  /** Whether there are at most 200 different values. */
  readonly few: boolean
}

const number = /^ *[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)? *$/i
const wordOfNumber = /^ *[+-]?(?:nan|inf|infinity) *$/i
const truth = /^(?:true|false)$/i
const date = /^\d{4}-\d\d-\d\d$/
const timestamp = /^\d{4}-\d\d-\d\d[ T]\d\d:\d\d(?::\d\d(?:\.\d{1,6})?)?$/

/**
 * The type of a column of which these texts were seen, missing ones left out. Digits that lose
 * something as a number (a leading zero, more than 15 of them) are text: they name something.
 * With no value at all it is text.
 */
export function inferType(values: Iterable<string>): InferredType {
  const seen = new Set<string>()
  for (const value of values) seen.add(value)
  return {type: typeOf([...seen]), few: seen.size <= 200}
}

function typeOf(values: readonly string[]): ColumnType {
  const first = values[0]
  if (first === undefined) return 'text'
  if (truth.test(first) && values.every((value) => truth.test(value))) return 'boolean'
  if (date.test(first) && values.every((value) => isDate(value, date))) return 'date'
  if (timestamp.test(first) && values.every((value) => isDate(value, timestamp))) return 'timestamp'
  const numbers = values.filter((value) => number.test(value))
  const all = numbers.length > 0 && values.every(isNumberText)
  return all && !numbers.some(namesSomething) ? 'number' : 'text'
}

/** Whether a text is read as a number: decimal, with an exponent, NaN or an infinity. */
export function isNumberText(value: string): boolean {
  return number.test(value) || wordOfNumber.test(value)
}

function namesSomething(value: string): boolean {
  return /^ *[+-]?0\d/.test(value) || /^ *[+-]?\d{16,} *$/.test(value)
}

function isDate(value: string, pattern: RegExp): boolean {
  if (!pattern.test(value)) return false
  const time = Date.parse(`${value.slice(0, 10)}T00:00:00Z`)
  return !Number.isNaN(time) && new Date(time).toISOString().slice(0, 10) === value.slice(0, 10)
}

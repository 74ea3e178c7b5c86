import {AirworthyError} from './error.ts'

/** What JSON can carry. */
export type Json =
  null | boolean | number | string | readonly Json[] | {readonly [key: string]: Json}

/**
 * The canonical JSON text of a value (RFC 8785, JCS): no white space, keys sorted by UTF-16 code
 * units, numbers as ECMAScript prints them. Throws `not-canonical` for NaN, infinities, lone
 * surrogates and whatever JSON cannot carry; `undefined` members are left out.
 */
export function canonicalJson(value: unknown): string {
  switch (typeof value) {
    case 'string':
      return quoted(value)
    case 'boolean':
      return value ? 'true' : 'false'
    case 'number':
      if (!Number.isFinite(value)) throw notCanonical(String(value))
      return JSON.stringify(value)
    case 'object':
      if (value === null) return 'null'
      if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`
      return canonicalObject(value)
    default:
      throw notCanonical(typeof value)
  }
}

function canonicalObject(value: object): string {
  const prototype: unknown = Object.getPrototypeOf(value)
  if (prototype !== Object.prototype && prototype !== null) throw notCanonical('class instance')
  const members = Object.entries(value)
    .filter(([, member]) => member !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0))
    .map(([key, member]) => `${quoted(key)}:${canonicalJson(member)}`)
  return `{${members.join(',')}}`
}

function quoted(text: string): string {
  if (!text.isWellFormed()) throw notCanonical('lone surrogate')
  return JSON.stringify(text)
}

function notCanonical(found: string): AirworthyError {
  return new AirworthyError('not-canonical', `cannot write as canonical json: ${found}`)
}

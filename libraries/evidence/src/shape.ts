import type {Json} from '@airworthy/kernel'

/** A JSON object. */
export type JsonObject = {readonly [key: string]: Json}

type Guard = (value: Json) => boolean

/** A shape: a guard for each member, all of them required and no other allowed. */
export type Shape = Readonly<Record<string, Guard>>

/** Whether a value is a JSON object: no array, not null. */
export function isObject(value: Json | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** The first departure of a value from a shape, in words, or null when there is none. */
export function shapeFault(value: Json, shape: Shape): string | null {
  if (!isObject(value)) return 'not an object'
  for (const [name, guard] of Object.entries(shape)) {
    const member = value[name]
    if (member === undefined) return `no member ${name}`
    if (!guard(member)) return `${name} cannot be ${JSON.stringify(member).slice(0, 80)}`
  }
  const unknown = Object.keys(value).find((name) => !Object.hasOwn(shape, name))
  return unknown === undefined ? null : `unknown member ${unknown}`
}

/** Names of streams, pseudonyms and origins: 1 to 200 printable ASCII characters without a space. */
export function isName(value: Json): value is string {
  return typeof value === 'string' && /^[\x21-\x7e]{1,200}$/.test(value)
}

/** Types of events: words of letters, digits and hyphens with a dot between them. */
export function isEventType(value: Json): value is string {
  return (
    typeof value === 'string' &&
    value.length <= 100 &&
    /^[a-z][A-Za-z0-9-]*(?:\.[a-z][A-Za-z0-9-]*)+$/.test(value)
  )
}

/** Times as `Date.prototype.toISOString` writes them, of days that exist. */
export function isTime(value: Json): value is string {
  if (typeof value !== 'string' || !/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/.test(value)) {
    return false
  }
  const milliseconds = Date.parse(value)
  return !Number.isNaN(milliseconds) && new Date(milliseconds).toISOString() === value
}

/** A SHA-256 in lower-case hexadecimal. */
export function isHash(value: Json): value is string {
  return typeof value === 'string' && /^[0-9a-f]{64}$/.test(value)
}

/** A base64url text of a given number of characters, or of any number but none. */
export function isBase64url(value: Json, length?: number): value is string {
  if (typeof value !== 'string' || !/^[A-Za-z0-9_-]+$/.test(value)) return false
  return length === undefined || value.length === length
}

/** A whole number from `least` up that a double holds exactly. */
export function isCount(value: Json, least: number): value is number {
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= least
}

import type {Json} from '@airworthy/kernel'

/** A JSON object. */
export type JsonObject = {readonly [key: string]: Json}

/** Whether a value is a JSON object: no list, not null. */
export function isObject(value: Json | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** A value that may stand alone or in a list, as a list; nothing is the empty list. */
export function listOf(value: Json | undefined): readonly Json[] {
  if (value === undefined || value === null) return []
  return Array.isArray(value) ? value : [value]
}

/** The text of a value, or null. */
export function textOf(value: Json | undefined): string | null {
  return typeof value === 'string' ? value : null
}

/** The id of a value that is a URI or an object with an id. */
export function idOf(value: Json | undefined): string | null {
  return isObject(value) ? textOf(value['id']) : textOf(value)
}

/** The member of an object, or undefined where it is none. */
export function memberOf(value: Json | undefined, name: string): Json | undefined {
  return isObject(value) && Object.hasOwn(value, name) ? value[name] : undefined
}

/** Whether one of the types of an object is this. */
export function hasType(value: Json | undefined, type: string): boolean {
  return listOf(memberOf(value, 'type')).includes(type)
}

/** Whether a text is an absolute URI, as ids must be. */
export function isUri(text: string | null): text is string {
  return text !== null && text.length <= 2048 && /^[a-z][a-z0-9+.-]*:[^\s<>"{}|\\^`]+$/i.test(text)
}

/**
 * The moment of an `xsd:dateTimeStamp` in milliseconds, or null for anything else: a time zone is
 * required, since without one nobody knows the moment.
 */
export function momentOf(value: Json | undefined): number | null {
  if (typeof value !== 'string' || value.length > 40) return null
  const match =
    /^(\d{4})-(\d\d)-(\d\d)T(\d\d):(\d\d):(\d\d)(?:\.\d+)?(?:Z|[+-](?:0\d|1[0-4]):[0-5]\d)$/.exec(
      value,
    )
  if (match === null) return null
  const [, year, month, day, hour, minute, second] = match.map(Number)
  const date = new Date(Date.UTC(year ?? 0, (month ?? 0) - 1, day))
  const exists = date.getUTCMonth() === (month ?? 0) - 1 && date.getUTCDate() === day
  if (!exists || (hour ?? 24) > 23 || (minute ?? 60) > 59 || (second ?? 60) > 59) return null
  const moment = Date.parse(value)
  return Number.isNaN(moment) ? null : moment
}

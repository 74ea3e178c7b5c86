import type {Json} from '@airworthy/kernel'
import type {Entry} from './entry.ts'
import {
  isBase64url,
  isCount,
  isEventType,
  isHash,
  isName,
  isObject,
  isTime,
  shapeFault,
} from './shape.ts'

/** What an entry looks like, member by member. */
export const entryShape = {
  v: (value: Json) => value === 1,
  stream: isName,
  sequence: (value: Json) => isCount(value, 1),
  at: isTime,
  type: isEventType,
  actor: isNameOrNull,
  subject: isNameOrNull,
  payload: isPayload,
  previous: isHash,
  hash: isHash,
}

/** Reads an entry from JSON, or says what keeps the value from being one; hashes are not checked. */
export function readEntry(value: Json): {entry: Entry} | {fault: string} {
  const fault = shapeFault(value, entryShape)
  if (fault !== null) return {fault}
  const entry = value as unknown as Entry // each member has passed its guard, and there is no other
  if ('sealed' in entry.payload && entry.subject === null) {
    return {fault: 'a sealed payload needs a subject, whose key opens it'}
  }
  return {entry}
}

function isNameOrNull(value: Json): boolean {
  return value === null || isName(value)
}

function isPayload(value: Json): boolean {
  if (!isObject(value)) return false
  if (Object.hasOwn(value, 'plain')) return Object.keys(value).length === 1
  const sealed = value['sealed']
  return sealed !== undefined && Object.keys(value).length === 1 && isSealed(sealed)
}

function isSealed(value: Json): boolean {
  const fault = shapeFault(value, {
    alg: (member) => member === 'A256GCM',
    iv: (member) => isBase64url(member, 16),
    ciphertext: (member) => isBase64url(member),
  })
  return fault === null
}

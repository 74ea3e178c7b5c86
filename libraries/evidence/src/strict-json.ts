import {errorFrom, type Json} from '@airworthy/kernel'

/** What is wrong with a text that should be JSON; `column` counts from 1 and is null when unknown. */
export interface JsonFault {
  readonly reason: string
  readonly column: number | null
}

const deepestNesting = 64

const tokens = /"(?:[^"\\]|\\.)*"(\s*:)?|[[\]{}]/gs

/**
 * Reads JSON as the ledger's format wants it (I-JSON, RFC 7493): besides being JSON, no object has
 * a member twice, since two readers could then see two contents under one hash, every text is well
 * formed, and nothing nests deeper than 64 levels.
 */
export function readStrictJson(text: string): {value: Json} | {fault: JsonFault} {
  let value: Json
  try {
    value = JSON.parse(text) as Json // whatever JSON.parse returns is JSON
  } catch (thrown) {
    // V8 ends its message with the place, when it has one
    const place = /\(line 1 column (\d+)\)$/.exec(errorFrom(thrown).message)
    return {fault: {reason: 'not json', column: place === null ? null : Number(place[1])}}
  }
  const written = measureText(text)
  if (written.depth > deepestNesting) return {fault: tooDeep}
  const found = measureValue(value)
  if (!found.wellFormed) return {fault: loneSurrogate}
  return written.members === found.members ? {value} : {fault: memberTwice}
}

const tooDeep = {reason: `nested deeper than ${deepestNesting} levels`, column: null}
const loneSurrogate = {reason: 'a text holds half a character (a lone surrogate)', column: null}
const memberTwice = {reason: 'an object has a member twice', column: null}

/** Counts members and nesting in a text that is known to be JSON. */
function measureText(text: string): {members: number; depth: number} {
  let members = 0
  let depth = 0
  let deepest = 0
  for (const [token, colon] of text.matchAll(tokens)) {
    if (colon !== undefined) members++
    else if (token === '[' || token === '{') deepest = Math.max(deepest, ++depth)
    else if (token === ']' || token === '}') depth--
  }
  return {members, depth: deepest}
}

/** Counts the members that a reader sees, and whether all texts are well formed. */
function measureValue(value: Json): {members: number; wellFormed: boolean} {
  let members = 0
  let wellFormed = true
  function visit(inner: Json): void {
    if (typeof inner === 'string') wellFormed &&= inner.isWellFormed()
    if (inner === null || typeof inner !== 'object') return
    for (const [key, member] of Object.entries<Json>(inner)) {
      if (!Array.isArray(inner)) members++
      wellFormed &&= key.isWellFormed()
      visit(member)
    }
  }
  visit(value)
  return {members, wellFormed}
}

import {AirworthyError, type Json} from '@airworthy/kernel'

/** Characters above which a credential or a list is not read: 16 Mi, a list of some 10 million entries. */
const longestText = 16 * 1024 * 1024
const deepestNesting = 64

/**
 * Reads JSON of others so that all readers see the same (I-JSON, RFC 7493): no member twice, every
 * text well formed, at most 64 levels and 16 Mi characters. Throws `not-json`, `member-twice`,
 * `malformed-text`, `too-deep` or `too-long`. Takes time linear in the text.
 */
export function readJson(text: string): Json {
  if (text.length > longestText) throw fault('too-long', `longer than ${longestText} characters`)
  const written = measureText(text)
  if (written.deepest > deepestNesting) {
    throw fault('too-deep', `nested deeper than ${deepestNesting} levels`)
  }
  let value: Json
  try {
    value = JSON.parse(text) as Json // whatever JSON.parse returns is JSON
  } catch (cause) {
    throw new AirworthyError('not-json', 'not json', {cause})
  }
  const found = measureValue(value)
  if (!found.wellFormed) {
    throw fault('malformed-text', 'a text holds half a character (a lone surrogate)')
  }
  if (found.members !== written.members) throw fault('member-twice', 'an object has a member twice')
  return value
}

function fault(code: string, message: string): AirworthyError {
  return new AirworthyError(code, message)
}

/** Counts members and nesting in a text; right for JSON, harmless for all else. */
function measureText(text: string): {members: number; deepest: number} {
  let members = 0
  let depth = 0
  let deepest = 0
  let inText = false
  for (let at = 0; at < text.length; at++) {
    const character = text.charCodeAt(at)
    if (inText) {
      if (character === backslash) at++
      else if (character === quote) inText = false
    } else if (character === quote) inText = true
    else if (character === colon) members++
    else if (character === openBrace || character === openBracket) {
      deepest = Math.max(deepest, ++depth)
    } else if (character === closeBrace || character === closeBracket) depth--
  }
  return {members, deepest}
}

const quote = 0x22
const colon = 0x3a
const backslash = 0x5c
const openBracket = 0x5b
const closeBracket = 0x5d
const openBrace = 0x7b
const closeBrace = 0x7d

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

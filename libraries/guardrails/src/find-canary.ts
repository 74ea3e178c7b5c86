import {findPieces} from './canary-pieces.ts'
import {walkViews} from './decoded-views.ts'
import {foldText} from './fold-text.ts'
import {originalSpan} from './mapped-text.ts'
import {leetText} from './rearranged-text.ts'
import {squeezedMapped, squeezeText} from './squeezed-text.ts'
import type {Span, ViewStep} from './text-view.ts'

/** Where a canary was met. */
export interface CanaryFind {
  /** Steps by which it became readable; none where it stands as it is. */
  readonly path: readonly ViewStep[]
  /** One place for each piece, in the canary's order; more than one where it came in pieces. */
  readonly places: readonly {readonly message: number; readonly span: Span}[]
}

/** A canary below this many letters and digits would be met by chance. */
const shortestCanary = 6

/**
 * Looks for a canary in a text, or in the texts of several turns: as it stands, with anything but
 * letters and digits between its characters, in every decoded view, and in pieces that stand as words
 * of their own. Null where there is none. A canary of fewer than six letters and digits is looked for
 * only as it is written.
 */
export function findCanary(texts: string | readonly string[], canary: string): CanaryFind | null {
  const messages = typeof texts === 'string' ? [texts] : texts
  for (const [message, text] of messages.entries()) {
    const start = canary === '' ? -1 : text.indexOf(canary)
    if (start >= 0) {
      return {path: [], places: [{message, span: {start, end: start + canary.length}}]}
    }
  }
  const plain = squeezeText(foldText(canary))
  if (plain.length < shortestCanary) return null
  for (const [message, text] of messages.entries()) {
    const found = findInViews(text, plain)
    if (found !== null) return {path: found.path, places: [{message, span: found.span}]}
  }
  return findPieces(messages, plain)
}

function findInViews(text: string, plain: string): {path: readonly ViewStep[]; span: Span} | null {
  const leet = squeezeText(leetText(plain))
  for (const {path, mapped} of walkViews(text)) {
    const needle = path.at(-1) === 'leet' ? leet : plain
    const even = caseless(mapped.text)
    if (!squeezeText(even).includes(needle)) continue
    const squeezed = squeezedMapped({...mapped, text: even})
    const start = squeezed.text.indexOf(needle)
    return {path, span: originalSpan(squeezed, {start, end: start + needle.length})}
  }
  return null
}

/** Lower case of ASCII only, which keeps every offset. */
function caseless(text: string): string {
  return /[^ -~\t\n\r]/.test(text)
    ? text.replace(/[A-Z]+/g, (run) => run.toLowerCase())
    : text.toLowerCase()
}

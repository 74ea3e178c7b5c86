import {canonicalJson, type Json} from '@airworthy/kernel'
import type {AnyEngine} from '@airworthy/range'
import type {AttemptView} from '../../server/features/exercises/views.ts'
import {secretsIn, type Secret} from './leaks.ts'

/** An answer of the routes of exercises, parsed and as it came. */
export interface Answered {
  readonly text: string
  readonly view: AttemptView
}

/** Members of an engine's state whose texts are never shown, by the end of their name. */
const hiddenMembers = /(?:canary|hidden|unseen|key|why|variants|benign)$/iu
const canaryMembers = /(?:canary|staffcode|^code)$/iu
const shortest = 40

/**
 * Texts that stand in the first state of an attempt and not in its view: the canaries by their
 * members, and long texts below members that hold keys and hidden cases.
 */
export function hiddenTextsOf(state: unknown, engine: AnyEngine): Secret[] {
  const shown = canonicalJson(engine.view(state) as Json)
  const found = textsOf(state, {path: [], depth: 0})
  return found.flatMap(({path, text}): Secret[] => {
    const name = path.at(-1) ?? ''
    // hidden cases share names with visible ones: what is shown in any writing is no secret
    if (secretsIn(shown, [{what: 'shown', text}]).length > 0) return []
    if (canaryMembers.test(name)) return [{what: 'canary', text}]
    const isHidden = text.length >= shortest && path.some((member) => hiddenMembers.test(member))
    return isHidden ? [{what: 'hidden text', text}] : []
  })
}

interface Place {
  readonly path: readonly string[]
  readonly depth: number
}

function textsOf(value: unknown, {path, depth}: Place): {path: readonly string[]; text: string}[] {
  if (typeof value === 'string') return [{path, text: value}]
  if (typeof value !== 'object' || value === null || ArrayBuffer.isView(value) || depth > 12) {
    return []
  }
  const members: [string, unknown][] =
    value instanceof Map
      ? [...value].map(([name, member]) => [String(name), member])
      : Array.isArray(value)
        ? value.map((member: unknown): [string, unknown] => ['', member])
        : Object.entries(value)
  return members.flatMap(([name, member]) =>
    textsOf(member, {path: name === '' ? path : [...path, name], depth: depth + 1}),
  )
}

import {canonicalJson} from '@airworthy/kernel'
import type {PolicyFile} from './policy-file.ts'

/** One setting that a change alters; undefined where it is not set. */
export interface PolicyDifference {
  /** Its place: `models.credit.policy.selectionRate.ratio.min`. */
  readonly setting: string
  readonly before: unknown
  readonly after: unknown
}

/**
 * What a change does to the policy, setting by setting in the order of their names. Comments, order
 * of keys and defaults that are written out are no difference.
 */
export function policyDifferences(before: PolicyFile, after: PolicyFile): PolicyDifference[] {
  const [old, next] = [settingsOf(before), settingsOf(after)]
  return [...new Set([...old.keys(), ...next.keys()])]
    .filter((setting) => textOf(old.get(setting)) !== textOf(next.get(setting)))
    .sort()
    .map((setting) => ({setting, before: old.get(setting), after: next.get(setting)}))
}

/** A difference in words: `models.credit.tier: high, now minimal`. */
export function differenceText({setting, before, after}: PolicyDifference): string {
  if (after === undefined) return `${setting}: taken out (was ${textOf(before)})`
  if (before === undefined) return `${setting}: new (${textOf(after)})`
  return `${setting}: ${textOf(before)}, now ${textOf(after)}`
}

/** Every setting by its place; a list is one setting. */
function settingsOf(policy: PolicyFile): ReadonlyMap<string, unknown> {
  const settings = new Map<string, unknown>()
  function visit(value: unknown, place: string): void {
    const inner = typeof value === 'object' && value !== null && !Array.isArray(value)
    if (!inner) {
      if (value !== undefined) settings.set(place, value)
      return
    }
    if (Object.keys(value).length === 0) settings.set(place, value)
    for (const [key, member] of Object.entries(value)) {
      visit(member, place === '' ? key : `${place}.${key}`)
    }
  }
  visit(policy, '')
  return settings
}

function textOf(value: unknown): string {
  if (value === undefined) return ''
  return typeof value === 'string' ? value : canonicalJson(value)
}

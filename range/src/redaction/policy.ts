import {patternFault} from '@airworthy/guardrails'
import {z} from 'zod'
import {purposes, treatments} from './facts.ts'
import {forEachField, freeText, ticketFields} from './fields.ts'
import type {DatumKind, RedactionPolicy} from './view.ts'

export const datumKinds = [
  'name',
  'email',
  'phone',
  'birth-date',
  'address',
  'iban',
  'health',
] as const satisfies DatumKind[]

const byField = <Value extends z.ZodType>(value: Value) => z.strictObject(forEachField(() => value))

/** A policy as a browser may send it: everything bounded, patterns checked. */
export const policySchema = z.strictObject({
  fields: byField(z.enum(treatments)),
  purposes: byField(z.enum(purposes)),
  words: z.array(z.string().min(2).max(40)).max(60),
  detectors: z.array(z.enum(datumKinds)).max(datumKinds.length),
  rules: z
    .array(
      z.strictObject({
        id: z.string().min(1).max(40),
        does: z.enum(['keep', 'remove', 'placeholder']),
        pattern: z.string().max(300),
      }),
    )
    .max(40),
  standIns: z.enum(['each', 'one']),
  code: z.string().max(20_000).nullable(),
})

/** Everything is sent as it is, for no stated purpose. */
export const untouched: RedactionPolicy = {
  fields: forEachField(() => 'keep'),
  purposes: forEachField(() => 'none'),
  words: ['{product}', '{order}'],
  detectors: [],
  rules: [],
  standIns: 'each',
  code: null,
}

/** What in a policy cannot be done, in words; null where everything can. */
export function policyFault({fields, rules}: RedactionPolicy): string | null {
  const chosen = ticketFields.find(
    (field) => fields[field] === 'sentences' && !freeText.includes(field),
  )
  if (chosen !== undefined) return `only free text has sentences: ${chosen}`
  for (const {id, pattern} of rules) {
    const fault = patternFault(pattern, 'u')
    if (fault !== null) return `rule ${id}: ${fault}`
  }
  return null
}

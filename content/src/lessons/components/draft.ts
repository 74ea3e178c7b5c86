import {z} from 'zod'
import {text} from '../../item-types/material.ts'
import type {Inline} from '../prose.ts'
import {componentId, inlineText} from './component.ts'

/** A short text of one's own, then a model text and a list to check it against. */
export interface Draft {
  readonly kind: 'draft'
  readonly id: string
  readonly ask: readonly Inline[]
  /** Each part to be written, with the model text for it. */
  readonly parts: readonly {readonly prompt: string; readonly model: readonly Inline[]}[]
  readonly checklist: readonly (readonly Inline[])[]
}

/** The texts in the order of the parts, and the points of the checklist that they meet, from 0. */
export interface DraftResponse {
  readonly texts: readonly string[]
  readonly met: readonly number[]
}

const longestDraft = 2000

/** Reads the fields of a `draft` block. */
export const draft = z
  .strictObject({
    id: componentId,
    ask: inlineText,
    prompts: z
      .array(text)
      .min(1)
      .max(6)
      .refine((prompts) => new Set(prompts).size === prompts.length, 'a prompt stands twice'),
    model: z.record(z.string(), inlineText),
    checklist: z.array(inlineText).min(2).max(8),
  })
  .transform(({id, ask, prompts, model, checklist}, context): Draft => {
    for (const name of new Set([...prompts, ...Object.keys(model)])) {
      if (prompts.includes(name) && Object.hasOwn(model, name)) continue
      const what = prompts.includes(name) ? 'no model text for' : 'no prompt'
      context.addIssue({code: 'custom', path: ['model'], message: `${what}: ${name}`})
    }
    const parts = prompts.map((prompt) => ({prompt, model: model[prompt] ?? []}))
    return {kind: 'draft', id, ask, parts, checklist}
  })

/** The schema of a response to this block. */
export function draftResponse({parts, checklist}: Draft): z.ZodType<DraftResponse> {
  return z.strictObject({
    texts: z.array(z.string().max(longestDraft)).length(parts.length),
    met: z
      .array(
        z
          .int()
          .min(0)
          .max(checklist.length - 1),
      )
      .max(checklist.length)
      .refine((met) => new Set(met).size === met.length, 'a point stands twice'),
  })
}

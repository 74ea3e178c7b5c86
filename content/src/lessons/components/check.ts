import {z} from 'zod'
import type {Inline} from '../prose.ts'
import {
  choiceResponse,
  componentId,
  fewOptions,
  inlineText,
  keyed,
  optionKey,
  type Option,
} from './component.ts'

/** A question with one right option, each with feedback. */
export interface Check {
  readonly kind: 'check'
  readonly id: string
  readonly ask: readonly Inline[]
  readonly options: readonly (Option & {readonly right: boolean})[]
}

/** Reads the fields of a `check` block. */
export const check = z
  .strictObject({
    id: componentId,
    ask: inlineText,
    options: z
      .record(
        optionKey,
        z
          .strictObject({
            text: inlineText,
            why: inlineText,
            right: z.literal(true).exactOptional(),
          })
          .transform((option) => ({...option, right: option.right === true})),
      )
      .refine(fewOptions, 'must be two to six options')
      .refine(
        (options) => Object.values(options).filter(({right}) => right).length === 1,
        'must hold one right option',
      ),
  })
  .transform(({id, ask, options}): Check => ({
    kind: 'check',
    id,
    ask,
    options: keyed(options, ask),
  }))

/** The schema of a response to this block. */
export function checkResponse({options}: Check) {
  return choiceResponse(options)
}

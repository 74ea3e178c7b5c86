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

/** A choice under cost: every option takes something from somebody. */
export interface Choose {
  readonly kind: 'choose'
  readonly id: string
  readonly ask: readonly Inline[]
  readonly options: readonly PricedOption[]
  /** The option that the lesson stands for; null where it leaves that open. */
  readonly best: string | null
}

/** An option with what it gains, what it costs and who pays. */
export interface PricedOption extends Option {
  readonly gains: readonly Inline[]
  readonly costs: readonly Inline[]
  readonly who: readonly Inline[]
}

/** Reads the fields of a `choose` block. */
export const choose = z
  .strictObject({
    id: componentId,
    ask: inlineText,
    options: z
      .record(
        optionKey,
        z.strictObject({
          text: inlineText,
          gains: inlineText,
          costs: inlineText,
          who: inlineText,
          why: inlineText,
        }),
      )
      .refine(fewOptions, 'must be two to six options'),
    best: optionKey.exactOptional(),
  })
  .transform(({id, ask, options, best}, context): Choose => {
    if (best !== undefined && !Object.hasOwn(options, best)) {
      context.addIssue({code: 'custom', path: ['best'], message: `no option: ${best}`})
    }
    return {kind: 'choose', id, ask, options: keyed(options, ask), best: best ?? null}
  })

/** The schema of a response to this block. */
export function chooseResponse({options}: Choose) {
  return choiceResponse(options)
}

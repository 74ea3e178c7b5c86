import {z} from 'zod'
import {text} from '../../item-types/material.ts'
import type {Inline, ProseBlock} from '../prose.ts'
import {
  choiceResponse,
  componentId,
  fewOptions,
  inlineText,
  keyed,
  optionKey,
  proseText,
  type ChoiceResponse,
  type Option,
} from './component.ts'

/** A guess before something is shown. */
export interface Predict {
  readonly kind: 'predict'
  readonly id: string
  readonly ask: readonly Inline[]
  readonly guess: OptionGuess | NumberGuess
  /** Shown once guessed. */
  readonly reveal: readonly ProseBlock[]
}

/** A guess among options; `answer` is null where none is right. */
export interface OptionGuess {
  readonly form: 'options'
  readonly options: readonly Option[]
  readonly answer: string | null
}

/** A guess of a number. */
export interface NumberGuess {
  readonly form: 'number'
  readonly unit: string
  readonly min: number
  readonly max: number
  readonly step: number
  readonly answer: number
}

/** The option or the number that was guessed. */
export type PredictResponse = ChoiceResponse | {readonly value: number}

/** Reads the fields of a `predict` block. */
export const predict = z
  .strictObject({
    id: componentId,
    ask: inlineText,
    options: z
      .record(optionKey, inlineText)
      .refine(fewOptions, 'must be two to six options')
      .exactOptional(),
    answer: optionKey.exactOptional(),
    why: z.record(optionKey, inlineText).exactOptional(),
    number: z
      .strictObject({
        unit: text,
        min: z.number(),
        max: z.number(),
        step: z.number().positive(),
        answer: z.number(),
      })
      .refine(({min, max, answer}) => min < max && answer >= min && answer <= max, {
        error: 'min must be below max, and the answer between them',
      })
      .exactOptional(),
    reveal: proseText,
  })
  .transform((fields, context): Predict => {
    const {id, ask, options, answer, why = {}, number, reveal} = fields
    const refuse = (field: string, message: string): void => {
      context.addIssue({code: 'custom', path: [field], message})
    }
    if (number) {
      if (options) refuse('options', 'either options or a number')
      return {kind: 'predict', id, ask, guess: {form: 'number', ...number}, reveal}
    }
    if (!options) refuse('options', 'options or a number must be there')
    const keys = Object.keys(options ?? {})
    for (const key of new Set([...keys, ...Object.keys(why)])) {
      if (!keys.includes(key)) refuse('why', `no option: ${key}`)
      if (!Object.hasOwn(why, key)) refuse('why', `no feedback for option: ${key}`)
    }
    if (answer !== undefined && !keys.includes(answer)) refuse('answer', `no option: ${answer}`)
    const explained: Record<string, Omit<Option, 'key'>> = {}
    for (const [key, words] of Object.entries(options ?? {})) {
      explained[key] = {text: words, why: why[key] ?? []}
    }
    const list = keyed(explained, ask)
    const guess = {form: 'options', options: list, answer: answer ?? null} as const
    return {kind: 'predict', id, ask, guess, reveal}
  })

/** The schema of a response to this block. */
export function predictResponse({guess}: Predict): z.ZodType<PredictResponse> {
  if (guess.form === 'options') return choiceResponse(guess.options)
  return z.strictObject({value: z.number().min(guess.min).max(guess.max)})
}

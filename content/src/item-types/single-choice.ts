import {z} from 'zod'
import {arrange, idOf, keyBehind, letterFaults, repeatFaults, whyFaults} from './choices.ts'
import {parseResponse, type Choice, type ItemTypeFacts} from './item-type.ts'
import {materialFields, materialOf, text, type Material} from './material.ts'

const ask = z.strictObject({...materialFields, options: z.record(z.string(), text)})
const key = z.strictObject({answer: z.string(), why: z.record(z.string(), text)})
const response = z.strictObject({type: z.literal('single-choice'), choice: z.string()})

export type SingleChoiceAsk = z.infer<typeof ask>
export type SingleChoiceKey = z.infer<typeof key>
export type SingleChoiceResponse = z.infer<typeof response>

/** One of three to five options, of which one holds. */
export interface SingleChoiceView extends Material {
  type: 'single-choice'
  options: Choice[]
}

/** One option is right; scored 0 or 1; 3PL with c = 1/options. */
export const singleChoice: ItemTypeFacts<
  'single-choice',
  SingleChoiceAsk,
  SingleChoiceKey,
  SingleChoiceView,
  {choice: string},
  SingleChoiceResponse
> = {
  type: 'single-choice',
  ask,
  key,
  maximumScore: 1,

  guessing: ({options}) => 1 / Object.keys(options).length,

  present(ask, random) {
    const {choices, keys} = arrange(ask.options, random)
    return {
      view: {type: 'single-choice', ...materialOf(ask), options: choices},
      order: {options: keys},
    }
  },

  canonical(given, order) {
    const {choice} = parseResponse(response, given)
    return {choice: keyBehind(choice, order, 'options')}
  },

  presented: ({choice}, order) => ({type: 'single-choice', choice: idOf(choice, order, 'options')}),

  right: ({answer}) => ({choice: answer}),

  score: ({answer}, {choice}) => (choice === answer ? 1 : 0),

  check({options}, {answer, why}) {
    const letters = Object.keys(options)
    return [
      ...(letters.length >= 3 && letters.length <= 5
        ? []
        : [{path: ['ask', 'options'], reason: `${letters.length} options, expected 3 to 5`}]),
      ...letterFaults('options', letters, 'a'),
      ...repeatFaults('options', Object.values(options)),
      ...(Object.hasOwn(options, answer)
        ? []
        : [{path: ['key', 'answer'], reason: `unknown option: ${answer}`}]),
      ...whyFaults(letters, why),
    ]
  },
}

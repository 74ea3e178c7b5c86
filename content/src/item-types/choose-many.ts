import {z} from 'zod'
import {
  arrange,
  differences,
  idOf,
  keyBehind,
  letterFaults,
  refuseRepeats,
  repeatFaults,
  scoreOfSlips,
  whyFaults,
} from './choices.ts'
import {parseResponse, type Choice, type Fault, type ItemTypeFacts} from './item-type.ts'
import {materialFields, materialOf, text, type Material} from './material.ts'

const ask = z.strictObject({...materialFields, options: z.record(z.string(), text)})
const key = z.strictObject({answer: z.array(z.string()), why: z.record(z.string(), text)})
const response = z.strictObject({
  type: z.literal('choose-many'),
  choices: z.array(z.string()).min(1).max(6),
})

export type ChooseManyAsk = z.infer<typeof ask>
export type ChooseManyKey = z.infer<typeof key>
export type ChooseManyResponse = z.infer<typeof response>

/** Four to six options, of which several hold; how many is not told. */
export interface ChooseManyView extends Material {
  type: 'choose-many'
  options: Choice[]
}

/** Two or more options are right, never all; one slip is one option too many or too few. */
export const chooseMany: ItemTypeFacts<
  'choose-many',
  ChooseManyAsk,
  ChooseManyKey,
  ChooseManyView,
  {choices: string[]},
  ChooseManyResponse
> = {
  type: 'choose-many',
  ask,
  key,
  maximumScore: 2,

  guessing: () => 0,

  present(ask, random) {
    const {choices, keys} = arrange(ask.options, random)
    return {
      view: {type: 'choose-many', ...materialOf(ask), options: choices},
      order: {options: keys},
    }
  },

  canonical(given, order) {
    const {choices} = parseResponse(response, given)
    refuseRepeats(choices)
    return {choices: choices.map((id) => keyBehind(id, order, 'options')).sort()}
  },

  presented({choices}, order) {
    return {type: 'choose-many', choices: choices.map((choice) => idOf(choice, order, 'options'))}
  },

  right: ({answer}) => ({choices: [...answer].sort()}),

  score: ({answer}, {choices}) => scoreOfSlips(differences(answer, choices)),

  check({options}, {answer, why}) {
    const letters = Object.keys(options)
    return [
      ...(letters.length >= 4 && letters.length <= 6
        ? []
        : [{path: ['ask', 'options'], reason: `${letters.length} options, expected 4 to 6`}]),
      ...letterFaults('options', letters, 'a'),
      ...repeatFaults('options', Object.values(options)),
      ...answerFaults(answer, letters),
      ...whyFaults(letters, why),
    ]
  },
}

function answerFaults(answer: readonly string[], letters: readonly string[]): Fault[] {
  const path = ['key', 'answer']
  const faults = answer
    .filter((letter, index) => !letters.includes(letter) || answer.indexOf(letter) !== index)
    .map((letter) => ({path, reason: `unknown or repeated option: ${letter}`}))
  if (answer.length < 2 || answer.length >= letters.length) {
    const reason = `${answer.length} right options, expected 2 to ${letters.length - 1}`
    faults.push({path, reason})
  }
  return faults
}

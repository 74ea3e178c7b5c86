import {z} from 'zod'
import {
  arrange,
  idOf,
  keyBehind,
  letterFaults,
  refuseOtherPlaces,
  refuseRepeats,
  repeatFaults,
  whyFaults,
} from './choices.ts'
import {parseResponse, type Choice, type Fault, type ItemTypeFacts} from './item-type.ts'
import {materialFields, materialOf, text, type Material} from './material.ts'

const ask = z.strictObject({...materialFields, steps: z.record(z.string(), text)})
const key = z.strictObject({answer: z.array(z.string()), why: z.record(z.string(), text)})
const response = z.strictObject({
  type: z.literal('order'),
  steps: z.array(z.string()).max(6),
})

export type OrderAsk = z.infer<typeof ask>
export type OrderKey = z.infer<typeof key>
export type OrderResponse = z.infer<typeof response>

/** Four to six steps to be put in order. */
export interface OrderView extends Material {
  type: 'order'
  steps: Choice[]
}

/** One order is right; one slip is an order that moving a single step puts right. */
export const order: ItemTypeFacts<
  'order',
  OrderAsk,
  OrderKey,
  OrderView,
  {steps: string[]},
  OrderResponse
> = {
  type: 'order',
  ask,
  key,
  maximumScore: 2,

  guessing: () => 0,

  present(ask, random) {
    const {choices, keys} = arrange(ask.steps, random)
    return {view: {type: 'order', ...materialOf(ask), steps: choices}, order: {steps: keys}}
  },

  canonical(given, order) {
    const {steps} = parseResponse(response, given)
    refuseRepeats(steps)
    const keys = steps.map((id) => keyBehind(id, order, 'steps'))
    refuseOtherPlaces(keys, order['steps'] ?? [])
    return {steps: keys}
  },

  presented({steps}, order) {
    return {type: 'order', steps: steps.map((step) => idOf(step, order, 'steps'))}
  },

  right: ({answer}) => ({steps: [...answer]}),

  score({answer}, {steps}) {
    const places = steps.map((step) => answer.indexOf(step))
    const moves = answer.length - longestAscent(places)
    if (moves === 0) return 2
    return moves === 1 ? 1 : 0
  },

  check({steps}, {answer, why}) {
    const letters = Object.keys(steps)
    return [
      ...(letters.length >= 4 && letters.length <= 6
        ? []
        : [{path: ['ask', 'steps'], reason: `${letters.length} steps, expected 4 to 6`}]),
      ...letterFaults('steps', letters, 'p'),
      ...repeatFaults('steps', Object.values(steps)),
      ...answerFaults(answer, letters),
      ...whyFaults(letters, why),
    ]
  },
}

/** The length of the longest subsequence that ascends: the steps that need not move. */
function longestAscent(places: readonly number[]): number {
  const ending: number[] = []
  for (const [index, place] of places.entries()) {
    const before = places
      .slice(0, index)
      .map((other, at) => (other < place ? (ending[at] ?? 0) : 0))
    ending.push(1 + Math.max(0, ...before))
  }
  return Math.max(0, ...ending)
}

function answerFaults(answer: readonly string[], letters: readonly string[]): Fault[] {
  const path = ['key', 'answer']
  const sorted = [...answer].sort()
  if (sorted.join() !== [...letters].sort().join()) {
    return [{path, reason: `not an order of all steps: ${answer.join(', ')}`}]
  }
  return answer.join() === letters.join()
    ? [{path, reason: 'the steps already stand in the right order'}]
    : []
}

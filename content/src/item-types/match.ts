import {z} from 'zod'
import {
  choiceAt,
  idOf,
  keyBehind,
  refuseOtherPlaces,
  repeatFaults,
  scoreOfSlips,
  whyFaults,
  wrongPlaces,
} from './choices.ts'
import {parseResponse, type Choice, type Fault, type ItemTypeFacts} from './item-type.ts'
import {materialFields, materialOf, text, type Material} from './material.ts'

const ask = z.strictObject({
  ...materialFields,
  left: z.record(z.string(), text),
  right: z.array(text),
})
const key = z.strictObject({
  answer: z.record(z.string(), text),
  why: z.record(z.string(), text),
})
const response = z.strictObject({
  type: z.literal('match'),
  pairs: z.record(z.string(), z.string()),
})

export type MatchAsk = z.infer<typeof ask>
export type MatchKey = z.infer<typeof key>
export type MatchResponse = z.infer<typeof response>

/** Three to five things on the left, each to be given one term of the right; some terms remain. */
export interface MatchView extends Material {
  type: 'match'
  left: Choice[]
  right: Choice[]
}

/** Each left entry has one term; one slip is one entry with a wrong term. */
export const match: ItemTypeFacts<
  'match',
  MatchAsk,
  MatchKey,
  MatchView,
  {pairs: Record<string, string>},
  MatchResponse
> = {
  type: 'match',
  ask,
  key,
  maximumScore: 2,

  guessing: () => 0,

  present(ask, random) {
    const terms = random.shuffle(ask.right)
    const view: MatchView = {
      type: 'match',
      ...materialOf(ask),
      left: Object.values(ask.left).map((text, index) => choiceAt(index, text)),
      right: terms.map((term, index) => choiceAt(index, term)),
    }
    return {view, order: {left: Object.keys(ask.left), right: terms}}
  },

  canonical(given, order) {
    const {pairs} = parseResponse(response, given)
    const entries = Object.entries(pairs).map(([left, right]): [string, string] => [
      keyBehind(left, order, 'left'),
      keyBehind(right, order, 'right'),
    ])
    refuseOtherPlaces(
      entries.map(([left]) => left),
      order['left'] ?? [],
    )
    return {pairs: Object.fromEntries(entries)}
  },

  presented({pairs}, order) {
    const entries = Object.entries(pairs).map(([left, right]) => [
      idOf(left, order, 'left'),
      idOf(right, order, 'right'),
    ])
    return {type: 'match', pairs: Object.fromEntries(entries)}
  },

  right: ({answer}) => ({pairs: {...answer}}),

  score: ({answer}, {pairs}) => scoreOfSlips(wrongPlaces(answer, pairs)),

  check({left, right}, {answer, why}) {
    const numbers = Object.keys(left)
    const unused = right.filter((term) => !Object.values(answer).includes(term))
    return [
      ...sizeFaults(numbers, right),
      ...repeatFaults('left', Object.values(left)),
      ...repeatFaults('right', right),
      ...answerFaults(answer, numbers, right),
      ...whyFaults([...numbers, ...unused], why),
    ]
  },
}

function sizeFaults(numbers: readonly string[], right: readonly string[]): Fault[] {
  const faults: Fault[] = []
  if (numbers.length < 3 || numbers.length > 5) {
    faults.push({path: ['ask', 'left'], reason: `${numbers.length} entries, expected 3 to 5`})
  }
  if (numbers.some((number, index) => number !== String(index + 1))) {
    faults.push({path: ['ask', 'left'], reason: `keys must count from 1: ${numbers.join(', ')}`})
  }
  const spare = right.length - numbers.length
  if (spare < 1 || spare > 2) {
    faults.push({path: ['ask', 'right'], reason: `${spare} terms more than left, expected 1 or 2`})
  }
  return faults
}

function answerFaults(
  answer: Record<string, string>,
  numbers: readonly string[],
  right: readonly string[],
): Fault[] {
  const faults: Fault[] = []
  if (Object.keys(answer).join() !== numbers.join()) {
    faults.push({path: ['key', 'answer'], reason: 'must give one term for each left entry'})
  }
  const terms = Object.values(answer)
  for (const [number, term] of Object.entries(answer)) {
    const path = ['key', 'answer', number]
    if (!right.includes(term)) faults.push({path, reason: `unknown term: ${term}`})
    if (terms.filter((other) => other === term).length > 1) {
      faults.push({path, reason: `term used twice: ${term}`})
    }
  }
  return faults
}

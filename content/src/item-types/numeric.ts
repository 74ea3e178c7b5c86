import {z} from 'zod'
import {parseResponse, type Fault, type ItemTypeFacts} from './item-type.ts'
import {materialFields, materialOf, text, type Material} from './material.ts'

const ask = z.strictObject({
  ...materialFields,
  unit: text,
  decimals: z.int().min(0).max(6),
})
const key = z.strictObject({
  answer: z.number(),
  accept: z.tuple([z.number(), z.number()]),
  why: z.record(z.string(), text),
})
const response = z.strictObject({
  type: z.literal('numeric'),
  value: z.number().min(-1e12).max(1e12),
})

export type NumericAsk = z.infer<typeof ask>
export type NumericKey = z.infer<typeof key>
export type NumericResponse = z.infer<typeof response>

/** A number to be read off or computed from a table or plot. */
export interface NumericView extends Material {
  type: 'numeric'
  unit: string
  /** Digits asked for after the decimal point. */
  decimals: number
}

/** A number within the accepted range is right; scored 0 or 1; 2PL. */
export const numeric: ItemTypeFacts<
  'numeric',
  NumericAsk,
  NumericKey,
  NumericView,
  {value: number},
  NumericResponse
> = {
  type: 'numeric',
  ask,
  key,
  maximumScore: 1,

  guessing: () => 0,

  present(ask) {
    const {unit, decimals} = ask
    return {view: {type: 'numeric', ...materialOf(ask), unit, decimals}, order: {}}
  },

  canonical: (given) => ({value: parseResponse(response, given).value}),

  presented: ({value}) => ({type: 'numeric', value}),

  right: ({answer}) => ({value: answer}),

  score: ({accept}, {value}) => (accepts(accept, value) ? 1 : 0),

  check: ({table, plot, decimals}, key) => [
    ...((table ?? plot) ? [] : [{path: ['ask'], reason: 'needs a table or a plot'}]),
    ...rangeFaults(key, decimals),
    ...whyFaults(key),
  ],
}

/** Bounds belong to the range; binary fractions get a hair of room. */
function accepts([low, high]: readonly [number, number], value: number): boolean {
  const hair = 1e-9 * Math.max(1, Math.abs(low), Math.abs(high))
  return value >= low - hair && value <= high + hair
}

function rangeFaults({answer, accept}: NumericKey, decimals: number): Fault[] {
  const faults: Fault[] = []
  if (accept[0] > accept[1] || !accepts(accept, answer)) {
    const reason = `must ascend and contain ${answer}: ${accept.join(', ')}`
    faults.push({path: ['key', 'accept'], reason})
  }
  if (Math.abs(Number(answer.toFixed(decimals)) - answer) > 1e-12) {
    faults.push({path: ['key', 'answer'], reason: `more than ${decimals} decimals: ${answer}`})
  }
  return faults
}

const fewestWrongNumbers = 2

function whyFaults({answer, accept, why}: NumericKey): Fault[] {
  const path = ['key', 'why']
  const numbers = Object.keys(why).map(Number)
  const faults: Fault[] = Object.keys(why)
    .filter((number) => Number.isNaN(Number(number)))
    .map((number) => ({path: [...path, number], reason: 'is not a number'}))
  if (!numbers.includes(answer))
    faults.push({path, reason: `the answer is not explained: ${answer}`})
  const wrong = numbers.filter((number) => !accepts(accept, number))
  if (wrong.length < fewestWrongNumbers) {
    const reason = `explains ${wrong.length} wrong numbers, expected ${fewestWrongNumbers} or more`
    faults.push({path, reason})
  }
  const alsoAccepted = numbers.filter((number) => number !== answer && accepts(accept, number))
  for (const number of alsoAccepted) {
    faults.push({path: [...path, String(number)], reason: 'explained as wrong, yet accepted'})
  }
  return faults
}

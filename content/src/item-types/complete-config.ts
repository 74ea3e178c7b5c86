import {z} from 'zod'
import {arrange, idOf, keyBehind, refuseOtherPlaces, scoreOfSlips, wrongPlaces} from './choices.ts'
import {parseResponse, type Choice, type Fault, type ItemTypeFacts} from './item-type.ts'
import {block, materialFields, materialOf, text, type Material} from './material.ts'

const configLanguages = ['yaml', 'json', 'text'] as const
const value = z.union([text, z.number(), z.boolean()])

const {stem, table, plot, file} = materialFields
const ask = z.strictObject({
  stem,
  table,
  plot,
  file,
  language: z.literal(configLanguages),
  config: block,
  choices: z.record(z.string().regex(/^[\w-]+$/u), z.array(value)),
})
const key = z.strictObject({
  answer: z.record(z.string(), value),
  why: z.record(z.string(), text),
})
const response = z.strictObject({
  type: z.literal('complete-config'),
  values: z.record(z.string(), z.string()),
})

export type CompleteConfigAsk = z.infer<typeof ask>
export type CompleteConfigKey = z.infer<typeof key>
export type CompleteConfigResponse = z.infer<typeof response>

/** A configuration in pieces: text as it stands, and blanks to be filled from their choices. */
export interface CompleteConfigView extends Omit<Material, 'code'> {
  type: 'complete-config'
  language: (typeof configLanguages)[number]
  /** Text and blanks in reading order; `blank` names an entry of `blanks`. */
  parts: ({text: string} | {blank: string})[]
  /** The id of a blank is the setting's name, as it stands in the text before it. */
  blanks: {id: string; choices: Choice[]}[]
}

/** Each blank has one right value; one slip is one blank filled wrongly. */
export const completeConfig: ItemTypeFacts<
  'complete-config',
  CompleteConfigAsk,
  CompleteConfigKey,
  CompleteConfigView,
  {values: Record<string, string>},
  CompleteConfigResponse
> = {
  type: 'complete-config',
  ask,
  key,
  maximumScore: 2,

  guessing: () => 0,

  present(ask, random) {
    const parts = partsOf(ask.config)
    const order: Record<string, string[]> = {}
    const blanks = parts.flatMap((part) => {
      if (!('blank' in part)) return []
      const texts = (ask.choices[part.blank] ?? []).map(String)
      const {choices, keys} = arrange(Object.fromEntries(texts.map((t) => [`=${t}`, t])), random)
      order[part.blank] = keys.map((key) => key.slice(1)) // "=" keeps number-like keys in order
      return [{id: part.blank, choices}]
    })
    const {language} = ask
    return {view: {type: 'complete-config', ...materialOf(ask), language, parts, blanks}, order}
  },

  canonical(given, order) {
    const {values} = parseResponse(response, given)
    refuseOtherPlaces(Object.keys(values), Object.keys(order))
    const entries = Object.entries(values).map(([blank, id]) => [
      blank,
      keyBehind(id, order, blank),
    ])
    return {values: Object.fromEntries(entries)}
  },

  presented({values}, order) {
    const entries = Object.entries(values).map(([blank, text]) => [blank, idOf(text, order, blank)])
    return {type: 'complete-config', values: Object.fromEntries(entries)}
  },

  right: ({answer}) => ({
    values: Object.fromEntries(
      Object.entries(answer).map(([blank, right]) => [blank, String(right)]),
    ),
  }),

  score: ({answer}, {values}) => scoreOfSlips(wrongPlaces(answer, values)),

  check: (ask, key) => [...blankFaults(ask), ...answerFaults(ask, key), ...whyFaults(ask, key)],
}

/** Splits a configuration at its blanks, each written `name: ?`. */
function partsOf(config: string): CompleteConfigView['parts'] {
  const parts: CompleteConfigView['parts'] = []
  let end = 0
  for (const blank of config.matchAll(/(?<![\w-])"?([\w-]+)"?: \?(?![\w?])/gu)) {
    const start = blank.index + blank[0].length - 1
    parts.push({text: config.slice(end, start)}, {blank: blank[1] ?? ''})
    end = start + 1
  }
  const rest = config.slice(end).trimEnd()
  return rest === '' ? parts : [...parts, {text: rest}]
}

function blankFaults({config, choices}: CompleteConfigAsk): Fault[] {
  const path = ['ask', 'choices']
  const blanks = partsOf(config).flatMap((part) => ('blank' in part ? [part.blank] : []))
  const names = Object.keys(choices)
  const faults: Fault[] = []
  if (names.length < 2) faults.push({path, reason: `${names.length} blanks, expected 2 or more`})
  for (const name of new Set([...blanks, ...names])) {
    const count = blanks.filter((blank) => blank === name).length
    if (!names.includes(name)) {
      faults.push({path: [...path, name], reason: 'blank without choices'})
    } else if (count !== 1) {
      faults.push({
        path: [...path, name],
        reason: `${count} blanks in config, expected exactly one`,
      })
    }
  }
  for (const [name, values] of Object.entries(choices)) {
    const reasons: string[] = []
    if (values.length < 3 || values.length > 4) {
      reasons.push(`${values.length} choices, expected 3 or 4`)
    }
    if (new Set(values.map(String)).size < values.length) reasons.push('a choice stands twice')
    const numbers = values.filter((value) => typeof value === 'number')
    const ascending = numbers.toSorted((a, b) => a - b)
    if (numbers.join() !== ascending.join())
      reasons.push(`numbers must ascend: ${numbers.join(', ')}`)
    faults.push(...reasons.map((reason) => ({path: [...path, name], reason})))
  }
  return faults
}

function answerFaults({choices}: CompleteConfigAsk, {answer}: CompleteConfigKey): Fault[] {
  return [...new Set([...Object.keys(choices), ...Object.keys(answer)])].flatMap((name) => {
    const right = answer[name]
    const offered = choices[name]?.map(String)
    if (right !== undefined && offered?.includes(String(right))) return []
    return [{path: ['key', 'answer', name], reason: `not a choice of the blank: ${right}`}]
  })
}

/** A value is explained by `value`, or by `name: value` where two blanks share it. */
function whyFaults({choices}: CompleteConfigAsk, {why}: CompleteConfigKey): Fault[] {
  const known = new Set<string>()
  const faults: Fault[] = []
  for (const [name, values] of Object.entries(choices)) {
    for (const choice of values.map(String)) {
      const keys = [choice, `${name}: ${choice}`]
      for (const key of keys) known.add(key)
      if (!keys.some((key) => Object.hasOwn(why, key))) {
        faults.push({path: ['key', 'why'], reason: `choice not explained: ${keys[1]}`})
      }
    }
  }
  const unknown = Object.keys(why).filter((key) => !known.has(key))
  const reason = 'explains nothing in the item'
  return [...faults, ...unknown.map((key) => ({path: ['key', 'why', key], reason}))]
}

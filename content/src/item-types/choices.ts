import type {Random} from '@airworthy/kernel'
import {responseRefused, type Choice, type Fault, type PresentedOrder} from './item-type.ts'

/** Choices by the author's keys in a random order; numbers that ascend stay ascending. */
export function arrange(
  texts: Readonly<Record<string, string>>,
  random: Random,
): {choices: Choice[]; keys: string[]} {
  const authored = Object.keys(texts)
  const keys = ascends(Object.values(texts)) ? authored : random.shuffle(authored)
  return {keys, choices: keys.map((key, index) => choiceAt(index, texts[key] ?? ''))}
}

/** A choice under its positional id, counted from "1". */
export function choiceAt(index: number, text: string): Choice {
  return {id: String(index + 1), text}
}

/** Whether all texts are numbers, perhaps with one common unit, each above the one before. */
function ascends(texts: readonly string[]): boolean {
  const parsed = texts.map((text) => /^([<>≤≥=]*\s*)(-?\d+(?:\.\d+)?)(\D*)$/u.exec(text.trim()))
  const forms = new Set(parsed.map((match) => match && `${match[1]}#${match[3]}`))
  if (forms.size !== 1 || forms.has(null)) return false
  const numbers = parsed.map((match) => Number(match?.[2]))
  return numbers.every((number, index) => index === 0 || number > (numbers[index - 1] ?? number))
}

/** The author's key behind a presented id; throws `response-refused` for an id never presented. */
export function keyBehind(id: string, order: PresentedOrder, list: string): string {
  const key = /^[1-9]\d*$/u.test(id) ? order[list]?.[Number(id) - 1] : undefined
  if (key === undefined) throw responseRefused(`unknown id in ${list}: ${id.slice(0, 40)}`)
  return key
}

/** The presented id of an author's key; `keyBehind` is the way back. */
export function idOf(key: string, order: PresentedOrder, list: string): string {
  return String((order[list]?.indexOf(key) ?? -1) + 1)
}

/** Refuses a list of ids that names one twice. */
export function refuseRepeats(ids: readonly (string | number)[]): void {
  const repeated = ids.find((id, index) => ids.indexOf(id) !== index)
  if (repeated !== undefined) throw responseRefused(`given twice: ${String(repeated).slice(0, 40)}`)
}

/** Refuses an answer that leaves a place out or names one that was not presented. */
export function refuseOtherPlaces(given: readonly string[], places: readonly string[]): void {
  const unknown = given.find((place) => !places.includes(place))
  if (unknown !== undefined) throw responseRefused(`unknown place: ${unknown.slice(0, 40)}`)
  const missing = places.find((place) => !given.includes(place))
  if (missing !== undefined) throw responseRefused(`nothing given for: ${missing}`)
}

/** 2 without a wrong place, 1 with exactly one, 0 otherwise. */
export function scoreOfSlips(slips: number): 0 | 1 | 2 {
  if (slips === 0) return 2
  return slips === 1 ? 1 : 0
}

/** How many places of the key the answer fills wrongly or leaves empty. */
export function wrongPlaces(
  answer: Readonly<Record<string, unknown>>,
  given: Readonly<Record<string, string>>,
): number {
  return Object.entries(answer).filter(([place, right]) => given[place] !== String(right)).length
}

/** In how many members two sets differ (the size of their symmetric difference). */
export function differences<T>(a: readonly T[], b: readonly T[]): number {
  const [first, second] = [new Set(a), new Set(b)]
  return first.symmetricDifference(second).size
}

/** A fault for every key that is not explained in `why`, and for every reason without its key. */
export function whyFaults(explained: readonly string[], why: Record<string, string>): Fault[] {
  const missing = explained
    .filter((key) => !Object.hasOwn(why, key))
    .map((key) => whyFault(key, 'not explained'))
  const unknown = Object.keys(why)
    .filter((key) => !explained.includes(key))
    .map((key) => whyFault(key, 'explains nothing in the item'))
  return [...missing, ...unknown]
}

function whyFault(key: string, reason: string): Fault {
  return {path: ['key', 'why', key], reason}
}

/** A fault unless the keys are consecutive letters from the first. */
export function letterFaults(list: string, keys: readonly string[], first: string): Fault[] {
  const start = first.charCodeAt(0)
  return keys.flatMap((key, index) => {
    const letter = String.fromCharCode(start + index)
    return key === letter ? [] : [{path: ['ask', list, key], reason: `expected key ${letter}`}]
  })
}

/** A fault for every text that stands twice in a list. */
export function repeatFaults(list: string, texts: readonly string[]): Fault[] {
  return texts.flatMap((text, index) =>
    texts.indexOf(text) === index ? [] : [{path: ['ask', list], reason: `stands twice: ${text}`}],
  )
}

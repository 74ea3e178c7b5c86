import type {Random} from '@airworthy/kernel'
import type {Item} from '../item.ts'

type Verdict = Item<'judge-claims'>['key']['answer'][string]

/** An option with its reason, and whether it holds. */
export interface DrawnOption {
  readonly text: string
  readonly why: string
  readonly right?: boolean
}

/**
 * Letters a… for options in random order; `inOrder` keeps them as given, for numbers that ascend.
 * `answer` holds the letters of those that are right.
 */
export function lettered(
  random: Random,
  {options, inOrder = false}: {options: readonly DrawnOption[]; inOrder?: boolean},
): {options: Record<string, string>; answer: string[]; why: Record<string, string>} {
  const placed = inOrder ? [...options] : random.shuffle(options)
  const lettersOf = placed.map((option, index) => ({...option, letter: letterAt('a', index)}))
  return {
    options: Object.fromEntries(lettersOf.map(({letter, text}) => [letter, text])),
    answer: lettersOf.flatMap(({letter, right}) => (right ? [letter] : [])),
    why: Object.fromEntries(lettersOf.map(({letter, why}) => [letter, why])),
  }
}

/** Letters p… for steps that are given in their right order, shuffled into another one. */
export function stepped(
  random: Random,
  steps: readonly {readonly text: string; readonly why: string}[],
): {steps: Record<string, string>; answer: string[]; why: Record<string, string>} {
  let placed = random.shuffle(steps)
  while (steps.length > 1 && placed.every((step, index) => step === steps[index])) {
    placed = random.shuffle(steps)
  }
  const letterOf = new Map(placed.map((step, index) => [step, letterAt('p', index)]))
  return {
    steps: Object.fromEntries(placed.map((step) => [letterOf.get(step), step.text])),
    answer: steps.map((step) => letterOf.get(step) ?? ''),
    why: Object.fromEntries(placed.map((step) => [letterOf.get(step), step.why])),
  }
}

/** Numbers the left entries in random order and lists their terms with the spare ones by alphabet. */
export function matched(
  random: Random,
  {
    pairs,
    spare,
  }: {
    pairs: readonly {readonly left: string; readonly term: string; readonly why: string}[]
    spare: readonly {readonly term: string; readonly why: string}[]
  },
): {
  left: Record<string, string>
  right: string[]
  answer: Record<string, string>
  why: Record<string, string>
} {
  const placed = random.shuffle(pairs)
  const numbered = placed.map((pair, index): [string, (typeof pairs)[number]] => [
    String(index + 1),
    pair,
  ])
  return {
    left: Object.fromEntries(numbered.map(([number, {left}]) => [number, left])),
    right: alphabetical([...pairs, ...spare].map(({term}) => term)),
    answer: Object.fromEntries(numbered.map(([number, {term}]) => [number, term])),
    why: Object.fromEntries([
      ...numbered.map(([number, {why}]) => [number, why]),
      ...spare.map(({term, why}) => [term, why]),
    ]),
  }
}

/** Numbers claims in random order. */
export function claimed(
  random: Random,
  claims: readonly {readonly text: string; readonly verdict: Verdict; readonly why: string}[],
): {
  claims: Record<string, string>
  answer: Record<string, Verdict>
  why: Record<string, string>
} {
  const placed = random.shuffle(claims).map((claim, index) => ({...claim, number: index + 1}))
  return {
    claims: Object.fromEntries(placed.map(({number, text}) => [number, text])),
    answer: Object.fromEntries(placed.map(({number, verdict}) => [number, verdict])),
    why: Object.fromEntries(placed.map(({number, why}) => [number, why])),
  }
}

function letterAt(first: string, index: number): string {
  return String.fromCharCode(first.charCodeAt(0) + index)
}

function alphabetical(terms: readonly string[]): string[] {
  return terms.toSorted((a, b) => (a.toLowerCase() < b.toLowerCase() ? -1 : 1))
}

type Value = string | number | boolean

/** A value that a blank offers; exactly one of a blank is right. */
export interface BlankChoice {
  readonly value: Value
  readonly why: string
  readonly right?: boolean
}

/** Choices (numbers ascending, words by alphabet), answer and reasons for the blanks of a config. */
export function blanks(byName: Readonly<Record<string, readonly BlankChoice[]>>): {
  choices: Record<string, Value[]>
  answer: Record<string, Value>
  why: Record<string, string>
} {
  const entries = Object.entries(byName)
  return {
    choices: Object.fromEntries(
      entries.map(([name, choices]) => [name, choices.map(({value}) => value).sort(compare)]),
    ),
    answer: Object.fromEntries(
      entries.flatMap(([name, choices]) =>
        choices.flatMap(({value, right}) => (right ? [[name, value]] : [])),
      ),
    ),
    why: Object.fromEntries(
      entries.flatMap(([name, choices]) =>
        choices.map(({value, why}) => [`${name}: ${value}`, why]),
      ),
    ),
  }
}

function compare(a: Value, b: Value): number {
  if (typeof a === 'number' && typeof b === 'number') return a - b
  return String(a).toLowerCase() < String(b).toLowerCase() ? -1 : 1
}

import type {Feature} from './feature.ts'

/** A feature of numbers for a test; null is missing. */
export function buildNumbers(name: string, values: readonly (number | null)[]): Feature {
  return {name, kind: 'number', values: Float64Array.from(values, (value) => value ?? NaN)}
}

/** A feature of words for a test, its dictionary sorted; null is missing. */
export function buildWords(name: string, words: readonly (string | null)[]): Feature {
  const dictionary = [...new Set(words)].filter((word) => word !== null).sort()
  const codes = Int32Array.from(words, (word) => (word === null ? -1 : dictionary.indexOf(word)))
  return {name, kind: 'text', dictionary, codes}
}

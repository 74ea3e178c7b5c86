import {applyFilters} from '@airworthy/guardrails'

/** How a list of words meets a text. */
export interface ListReading {
  /** Whether the list meets the text as it is written. */
  readonly plain: boolean
  /** The steps by which a word became readable; null where no view reads one. */
  readonly steps: readonly string[] | null
}

/** Reads a text with a list of words, as written and in every decoded view. */
export function readWithList(text: string, words: readonly string[]): ListReading {
  const match = {kind: 'words', words} as const
  const plain = applyFilters(text, [{id: 'list', view: 'original', match}]).length > 0
  const [hit] = applyFilters(text, [{id: 'list', view: 'every', match: {...match, within: true}}])
  return {plain, steps: hit === undefined ? null : hit.path}
}

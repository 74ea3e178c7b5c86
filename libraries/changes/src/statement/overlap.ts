import {wordsIn} from './wording.ts'

/** The share, 0 to 1, of a text's word trigrams that another text has too; digests and paths aside. */
export function trigramOverlap(text: string, other: string): number {
  const mine = trigramsOf(text)
  const theirs = trigramsOf(other)
  if (mine.size === 0) return 0
  let common = 0
  for (const trigram of mine) if (theirs.has(trigram)) common++
  return common / mine.size
}

/** Fewer than three words are compared as a whole. */
function trigramsOf(text: string): Set<string> {
  const words = wordsIn(text)
  if (words.length === 0) return new Set()
  if (words.length < 3) return new Set([words.join(' ')])
  return new Set(words.slice(2).map((_, index) => words.slice(index, index + 3).join(' ')))
}

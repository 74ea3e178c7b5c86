import type {LexiconEntry} from '@airworthy/content/public'

/** The terms that hold every word of the search: in the name first, then in the text. */
export function foundTerms(terms: readonly LexiconEntry[], search: string): LexiconEntry[] {
  const words = folded(search).split(/\s+/u).filter(Boolean)
  if (words.length === 0) return [...terms]
  const named: LexiconEntry[] = []
  const told: LexiconEntry[] = []
  for (const entry of terms) {
    const name = folded([entry.term, ...(entry.also ?? [])].join(' '))
    const text = `${name} ${folded(`${entry.definition} ${entry.tags.join(' ')}`)}`
    if (words.every((word) => name.includes(word))) named.push(entry)
    else if (words.every((word) => text.includes(word))) told.push(entry)
  }
  return [...named, ...told]
}

/** Terms by the first letter of their names, in order. */
export function byLetter(
  terms: readonly LexiconEntry[],
): readonly (readonly [letter: string, terms: readonly LexiconEntry[]])[] {
  const groups = Map.groupBy(terms, ({term}) => term.charAt(0).toUpperCase())
  return [...groups].toSorted(([a], [b]) => a.localeCompare(b, 'en-GB'))
}

function folded(text: string): string {
  return text.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase()
}

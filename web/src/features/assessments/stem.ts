/** A stem parted for reading: the situation, then what is asked. */
export interface StemParts {
  /** The sentences before the question; empty when there are none. */
  readonly situation: string
  readonly question: string
}

/**
 * Parts a stem at its question: the last sentence that ends with a question mark and what follows
 * it, otherwise the last sentence. Nothing is left out and the order stays.
 */
export function partStem(stem: string): StemParts {
  const sentences = sentencesOf(stem.trim())
  const asked = sentences.findLastIndex((sentence) => sentence.endsWith('?'))
  const from = asked === -1 ? sentences.length - 1 : asked
  return {
    situation: sentences.slice(0, from).join(' '),
    question: sentences.slice(from).join(' '),
  }
}

/** A text in parts: prose, and what stands between backticks as code. */
export function codeParts(text: string): {code: boolean; text: string}[] {
  return text
    .split('`')
    .map((part, index) => ({code: index % 2 === 1, text: part}))
    .filter((part) => part.text !== '')
}

/** Splits after . ? ! before a new beginning, but not after a short abbreviation such as "Art.". */
function sentencesOf(text: string): string[] {
  const sentences: string[] = []
  let start = 0
  for (const end of text.matchAll(/[.?!][")'’”]?\s+(?=[A-Z`0-9"'(“])/gu)) {
    const sentence = text.slice(start, end.index + end[0].length)
    if (/(?:^|\s)(?:Art|No|Fig|Eq|vs|e\.g|i\.e)\.\s+$/u.test(sentence)) continue
    sentences.push(sentence.trim())
    start = end.index + end[0].length
  }
  return [...sentences, text.slice(start)]
}

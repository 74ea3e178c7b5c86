/** What an answer points to. */
export interface Reference {
  readonly kind: 'evidence' | 'test'
  /** As `lookUpEvidence` or `readTest` takes it. */
  readonly reference: string
}

const digest = /\b(?:evidence:)?sha256:([0-9a-f]{64})\b/gi
const evidenceFile = /\.(?:json|jsonl|ndjson|dsse|intoto)(?:[?#].*)?$|\/evidence\//i
const notEvidence = /(?:^|\/)(?:package|package-lock|tsconfig|composer)[\w.-]*\.json$/i
const testFile =
  /(?:^|\/)(?:tests?|__tests__|specs?|e2e)\/[^?#]*\.\w+$|(?:^|\/)test_[\w.-]+\.\w+$|[._-](?:test|spec)\.\w+$/i

/** Evidence and tests that a text names, each once, in order of appearance. */
export function referencesIn(text: string): Reference[] {
  const found = new Map<string, Reference>()
  for (const match of text.matchAll(digest)) {
    const reference = `evidence:sha256:${(match[1] ?? '').toLowerCase()}`
    found.set(reference, {kind: 'evidence', reference})
  }
  for (const reference of text.replaceAll(digest, ' ').split(between).filter(isPlace)) {
    if (testFile.test(reference) && !reference.startsWith('http')) {
      found.set(reference, {kind: 'test', reference})
    } else if (evidenceFile.test(reference) && !notEvidence.test(reference)) {
      found.set(reference, {kind: 'evidence', reference})
    }
  }
  return [...found.values()]
}

/** The text without what it points to, so that a digest is no number and a path no word. */
export function withoutReferences(text: string): string {
  return text
    .replaceAll(/\b(?:evidence:)?sha256:[0-9a-f]+/gi, ' ')
    .split(/(\s+)/)
    .map((word) => (word.split(between).some(isPlace) ? ' ' : word))
    .join('')
}

/** Marks between words, and a full stop that ends a sentence after a path. */
const between = /[\s<>()[\]{}`"'“”,;*|]+|[.:!?]+(?=\s|$)/

/** An address, or a path with an extension; `N/A` and `and/or` are neither. */
function isPlace(word: string): boolean {
  return (
    /^https?:\/\/./.test(word) || /^[\w@.~+-]*[/\w@.~+-]*\.[a-z]\w{0,7}(?:[?#].*)?$/i.test(word)
  )
}

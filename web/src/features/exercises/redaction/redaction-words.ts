import type {
  DatumKind,
  PromptSpan,
  RedactionPolicy,
  RedactionView,
  TicketField,
  Treatment,
} from '@airworthy/range/views'

const kinds: {readonly [kind in DatumKind]: string} = {
  name: 'name',
  email: 'e-mail address',
  phone: 'telephone number',
  'birth-date': 'date of birth',
  address: 'address',
  iban: 'account',
  health: 'health',
}

/** A kind of personal data in words. */
export function kindWords(kind: DatumKind): string {
  return kinds[kind]
}

const treatments: {readonly [treatment in Treatment]: string} = {
  keep: 'send',
  drop: 'do not send',
  placeholder: 'send a stand-in',
  sentences: 'only needed sentences',
}

/** What may happen to a field, as choices of a list; only free text has sentences. */
export function treatmentChoices(
  kind: RedactionView['fields'][number]['kind'],
): readonly {value: Treatment; label: string}[] {
  const all: readonly Treatment[] =
    kind === 'text' ? ['keep', 'sentences', 'drop'] : ['keep', 'placeholder', 'drop']
  return all.map((value) => ({value, label: treatments[value]}))
}

/** What is said of a marked stretch of a prompt to those who do not see how it is marked. */
export function markWords(mark: PromptSpan['mark']): string {
  return {leak: 'leaves: ', 'stand-in': 'stand-in: ', fact: 'needed: '}[mark]
}

/** A prompt in pieces, each with its mark; null for what is only text. */
export function piecesOf(
  prompt: string,
  spans: readonly PromptSpan[],
): readonly {text: string; mark: PromptSpan['mark'] | null; start: number}[] {
  const pieces: {text: string; mark: PromptSpan['mark'] | null; start: number}[] = []
  let at = 0
  for (const {start, end, mark} of spans) {
    if (start > at) pieces.push({text: prompt.slice(at, start), mark: null, start: at})
    pieces.push({text: prompt.slice(start, end), mark, start})
    at = end
  }
  if (at < prompt.length) pieces.push({text: prompt.slice(at), mark: null, start: at})
  return pieces
}

/** The words of a searched ticket under their fields, each with its number. */
export function wordsByField(
  {words}: RedactionView['marking'][number],
  fields: RedactionView['fields'],
): readonly {id: TicketField; label: string; words: readonly {text: string; number: number}[]}[] {
  return fields
    .map(({id, label}) => ({
      id,
      label,
      words: words.flatMap(({text, field}, number) => (field === id ? [{text, number}] : [])),
    }))
    .filter((field) => field.words.length > 0)
}

/** A policy kept as text in the browser; `otherwise` where it cannot be read. */
export function policyFrom(text: string, otherwise: RedactionPolicy): RedactionPolicy {
  try {
    const read: unknown = JSON.parse(text)
    if (typeof read !== 'object' || read === null) return otherwise
    const known = Object.keys(otherwise).every((part) => part in read)
    return known ? (read as RedactionPolicy) : otherwise // written by this page; the server checks it
  } catch {
    return otherwise
  }
}

/** Words from a line with commas, each at least two characters, without repeats. */
export function wordsFrom(line: string): readonly string[] {
  const words = line.split(',').map((word) => word.trim().slice(0, 40))
  return [...new Set(words.filter((word) => word.length >= 2))].slice(0, 60)
}

/** Numbers of marked words, kept as text in the browser. */
export function markedFrom(kept: string): ReadonlySet<number> {
  return new Set(
    kept
      .split(',')
      .filter((part) => /^\d{1,3}$/u.test(part))
      .map(Number),
  )
}

import {findPersonalData, foldText, type PersonalDataKind, type Span} from '@airworthy/guardrails'
import {freeText, ticketFields} from './fields.ts'
import {openStandIns, type StandIns} from './stand-ins.ts'
import type {Redacted} from './ticket.ts'
import type {DatumKind, RedactionPolicy, TicketField, TicketRecord} from './view.ts'

const labels: {readonly [kind in DatumKind]: string} = {
  name: 'NAME',
  email: 'EMAIL',
  phone: 'PHONE',
  'birth-date': 'DATE',
  address: 'ADDRESS',
  iban: 'ACCOUNT',
  health: 'HEALTH',
}
const fieldLabels: {readonly [field in TicketField]?: string} = {
  name: 'NAME',
  email: 'EMAIL',
  phone: 'PHONE',
  birthDate: 'DATE',
  address: 'ADDRESS',
  iban: 'ACCOUNT',
  attachments: 'FILE',
}

/**
 * What of a record leaves under a policy without code. `nouns` are the words for the shop's products.
 * Pure; may be slow for a slow pattern.
 */
export function redact(
  record: TicketRecord,
  {policy, nouns}: {policy: RedactionPolicy; nouns: readonly string[]},
): Redacted {
  const standIns = openStandIns(policy.standIns)
  const sent: {[field in TicketField]?: string} = {}
  // values first, so that a name in the text gets the stand-in of the record's name
  for (const field of [...ticketFields].sort((one, other) => orderOf(one) - orderOf(other))) {
    const text = treated(record, {field, policy, nouns, standIns})
    if (text.trim() !== '') sent[field] = text
  }
  return {sent, vault: standIns.vault()}
}

function orderOf(field: TicketField): number {
  return freeText.includes(field) ? 1 : 0
}

function treated(
  record: TicketRecord,
  {
    field,
    policy,
    nouns,
    standIns,
  }: {
    field: TicketField
    policy: RedactionPolicy
    nouns: readonly string[]
    standIns: StandIns
  },
): string {
  const text = record[field]
  const isWritten = freeText.includes(field) || field === 'attachments'
  switch (policy.fields[field]) {
    case 'drop':
      return ''
    case 'placeholder':
      return text === '' ? '' : standInOf(text, {field, standIns})
    case 'sentences':
      return cleaned(neededSentences(text, {words: policy.words, nouns}), {
        record,
        policy,
        standIns,
      })
    case 'keep':
      return isWritten ? cleaned(text, {record, policy, standIns}) : text
  }
}

/** A file keeps its ending, by which it is known as a photo or a document. */
function standInOf(
  text: string,
  {field, standIns}: {field: TicketField; standIns: StandIns},
): string {
  const label = fieldLabels[field] ?? 'TEXT'
  const standIn = standIns.standInFor(text, label)
  return field === 'attachments' ? `${standIn}${/\.\w{1,5}$/.exec(text)?.[0] ?? ''}` : standIn
}

const orderForm = /(?<!\d)03\d{2} \d{3} \d{4}(?!\d)/

/** The sentences that hold a word, or what `{product}` and `{order}` stand for. */
function neededSentences(
  text: string,
  {words, nouns}: {words: readonly string[]; nouns: readonly string[]},
): string {
  const plain = words.filter((word) => !word.startsWith('{'))
  const wanted = [...plain, ...(words.includes('{product}') ? nouns : [])].map(foldText)
  const byOrder = words.includes('{order}')
  return sentencesOf(text)
    .filter((sentence) => (byOrder && orderForm.test(sentence)) || holdsWord(sentence, wanted))
    .join(' ')
}

/** The sentences and lines of a text. */
export function sentencesOf(text: string): readonly string[] {
  return text.split(/(?<=[.!?])\s+|\n+/).filter((sentence) => sentence.trim() !== '')
}

function holdsWord(sentence: string, wanted: readonly string[]): boolean {
  const words = foldText(sentence).match(/[\p{L}\p{N}]+/gu) ?? []
  return wanted.some((each) => words.some((word) => word.startsWith(each)))
}

interface Taken {
  readonly span: Span
  /** Null where it is removed without a stand-in. */
  readonly label: string | null
}

/** Free text after rules and detectors; what a keep rule covers stays. */
function cleaned(
  text: string,
  {record, policy, standIns}: {record: TicketRecord; policy: RedactionPolicy; standIns: StandIns},
): string {
  const kept = spansOfRules(text, policy, 'keep').map(({span}) => span)
  const taken = [
    ...spansOfRules(text, policy, 'remove'),
    ...spansOfRules(text, policy, 'placeholder'),
    ...detected(text, {record, policy}),
  ]
  const free: Taken[] = []
  for (const each of taken) {
    const covered = [...kept, ...free.map(({span}) => span)]
    if (!covered.some((span) => overlaps(span, each.span))) free.push(each)
  }
  let result = ''
  let at = 0
  for (const {span, label} of free.sort((one, other) => one.span.start - other.span.start)) {
    const value = text.slice(span.start, span.end)
    result += text.slice(at, span.start) + (label === null ? '' : standIns.standInFor(value, label))
    at = span.end
  }
  return (result + text.slice(at)).trim()
}

function spansOfRules(
  text: string,
  {rules}: RedactionPolicy,
  does: RedactionPolicy['rules'][number]['does'],
): readonly Taken[] {
  return rules
    .filter((rule) => rule.does === does)
    .flatMap(({pattern}) => [...text.matchAll(new RegExp(pattern, 'gu'))])
    .filter((match) => match[0].length > 0)
    .map((match) => ({
      span: {start: match.index, end: match.index + match[0].length},
      label: does === 'remove' ? null : 'TEXT',
    }))
}

function detected(
  text: string,
  {record, policy}: {record: TicketRecord; policy: RedactionPolicy},
): readonly Taken[] {
  const kinds: PersonalDataKind[] = [...policy.detectors]
  if (kinds.length === 0) return []
  return findPersonalData(text, {kinds, names: [record.name]}).flatMap(({kind, span}) => {
    const known = policy.detectors.find((each) => each === kind)
    return known === undefined ? [] : [{span, label: labels[known]}]
  })
}

function overlaps(one: Span, other: Span): boolean {
  return one.start < other.end && other.start < one.end
}

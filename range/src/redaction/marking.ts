import {ticketFields} from './fields.ts'
import type {Datum, Ticket} from './ticket.ts'
import type {DatumKind, MarkingView, TicketField} from './view.ts'

/** How many of the visible tickets the learner searches. */
export const ticketsToMark = 2
/** Share of personal data to be found, and share of marks that may be needless. */
export const markBounds = {found: 0.9, needless: 0.1} as const

interface Word {
  readonly text: string
  readonly field: TicketField
  readonly start: number
  readonly end: number
}

/** The words of a record, in the order in which the learner reads them. */
export function wordsOf({record}: Ticket): readonly Word[] {
  return ticketFields.flatMap((field) =>
    Array.from(record[field].matchAll(/\S+/g), (match) => ({
      text: match[0],
      field,
      start: match.index,
      end: match.index + match[0].length,
    })),
  )
}

/** The ticket as it is searched, with the result once marks are handed in. */
export function markingView(ticket: Ticket, marked: readonly number[] | null): MarkingView {
  const words = wordsOf(ticket)
  return {
    ticket: ticket.id,
    words: words.map(({text, field}) => ({text, field})),
    result: marked && resultOf(ticket, marked),
  }
}

/** What marks found. Personal data count as found where half of their words are marked. */
export function resultOf(
  ticket: Ticket,
  marked: readonly number[],
): NonNullable<MarkingView['result']> {
  const words = wordsOf(ticket)
  const data = distinct(ticket.data).map((datum) => ({datum, places: placesOf(datum, words)}))
  const found = data.filter(
    ({places}) => places.filter((place) => marked.includes(place)).length * 2 >= places.length,
  ).length
  const around = new Set(data.flatMap(({datum, places}) => tolerated(datum, {places, words})))
  const key = keyOf(data)
  return {
    marked,
    found,
    of: data.length,
    needless: marked.filter((word) => !key.has(word) && !around.has(word)).length,
    key: Array.from(key, ([word, kind]) => ({word, kind})).sort(
      (one, other) => one.word - other.word,
    ),
  }
}

function keyOf(
  data: readonly {datum: Datum; places: readonly number[]}[],
): ReadonlyMap<number, DatumKind> {
  return new Map(
    data.flatMap(({datum, places}) => places.map((place) => [place, datum.kind] as const)),
  )
}

function distinct(data: readonly Datum[]): readonly Datum[] {
  return data.filter(
    (datum, index) =>
      data.findIndex(
        (each) =>
          each.field === datum.field && each.kind === datum.kind && each.text === datum.text,
      ) === index,
  )
}

/** Numbers of the words in which a datum is written, wherever it stands in its field. */
function placesOf({field, text}: Datum, words: readonly Word[]): readonly number[] {
  const ofField = words.flatMap((word, index) => (word.field === field ? [{word, index}] : []))
  const whole = ofField.map(({word}) => word.text).join(' ')
  const places: number[] = []
  const value = text.replace(/\s+/g, ' ')
  for (let start = whole.indexOf(value); start >= 0; start = whole.indexOf(value, start + 1)) {
    let at = 0
    for (const {word, index} of ofField) {
      const end = at + word.text.length
      if (at < start + value.length && end > start) places.push(index)
      at = end + 1
    }
  }
  return [...new Set(places)]
}

/** Marking around the words is no fault: the sentence about health, and the words beside others. */
function tolerated(
  datum: Datum,
  {places, words}: {places: readonly number[]; words: readonly Word[]},
): readonly number[] {
  const reach = datum.kind === 'health' ? 12 : 2
  return places.flatMap((place) =>
    Array.from({length: 2 * reach + 1}, (_, step) => place - reach + step).filter(
      (near) => words[near]?.field === datum.field,
    ),
  )
}

import {printable} from './printable.ts'

/** HTML that is already whole; made only by `markup`, so text cannot pass for it. */
export class Markup {
  readonly #source: string
  constructor(source: string) {
    this.#source = source
  }
  toString(): string {
    return this.#source
  }
}

/** What may stand in a `markup` template: text and numbers are escaped, markup stands as it is. */
export type MarkupValue = string | number | Markup | null | readonly Markup[]

/**
 * A template of HTML or SVG. Every text in it is escaped for elements and for quoted attributes
 * alike; null is nothing. There is no other way from a text to `Markup`, save `trustedMarkup`.
 */
export function markup(pieces: TemplateStringsArray, ...values: readonly MarkupValue[]): Markup {
  return new Markup(pieces.map((piece, index) => piece + written(values[index] ?? null)).join(''))
}

/** Takes a source as markup that this library, or a serialiser that escapes, has written. */
export function trustedMarkup(source: string): Markup {
  return new Markup(source)
}

/** A text from data, kept apart so that its writing direction cannot reorder what stands beside it. */
export function isolated(text: string): Markup {
  return markup`<bdi>${text}</bdi>`
}

/** A name from data, isolated; one that is empty is said to be, since a row must have a name. */
export function named(name: string): Markup {
  return name.trim() === '' ? markup`<span class="empty">(empty)</span>` : isolated(name)
}

function written(value: MarkupValue): string {
  if (value === null) return ''
  if (typeof value === 'string') return escaped(value)
  if (typeof value === 'number') return String(value)
  if (value instanceof Markup) return value.toString()
  return value.map(String).join('')
}

function escaped(text: string): string {
  return printable(text)
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;')
}

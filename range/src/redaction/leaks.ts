import {decodedViews, foldText, type Span, type TextView} from '@airworthy/guardrails'
import type {Datum} from './ticket.ts'
import type {DatumKind, Leak} from './view.ts'

/** A leak with its place in the prompt. */
export interface FoundLeak extends Leak {
  readonly span: Span
}

/**
 * Personal data that stand in a prompt, plainly or in a form that anybody can read back (Base64, hex,
 * ROT13, backwards, letters apart, also nested once). Each datum once.
 */
export function leaksIn(prompt: string, data: readonly Datum[]): readonly FoundLeak[] {
  const readings = readingsOf(prompt)
  const found: FoundLeak[] = []
  for (const datum of data) {
    const leak = firstLeak(datum, readings)
    if (leak !== null && !found.some((each) => isSame(each, leak))) found.push(leak)
  }
  return found
}

interface Reading {
  readonly view: TextView
  /** Its letters and digits alone. */
  readonly squeezed: string
  readonly isDecoded: boolean
}

/** Views that are evened out; the others say the same in capitals. */
function readingsOf(prompt: string): readonly Reading[] {
  return decodedViews(prompt, {depth: 2})
    .filter(
      ({path, text}) =>
        path.at(-1) === 'folded' || (foldText(text) === text && !path.includes('leet')),
    )
    .map((view) => ({
      view,
      squeezed: view.text.replace(/[^a-z0-9]+/g, ''),
      isDecoded: view.path.some((step) => step !== 'visible' && step !== 'folded'),
    }))
}

function firstLeak(datum: Datum, readings: readonly Reading[]): FoundLeak | null {
  const {kind, whose, field, text} = datum
  const forms = datum.forms.map(foldText)
  for (const reading of readings) {
    const {view, isDecoded} = reading
    for (const form of forms) {
      const span = placeOf(reading, {kind, form})
      if (span === null) continue
      const how = isDecoded ? view.path.filter((step) => step !== 'folded').join(', ') : 'plainly'
      return {kind, whose, field, text, how, span: view.spanOf(span)}
    }
  }
  return null
}

/** Kinds that are written in groups, so that only letters and digits are compared. */
const grouped: readonly DatumKind[] = ['phone', 'iban']

function placeOf(
  {view: {text}, squeezed, isDecoded}: Reading,
  {kind, form}: {kind: DatumKind; form: string},
): Span | null {
  // a short name may turn up by chance in a text that is read backwards
  if (kind === 'name' && isDecoded && form.length < 4) return null
  // most data are in no reading: an expression is made for those that are
  if (!(grouped.includes(kind) ? squeezed : text).includes(form)) return null
  const pattern = grouped.includes(kind)
    ? Array.from(form, (sign) => escaped(sign)).join('[^a-z0-9]{0,2}')
    : `(?<![a-z0-9])${escaped(form)}${kind === 'health' ? '' : '(?![a-z0-9])'}`
  const match = new RegExp(pattern, 'u').exec(text)
  return match && {start: match.index, end: match.index + match[0].length}
}

function escaped(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&')
}

function isSame(one: FoundLeak, other: FoundLeak): boolean {
  return one.kind === other.kind && one.text === other.text
}

import type {PersonalDataKind} from '../filter.ts'
import type {Span} from '../text-view.ts'
import {address} from './address.ts'
import {birthDate} from './birth-date.ts'
import type {Detector} from './detector.ts'
import {email} from './email.ts'
import {health} from './health.ts'
import {iban} from './iban.ts'
import {name} from './name.ts'
import {nationalId} from './national-id.ts'
import {paymentCard} from './payment-card.ts'
import {phone} from './phone.ts'

/** A stretch of a text that looks like personal data of a kind. */
export interface PersonalDatum {
  readonly kind: PersonalDataKind
  readonly span: Span
}

export interface PersonalDataOptions {
  /** Kinds to look for; all of them unless told. */
  readonly kinds?: readonly PersonalDataKind[]
  /** Names from the record to which the text belongs; each of their words is looked for. */
  readonly names?: readonly string[]
}

/** Every detector by its kind. Where two claim a stretch, the earlier one has it. */
export const detectors: {readonly [kind in PersonalDataKind]: Detector} = {
  email,
  iban,
  'payment-card': paymentCard,
  'national-id': nationalId,
  'birth-date': birthDate,
  phone,
  address,
  name,
  health,
}

/**
 * Stretches that look like personal data, by place, none overlapping another. A first version by
 * forms, words around them and short lists: `detectors` says of each what it misses.
 */
export function findPersonalData(
  text: string,
  {kinds, names = []}: PersonalDataOptions = {},
): readonly PersonalDatum[] {
  let found: readonly PersonalDatum[] = []
  for (const detector of Object.values(detectors)) {
    if (kinds !== undefined && !kinds.includes(detector.kind)) continue
    const data = joined(detector.find(text, {names})).map((span) => ({kind: detector.kind, span}))
    found = withRoom(found, data)
  }
  return found
}

/** Both lists by place, of the later only what overlaps nothing of the earlier. One walk over both. */
function withRoom(
  earlier: readonly PersonalDatum[],
  later: readonly PersonalDatum[],
): readonly PersonalDatum[] {
  const merged: PersonalDatum[] = []
  let next = 0
  for (const datum of later) {
    while (next < earlier.length && endOf(earlier[next]) <= datum.span.start) {
      merged.push(...earlier.slice(next, next + 1))
      next += 1
    }
    const following = earlier[next]
    if (following === undefined || following.span.start >= datum.span.end) merged.push(datum)
  }
  return [...merged, ...earlier.slice(next)]
}

function endOf(datum: PersonalDatum | undefined): number {
  return datum?.span.end ?? 0
}

/** Overlapping stretches of one kind as one. */
function joined(spans: readonly Span[]): readonly Span[] {
  const result: Span[] = []
  for (const span of [...spans].sort((one, other) => one.start - other.start)) {
    const last = result.at(-1)
    if (last && span.start < last.end) {
      result[result.length - 1] = {start: last.start, end: Math.max(last.end, span.end)}
    } else result.push(span)
  }
  return result
}

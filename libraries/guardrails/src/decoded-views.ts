import {base64Mapped, hexMapped, urlMapped} from './encoded-text.ts'
import {foldMapped} from './fold-text.ts'
import {originalSpan, unmapped, type MappedText} from './mapped-text.ts'
import {joinedMapped, leetText, reversedMapped, rot13Mapped} from './rearranged-text.ts'
import {spelledMapped} from './spelled-text.ts'
import type {TextView, ViewStep} from './text-view.ts'
import {visibleMapped} from './visible-text.ts'

export interface ViewOptions {
  /** How many decodings may be nested; 3 unless told. */
  readonly depth?: number
}

/** A view with its mapping, as the finders of this library use it. */
export interface MappedView {
  readonly path: readonly ViewStep[]
  readonly mapped: MappedText
}

/**
 * The ways in which a text may be read: as written, without what is invisible, with letters that
 * stand apart joined, decoded (Base64, hex, percent signs, ROT13, backwards; nested up to `depth`),
 * each also folded and read as leet. The original comes first, less decoded views before others. A
 * view that would equal the one from which it is made is left out. Time and memory grow linearly
 * with the text: the number of views is bounded.
 */
export function decodedViews(text: string, options: ViewOptions = {}): readonly TextView[] {
  return Array.from(walkViews(text, options), ({mapped, path}) => ({
    text: mapped.text,
    path,
    spanOf: (span) => originalSpan(mapped, span),
  }))
}

/** The same one by one, so that a finder may stop early and large views are let go. */
export function* walkViews(text: string, {depth = 3}: ViewOptions = {}): Generator<MappedView> {
  const original: MappedView = {path: [], mapped: unmapped(text)}
  yield original
  const visible = visibleMapped(original.mapped)
  const first = visible.text === text ? original : {path: ['visible' as const], mapped: visible}
  if (first !== original) yield first
  const waiting: MappedView[] = [first]
  for (let bases = 0; bases < mostBases; bases++) {
    const base = waiting.shift()
    if (base === undefined) return
    yield* evenedOut(base)
    for (const next of decodings(base, depth)) {
      yield next
      waiting.push(next)
    }
  }
}

/** Enough for every pair of decodings of an ordinary text; a text made to have more is cut here. */
const mostBases = 48

const decoders: readonly (readonly [ViewStep, (source: MappedText) => MappedText | null])[] = [
  ['joined', joinedMapped],
  ['base64', base64Mapped],
  ['hex', hexMapped],
  ['url', urlMapped],
  ['reversed', reversedMapped],
  ['rot13', rot13Mapped],
]
/** Undone by themselves or without effect the second time. */
const onceOnly: readonly ViewStep[] = ['joined', 'reversed', 'rot13']

function* decodings({path, mapped}: MappedView, depth: number): Generator<MappedView> {
  if (path.filter((step) => step !== 'visible').length >= depth) return
  for (const [step, decode] of decoders) {
    if (onceOnly.includes(step) && path.includes(step)) continue
    // the order of these two makes no difference, so one order is enough
    if (step === 'reversed' && path.at(-1) === 'rot13') continue
    const decoded = decode(mapped)
    if (decoded === null || decoded.text === mapped.text) continue
    yield {path: [...path, step], mapped: decoded}
  }
}

function* evenedOut({path, mapped}: MappedView): Generator<MappedView> {
  const folded = foldMapped(mapped)
  const foldedPath: readonly ViewStep[] = [...path, 'folded']
  if (folded.text !== mapped.text) yield {path: foldedPath, mapped: folded}
  const leet = leetText(folded.text)
  if (leet !== folded.text) {
    yield {path: [...foldedPath, 'leet'], mapped: {...folded, text: leet}}
  }
  const spelled = spelledMapped(folded)
  if (spelled !== null) yield {path: [...foldedPath, 'spelled'], mapped: spelled}
}

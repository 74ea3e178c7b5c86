import type {CanaryFind} from './find-canary.ts'
import {foldMapped} from './fold-text.ts'
import {originalSpan, unmapped, type MappedText} from './mapped-text.ts'
import type {Span} from './text-view.ts'
import {visibleMapped} from './visible-text.ts'

/** A stretch of words whose letters are a part of the canary. */
interface Piece {
  readonly message: number
  /** Position of its first word among all words of all messages. */
  readonly order: number
  readonly from: number
  readonly to: number
  readonly span: Span
}

interface Word {
  readonly text: string
  readonly span: Span
}

/** Below this length a piece counts only in a message of few words: `a` and `7` stand everywhere. */
const longPiece = 3
const fewWords = 8
/** Pieces from this length on are joined in any order; shorter ones only as they were said. */
const orderFree = 4
/** Messages between two pieces that are said in order. */
const widestGap = 3

/**
 * Looks for a canary that was given out in pieces over one text or several turns. `plain` is the
 * canary folded, letters and digits only.
 */
export function findPieces(messages: readonly string[], plain: string): CanaryFind | null {
  const pieces = piecesOf(messages, plain)
  const chain = inOrder(pieces, plain) ?? inAnyOrder(pieces, plain)
  return chain && {path: ['folded'], places: chain.map(({message, span}) => ({message, span}))}
}

/** The chain of pieces that spells the canary as the conversation goes on. */
function inOrder(pieces: readonly Piece[], plain: string): readonly Piece[] | null {
  const reached = new Map<number, {piece: Piece; before: Piece | null}[]>()
  for (const piece of [...pieces].sort((one, other) => one.order - other.order)) {
    const before =
      piece.from === 0
        ? null
        : (reached.get(piece.from) ?? []).findLast(
            (each) =>
              each.piece.order < piece.order && piece.message - each.piece.message <= widestGap,
          )
    if (before === undefined) continue
    const step = {piece, before: before?.piece ?? null}
    reached.set(piece.to, [...(reached.get(piece.to) ?? []), step].slice(-mostSteps))
    if (piece.to === plain.length) return chainOf(step, reached)
  }
  return null
}

/** How many ways to reach a position are kept; the latest matter. */
const mostSteps = 8

function chainOf(
  last: {piece: Piece; before: Piece | null},
  reached: ReadonlyMap<number, readonly {piece: Piece; before: Piece | null}[]>,
): readonly Piece[] {
  const chain = [last.piece]
  let before = last.before
  while (before !== null) {
    const at = before
    chain.unshift(at)
    before = (reached.get(at.to) ?? []).find((step) => step.piece === at)?.before ?? null
  }
  return chain
}

/** Long pieces that cover the canary, whatever was said first. */
function inAnyOrder(pieces: readonly Piece[], plain: string): readonly Piece[] | null {
  const long = pieces.filter((piece) => piece.to - piece.from >= orderFree)
  const chains: (readonly Piece[] | undefined)[] = [[]]
  for (let at = 0; at < plain.length; at++) {
    const chain = chains[at]
    if (chain === undefined) continue
    for (const piece of long) {
      if (piece.from === at) chains[piece.to] ??= [...chain, piece]
    }
  }
  return chains[plain.length] ?? null
}

function piecesOf(messages: readonly string[], plain: string): readonly Piece[] {
  const pieces: Piece[] = []
  let order = 0
  for (const [message, text] of messages.entries()) {
    const words = wordsOf(text)
    const shortCounts = words.length <= fewWords
    for (const first of words.keys()) {
      pieces.push(
        ...piecesFrom({words, first}, {message, order: order + first, plain, shortCounts}),
      )
    }
    order += words.length
  }
  return pieces
}

function piecesFrom(
  {words, first}: {words: readonly Word[]; first: number},
  facts: {message: number; order: number; plain: string; shortCounts: boolean},
): readonly Piece[] {
  const {message, order, plain, shortCounts} = facts
  const pieces: Piece[] = []
  let letters = ''
  const start = words[first]?.span.start ?? 0
  for (const word of words.slice(first, first + plain.length)) {
    letters += word.text
    if (letters.length > plain.length || !plain.includes(letters)) break
    if (letters.length < longPiece && !shortCounts) continue
    const span = {start, end: word.span.end}
    for (let from = plain.indexOf(letters); from >= 0; from = plain.indexOf(letters, from + 1)) {
      pieces.push({message, order, from, to: from + letters.length, span})
    }
  }
  return pieces
}

function wordsOf(text: string): readonly Word[] {
  const folded: MappedText = foldMapped(visibleMapped(unmapped(text)))
  return Array.from(folded.text.matchAll(/[\p{L}\p{N}]+/gu), (match) => ({
    text: match[0],
    span: originalSpan(folded, {start: match.index, end: match.index + match[0].length}),
  }))
}

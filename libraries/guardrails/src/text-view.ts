/** A stretch of a text in UTF-16 code units: `start` inclusive, `end` exclusive. */
export interface Span {
  readonly start: number
  readonly end: number
}

/**
 * One step of making a text readable. `visible` takes out what the eye does not see and decodes tag
 * characters; `joined` closes letters that stand apart; `folded` evens out case, diacritics and
 * characters that look alike; `leet` reads digits and signs as the letters they imitate.
 */
export type ViewStep =
  | 'visible'
  | 'joined'
  | 'reversed'
  | 'base64'
  | 'hex'
  | 'url'
  | 'rot13'
  | 'spelled'
  | 'folded'
  | 'leet'

/** A text as it reads after some steps, with the way back to the original. */
export interface TextView {
  readonly text: string
  /** The steps that were taken, first to last; none for the original itself. */
  readonly path: readonly ViewStep[]
  /** The stretch of the original from which a stretch of this view was made. */
  spanOf(span: Span): Span
}

import type {Span, ViewStep} from './text-view.ts'

/** Kinds of personal data that a detector looks for. */
export type PersonalDataKind =
  | 'email'
  | 'phone'
  | 'iban'
  | 'payment-card'
  | 'birth-date'
  | 'national-id'
  | 'address'
  | 'name'
  | 'health'

/** What a filter looks for. */
export type FilterMatch =
  /** Words or phrases, evened out as the text is; as whole words unless `within` is true. */
  | {readonly kind: 'words'; readonly words: readonly string[]; readonly within?: boolean}
  /** A regular expression (flags `iu`); at most 300 characters. Matched against the view's text. */
  | {readonly kind: 'pattern'; readonly pattern: string}
  /** A canary, in every view and however it is spaced. */
  | {readonly kind: 'canary'; readonly canary: string}
  | {readonly kind: 'personal-data'; readonly kinds: readonly PersonalDataKind[]}

/** A rule over a text, as data. */
export interface Filter {
  readonly id: string
  /**
   * Where it looks: `original` as written; `folded` after invisible characters are taken out and
   * look-alikes evened out; `every` in all views, decoded ones too. Canaries are always looked for
   * in all views, personal data in the original.
   */
  readonly view: 'original' | 'folded' | 'every'
  readonly match: FilterMatch
}

/** Where a filter met its text. */
export interface FilterHit {
  /** The filter's id. */
  readonly filter: string
  /** Steps by which the text became readable to the filter. */
  readonly path: readonly ViewStep[]
  /** The stretch of the original. */
  readonly span: Span
}

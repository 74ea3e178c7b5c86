/** A field of a ticket. `subject`, `message` and `note` are free text; `attachments` are file names. */
export type TicketField =
  | 'subject'
  | 'message'
  | 'note'
  | 'attachments'
  | 'order'
  | 'product'
  | 'status'
  | 'amount'
  | 'name'
  | 'email'
  | 'phone'
  | 'birthDate'
  | 'address'
  | 'iban'

/** Kinds of what may not leave. */
export type DatumKind = 'name' | 'email' | 'phone' | 'birth-date' | 'address' | 'iban' | 'health'

/** What happens to a field before a prompt leaves. */
export type Treatment =
  /** Sent; detectors and rules still work on free text. */
  | 'keep'
  /** Not sent. */
  | 'drop'
  /** A stand-in is sent, whose value stays in the shop. */
  | 'placeholder'
  /** Only the sentences that hold a word of `policy.words`; for free text. */
  | 'sentences'

/** Why a field is sent. */
export type Purpose =
  | 'find-order'
  | 'name-product'
  | 'tell-status'
  | 'state-amount'
  | 'understand-request'
  | 'know-files'
  | 'confirm-delivery'
  | 'greet'
  | 'none'

/** A pattern of the learner's own: keeps what a detector would take, or takes what none does. */
export interface RedactionRule {
  readonly id: string
  readonly does: 'keep' | 'remove' | 'placeholder'
  /** A regular expression with flags `gu`, at most 300 characters. */
  readonly pattern: string
}

/** Everything that stands between a ticket and the model. */
export interface RedactionPolicy {
  readonly fields: {readonly [field in TicketField]: Treatment}
  readonly purposes: {readonly [field in TicketField]: Purpose}
  /**
   * Words of which a sentence must hold one under the treatment `sentences`, from their beginning;
   * `{product}` stands for the nouns of the shop's products, `{order}` for a number of that form.
   */
  readonly words: readonly string[]
  /** Detectors that work on free text and on file names that are kept. */
  readonly detectors: readonly DatumKind[]
  readonly rules: readonly RedactionRule[]
  /** Whether each person or thing has a stand-in of its own, or one mark hides them all. */
  readonly standIns: 'each' | 'one'
  /** `export function redact(ticket)`, in place of fields, detectors and rules; null for these. */
  readonly code: string | null
}

/** What a browser may ask for. */
export type RedactionAction =
  | {readonly kind: 'set-policy'; readonly policy: RedactionPolicy}
  /** Words of a ticket that the learner says may not leave; once for each ticket. */
  | {readonly kind: 'mark'; readonly ticket: string; readonly words: readonly number[]}

/** A ticket as the shop holds it; an absent value is the empty text. */
export type TicketRecord = {readonly [field in TicketField]: string}

/** A stretch of a prompt; offsets in UTF-16 code units. */
export interface PromptSpan {
  readonly start: number
  readonly end: number
  /** `leak`: personal data that leaves; `stand-in`: a placeholder of the vault; `fact`: what the reply needs. */
  readonly mark: 'leak' | 'stand-in' | 'fact'
  readonly what: string
}

/** Personal data of a ticket that is in the prompt. */
export interface Leak {
  readonly kind: DatumKind
  readonly whose: 'customer' | 'third person'
  readonly text: string
  readonly field: TicketField
  /** `plainly`, or the decoding by which it is read back. */
  readonly how: string
}

/** Something that the reply must be able to say. */
export interface NeededFact {
  readonly id: string
  readonly label: string
  /** What it is, as the shop knows it. */
  readonly text: string
  readonly answerable: boolean
}

/** A visible ticket and what the policy makes of it. */
export interface TicketView {
  readonly id: string
  readonly record: TicketRecord
  /** The exact text that would leave. */
  readonly prompt: string
  readonly spans: readonly PromptSpan[]
  /** Null while this ticket waits for the learner's marks. */
  readonly leaks: readonly Leak[] | null
  readonly facts: readonly NeededFact[]
  /** The reply as the simulated drafting step returns it, stand-ins and all. */
  readonly draft: string
  /** The reply once the shop has filled in the stand-ins from its vault. */
  readonly reply: string
}

/** A ticket in which the learner finds what may not leave. */
export interface MarkingView {
  readonly ticket: string
  /** The whole record as words; `field` says where each stands. */
  readonly words: readonly {readonly text: string; readonly field: TicketField}[]
  /** Null until the marks are handed in. */
  readonly result: {
    readonly marked: readonly number[]
    /** Personal data that were marked, of all that the ticket holds. */
    readonly found: number
    readonly of: number
    /** Marked words that may leave. */
    readonly needless: number
    /** Words that may not leave, with the kind, now that it is known. */
    readonly key: readonly {readonly word: number; readonly kind: DatumKind}[]
  } | null
}

/** What the learner sees of a redaction exercise. */
export interface RedactionView {
  readonly shop: string
  /** What is known about the forms of numbers, for rules. */
  readonly forms: readonly {readonly what: string; readonly form: string}[]
  readonly fields: readonly {
    readonly id: TicketField
    readonly label: string
    readonly kind: 'value' | 'text' | 'files'
  }[]
  readonly purposes: readonly {readonly id: Purpose; readonly label: string}[]
  readonly detectors: readonly {
    readonly id: DatumKind
    readonly label: string
    /** How it looks, and what it misses or takes wrongly. */
    readonly note: string
  }[]
  readonly policy: RedactionPolicy
  /** Why the learner's code did not run; null where it ran or there is none. */
  readonly codeFault: string | null
  readonly marking: readonly MarkingView[]
  readonly tickets: readonly TicketView[]
  /** Over the visible tickets whose personal data are known to the learner. */
  readonly visible: {
    readonly judged: number
    readonly leaking: number
    readonly tickets: number
    readonly served: number
  }
  /** Size of the hidden set on which the policy is judged. */
  readonly hidden: number
}

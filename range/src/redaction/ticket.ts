import type {DatumKind, TicketField, TicketRecord} from './view.ts'

/** Personal data in a ticket, as the generator put it there. */
export interface Datum {
  readonly kind: DatumKind
  readonly whose: 'customer' | 'third person'
  readonly field: TicketField
  /** As it is written in the field. */
  readonly text: string
  /** Forms of which any one gives it away: words of a name, ways to write a date. */
  readonly forms: readonly string[]
}

/** What the reply needs, and how it is seen that a prompt still holds it. */
export type Need =
  /** Every one of the words must be readable in the prompt. */
  | {
      readonly id: string
      readonly kind: 'clear'
      readonly text: string
      readonly words: readonly string[]
    }
  /** A stand-in of the vault must stand for it, another one for each. */
  | {
      readonly id: string
      readonly kind: 'stand-in'
      readonly text: string
      readonly values: readonly string[]
    }

/** A ticket with what is known of it and never shown as a whole. */
export interface Ticket {
  readonly id: string
  readonly record: TicketRecord
  readonly data: readonly Datum[]
  readonly needs: readonly Need[]
}

/** What leaves the shop for one ticket, and what stays. */
export interface Redacted {
  /** Fields that are sent; absent where nothing is. */
  readonly sent: {readonly [field in TicketField]?: string}
  /** Stand-ins with what they stand for; stays in the shop. */
  readonly vault: {readonly [standIn: string]: string}
}

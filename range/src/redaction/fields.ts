import type {TicketField} from './view.ts'

/** Every field of a ticket, in the order in which a prompt has them. */
export const ticketFields = [
  'subject',
  'message',
  'note',
  'attachments',
  'order',
  'product',
  'status',
  'amount',
  'name',
  'email',
  'phone',
  'birthDate',
  'address',
  'iban',
] as const satisfies TicketField[]

/** Fields whose text somebody wrote freely. */
export const freeText: readonly TicketField[] = ['subject', 'message', 'note']

/** A record from a value for each field. */
export function forEachField<Value>(valueOf: (field: TicketField) => Value): {
  readonly [field in TicketField]: Value
} {
  // every field is among the entries
  return Object.fromEntries(ticketFields.map((field) => [field, valueOf(field)])) as {
    readonly [field in TicketField]: Value
  }
}

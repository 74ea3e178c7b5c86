import {ticketFields} from './fields.ts'
import type {RedactionFacts} from './facts.ts'
import type {Redacted} from './ticket.ts'

/** The exact text that leaves the shop for one ticket. */
export function promptOf({sent}: Redacted, {shop, fields}: RedactionFacts): string {
  const lines = ticketFields.flatMap((field) => {
    const text = sent[field]
    const label = fields.find(({id}) => id === field)?.label ?? field
    return text === undefined ? [] : [`${label}: ${text}`]
  })
  const instruction = `Draft a reply to this ticket of ${shop}. Keep stand-ins in brackets as they are.`
  return [instruction, '', ...lines].join('\n')
}

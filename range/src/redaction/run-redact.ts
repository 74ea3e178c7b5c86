import type {Json} from '@airworthy/kernel'
import {z} from 'zod'
import type {EngineTools} from '../core/engine.ts'
import {ticketFields} from './fields.ts'
import {redact} from './redact.ts'
import type {Redacted, Ticket} from './ticket.ts'
import type {RedactionPolicy} from './view.ts'

/** What a policy made of tickets; `fault` says why nothing was made. */
export interface RedactedTickets {
  readonly tickets: readonly Redacted[]
  readonly fault: string | null
}

const sent = z.partialRecord(z.enum(ticketFields), z.string().max(4000))
/** Stand-ins in brackets, so that a common word is none. */
const vault = z.record(z.string().regex(/^\[[A-Z]{2,20}(?:-\d{1,3})?\]$/), z.string().max(4000))
const returned = z.strictObject({sent, vault: vault.default({})})

/** Applies a policy to tickets: its fields, rules and detectors, or the learner's `redact(ticket)`. */
export function redactTickets(
  tickets: readonly Ticket[],
  {
    policy,
    nouns,
    tools,
  }: {
    policy: RedactionPolicy
    nouns: readonly string[]
    tools: EngineTools
  },
): RedactedTickets {
  if (policy.code === null) {
    return {tickets: tickets.map(({record}) => redact(record, {policy, nouns})), fault: null}
  }
  const outcome = tools.runCode(
    {source: policy.code},
    {name: 'redact', inputs: tickets.map(({id, record}): Json => ({id, ...record}))},
  )
  if (outcome.kind === 'refused') {
    const where = outcome.call === null ? '' : `at ${tickets[outcome.call]?.id ?? 'a ticket'}: `
    return {tickets: [], fault: `${where}${outcome.message}`}
  }
  const read: Redacted[] = []
  for (const [index, value] of outcome.values.entries()) {
    const parsed = returned.safeParse(value)
    if (!parsed.success) return {tickets: [], fault: shapeFault(tickets[index]?.id, parsed.error)}
    read.push(withoutEmpty(parsed.data))
  }
  return {tickets: read, fault: null}
}

function withoutEmpty({sent: fields, vault: kept}: Redacted): Redacted {
  const filled = Object.entries(fields).filter(([, text]) => text.trim() !== '')
  return {sent: Object.fromEntries(filled), vault: kept}
}

function shapeFault(ticket: string | undefined, error: z.ZodError): string {
  const issue = error.issues[0]
  const where = ['redact(ticket)', ...(issue?.path ?? [])].map(String).join('.')
  return `at ${ticket ?? 'a ticket'}: ${where}: ${issue?.message.toLowerCase() ?? 'malformed'}; it returns {sent: {field: text}, vault: {'[NAME-1]': value}}`
}

import {drawTickets} from './draw-tickets.ts'
import {nounsOf, type RedactionFacts} from './facts.ts'
import {factOf, meetNeeds} from './answers.ts'
import {draftReply} from './draft.ts'
import {leaksIn} from './leaks.ts'
import {ticketsToMark} from './marking.ts'
import {untouched} from './policy.ts'
import {promptOf} from './prompt.ts'
import {redact} from './redact.ts'
import type {RedactedTickets} from './run-redact.ts'
import type {Redacted, Ticket} from './ticket.ts'
import type {PromptSpan, RedactionPolicy, TicketView} from './view.ts'

/** An attempt at a redaction exercise. */
export interface RedactionState {
  readonly facts: RedactionFacts
  readonly visible: readonly Ticket[]
  readonly hidden: readonly Ticket[]
  readonly policy: RedactionPolicy
  readonly fault: string | null
  /** What the policy makes of the visible tickets, all leaks told. */
  readonly shown: readonly TicketView[]
  /** Marked words by ticket. */
  readonly marks: ReadonlyMap<string, readonly number[]>
}

/** Both samples, and a policy that sends everything. */
export function startRedaction(facts: RedactionFacts, seed: string): RedactionState {
  const visible = drawTickets(facts, {seed, sample: 'visible'})
  const nouns = nounsOf(facts)
  const tickets = visible.map(({record}) => redact(record, {policy: untouched, nouns}))
  return {
    facts,
    visible,
    hidden: drawTickets(facts, {seed, sample: 'hidden'}),
    policy: untouched,
    fault: null,
    shown: visible.map((ticket, index) => shownTicket(ticket, {redacted: tickets[index], facts})),
    marks: new Map(),
  }
}

/** The state under another policy, from what it made of the visible tickets. */
export function withPolicy(
  state: RedactionState,
  {policy, made}: {policy: RedactionPolicy; made: RedactedTickets},
): RedactionState {
  const {facts, visible} = state
  return {
    ...state,
    policy,
    fault: made.fault,
    shown: visible.map((ticket, index) =>
      shownTicket(ticket, {redacted: made.tickets[index], facts}),
    ),
  }
}

/** The tickets in which the learner has still to search. */
export function unmarked({visible, marks}: RedactionState): readonly string[] {
  return visible
    .slice(0, ticketsToMark)
    .map(({id}) => id)
    .filter((id) => !marks.has(id))
}

const nothing: Redacted = {sent: {}, vault: {}}

function shownTicket(
  ticket: Ticket,
  {redacted = nothing, facts}: {redacted: Redacted | undefined; facts: RedactionFacts},
): TicketView {
  const prompt = promptOf(redacted, facts)
  const leaks = leaksIn(prompt, ticket.data)
  const met = meetNeeds(ticket, {prompt, vault: redacted.vault})
  const spans: PromptSpan[] = [
    ...leaks.map(({span, kind}) => ({...span, mark: 'leak' as const, what: kind})),
    ...standInSpans(prompt, redacted),
    ...met.flatMap(({need, spans: places}) =>
      need.kind === 'clear'
        ? places.map((span) => ({...span, mark: 'fact' as const, what: need.id}))
        : [],
    ),
  ]
  return {
    id: ticket.id,
    record: ticket.record,
    prompt,
    spans: withoutOverlap(spans),
    leaks: leaks.map(({kind, whose, field, text, how}) => ({kind, whose, field, text, how})),
    facts: met.map(factOf),
    ...draftReply(met, {redacted, facts}),
  }
}

function standInSpans(prompt: string, {vault}: Redacted): readonly PromptSpan[] {
  return Object.keys(vault).flatMap((standIn) => {
    const places: PromptSpan[] = []
    for (let start = prompt.indexOf(standIn); start >= 0;) {
      places.push({start, end: start + standIn.length, mark: 'stand-in', what: standIn})
      start = prompt.indexOf(standIn, start + standIn.length)
    }
    return places
  })
}

/** By place; where two overlap, the one that was named first stays. */
function withoutOverlap(spans: readonly PromptSpan[]): readonly PromptSpan[] {
  const kept: PromptSpan[] = []
  for (const span of spans) {
    if (!kept.some((each) => each.start < span.end && span.start < each.end)) kept.push(span)
  }
  return kept.sort((one, other) => one.start - other.start)
}

import {wilsonInterval} from '@airworthy/statistics'
import type {EngineTools, Judgement, ObjectiveState} from '../core/engine.ts'
import {meetNeeds, type MetNeed} from './answers.ts'
import {freeText, ticketFields} from './fields.ts'
import {nounsOf} from './facts.ts'
import {leaksIn} from './leaks.ts'
import {markBounds, resultOf, ticketsToMark} from './marking.ts'
import {promptOf} from './prompt.ts'
import {sentencesOf} from './redact.ts'
import {redactTickets} from './run-redact.ts'
import type {RedactionState} from './state.ts'
import type {Datum, Redacted, Ticket} from './ticket.ts'
import type {RedactionPolicy, TicketField} from './view.ts'

/** Shares of tickets: what may leak at most, what must be answerable at least. */
const redactionBounds = {leak: 0.05, serve: 0.9, standIns: 0.9} as const

type Judged = Judgement['objectives'][number]

/** Judges the marks, the purposes, and the policy on the hidden tickets. */
export function judgeRedaction(state: RedactionState, tools: EngineTools): Judgement {
  const {hidden, policy, facts} = state
  const made = redactTickets(hidden, {policy, nouns: nounsOf(facts), tools})
  const tickets = hidden.map((ticket, index): JudgedTicket => {
    const redacted = made.tickets[index] ?? {sent: {}, vault: {}}
    const prompt = promptOf(redacted, facts)
    const met = meetNeeds(ticket, {prompt, vault: redacted.vault})
    const leaked = leaksIn(prompt, ticket.data)
    return {ticket, met, leaked}
  })
  const failed = made.fault !== null
  const sensitive = tickets.filter(({ticket}) => ticket.data.some(isSensitive))
  const swapped = tickets.filter(({ticket}) => ticket.needs.some(({kind}) => kind === 'stand-in'))
  return {
    objectives: [
      {...markState(state), credit: markCredit(state), reached: markState(state).reached === true},
      atMost('contain', {
        hits: tickets.filter(({leaked}) => leaked.length > 0).length,
        n: tickets.length,
        failed,
      }),
      atMost('special', {
        hits: sensitive.filter(({leaked}) => leaked.some(isSensitive)).length,
        n: sensitive.length,
        failed,
      }),
      atLeast('serve', {
        hits: tickets.filter(({met}) => allMet(met, 'clear')).length,
        n: tickets.length,
        bound: redactionBounds.serve,
      }),
      atLeast('stand-ins', {
        hits: swapped.filter(({met}) => allMet(met, 'stand-in')).length,
        n: swapped.length,
        bound: redactionBounds.standIns,
      }),
      purposeJudged(state, made.tickets),
    ],
  }
}

interface JudgedTicket {
  readonly ticket: Ticket
  readonly met: readonly MetNeed[]
  readonly leaked: readonly Pick<Datum, 'kind' | 'whose'>[]
}

/** Of persons who never wrote to the shop, or about health. */
function isSensitive({kind, whose}: Pick<Datum, 'kind' | 'whose'>): boolean {
  return kind === 'health' || whose === 'third person'
}

function allMet(met: readonly MetNeed[], kind: MetNeed['need']['kind']): boolean {
  return met.every(({need, answerable}) => need.kind !== kind || answerable)
}

/** The marks as they stand: judged once both tickets are handed in. */
export function markState({visible, marks}: RedactionState): ObjectiveState {
  const results = visible.slice(0, ticketsToMark).flatMap((ticket) => {
    const marked = marks.get(ticket.id)
    return marked === undefined ? [] : [resultOf(ticket, marked)]
  })
  const found = sum(results.map((result) => result.found))
  const of = sum(results.map((result) => result.of))
  const needless = sum(results.map((result) => result.needless))
  const marked = sum(results.map((result) => result.marked.length))
  const complete = results.length === ticketsToMark
  return {
    id: 'find',
    reached: complete
      ? found >= markBounds.found * of && needless <= markBounds.needless * marked
      : null,
    ...(of === 0 ? {} : {value: {value: found / of, n: of}}),
    facts: {found, of, needless, marked, tickets: results.length},
  }
}

function markCredit(state: RedactionState): number {
  const standing = markState(state)
  if (standing.reached === true) return 1
  const {value, n} = standing.value ?? {value: 0, n: 0}
  const needless = Number(standing.facts?.['needless'] ?? 0)
  const complete = standing.reached === false
  return complete ? Math.max(0, value - needless / Math.max(n ?? 1, 1)) / 2 : 0
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0)
}

/** Half of the credit is lost between the bound and four times as much. */
function atMost(id: string, {hits, n, failed}: {hits: number; n: number; failed: boolean}): Judged {
  const share = hits / Math.max(n, 1)
  const {low, high} = wilsonInterval({successes: hits, trials: n})
  const reached = !failed && share <= redactionBounds.leak
  const near = Math.max(0, 1 - (share - redactionBounds.leak) / (3 * redactionBounds.leak))
  return {
    id,
    reached,
    credit: reached ? 1 : failed ? 0 : near / 2,
    value: {value: share, low, high, n},
    facts: {tickets: hits, of: n, atMost: redactionBounds.leak},
  }
}

function atLeast(id: string, {hits, n, bound}: {hits: number; n: number; bound: number}): Judged {
  const share = hits / Math.max(n, 1)
  const {low, high} = wilsonInterval({successes: hits, trials: n})
  const reached = share >= bound
  return {
    id,
    reached,
    credit: reached ? 1 : Math.max(0, (share - 0.5) / (bound - 0.5)) / 2,
    value: {value: share, low, high, n},
    facts: {tickets: hits, of: n, atLeast: bound},
  }
}

/** Every field is either not sent, or sent for a purpose of the task and in the form it needs. */
function purposeJudged(
  {facts, policy, hidden}: RedactionState,
  redacted: readonly Redacted[],
): Judged {
  const right = ticketFields.filter((field) => {
    const fact = facts.fields.find(({id}) => id === field)
    const purpose = policy.purposes[field]
    if (!isSent(field, {policy, hidden, redacted})) return purpose === 'none'
    return (
      fact !== undefined &&
      fact.purposes.includes(purpose) &&
      (policy.code !== null || fact.treatments.includes(policy.fields[field]))
    )
  })
  const share = right.length / ticketFields.length
  const wrong = ticketFields.filter((field) => !right.includes(field))
  return {
    id: 'purpose',
    reached: wrong.length === 0,
    credit: wrong.length === 0 ? 1 : Math.max(0, share - 0.5),
    value: {value: share, n: ticketFields.length},
    facts: {right: right.length, of: ticketFields.length, wrong},
  }
}

/**
 * Whether a field leaves. Of code it is seen on the hidden tickets, for code may know the visible
 * ones; a value that leaves under another field's name has left as well.
 */
function isSent(
  field: TicketField,
  {
    policy,
    hidden,
    redacted,
  }: {
    policy: RedactionPolicy
    hidden: readonly Ticket[]
    redacted: readonly Redacted[]
  },
): boolean {
  if (policy.code === null) return policy.fields[field] !== 'drop'
  return redacted.some(
    ({sent}, index) =>
      sent[field] !== undefined || isSentElsewhere(field, {sent, of: hidden[index]}),
  )
}

/** Shorter values, such as a status in one word, turn up elsewhere by chance. */
const tellingLength = 6

/** Whether a value, or a sentence of a text, leaves in a field in which the ticket does not have it. */
function isSentElsewhere(
  field: TicketField,
  {sent, of}: {sent: Redacted['sent']; of: Ticket | undefined},
): boolean {
  if (of === undefined) return false
  const {record} = of
  const parts = freeText.includes(field) ? sentencesOf(record[field]) : [record[field]]
  return parts
    .filter((part) => part.trim().length >= tellingLength)
    .some((part) =>
      Object.entries(sent).some(
        ([name, text]) => text.includes(part) && !record[name as TicketField].includes(part), // its keys
      ),
    )
}

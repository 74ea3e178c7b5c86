import {detectors} from '@airworthy/guardrails'
import {AirworthyError} from '@airworthy/kernel'
import {z} from 'zod'
import type {Engine, ObjectiveState} from '../core/engine.ts'
import {sampleSizes} from './draw-tickets.ts'
import {nounsOf, redactionFactsSchema, type RedactionFacts} from './facts.ts'
import {judgeRedaction, markState} from './judge.ts'
import {markingView, ticketsToMark, wordsOf} from './marking.ts'
import {datumKinds, policyFault, policySchema} from './policy.ts'
import {redactTickets, type RedactedTickets} from './run-redact.ts'
import {startRedaction, unmarked, withPolicy, type RedactionState} from './state.ts'
import type {Redacted} from './ticket.ts'
import type {RedactionAction, RedactionView, TicketView} from './view.ts'

/** What is recorded: of a policy what it made of the visible tickets, of marks nothing. */
export type RedactionResult = {
  readonly fault: string | null
  readonly tickets: {
    readonly sent: Readonly<Record<string, string>>
    readonly vault: Readonly<Record<string, string>>
  }[]
} | null

const actionSchema: z.ZodType<RedactionAction> = z.discriminatedUnion('kind', [
  z.strictObject({kind: z.literal('set-policy'), policy: policySchema}),
  z.strictObject({
    kind: z.literal('mark'),
    ticket: z.string().min(1).max(20),
    words: z.array(z.int().min(0).max(600)).max(600),
  }),
])

/** The most that the prompts of the visible tickets may take, in characters. */
const mostRecorded = 48_000

/** Support tickets that go to a model for drafting: what may leave, and what the reply needs. */
export const redactionEngine: Engine<
  RedactionFacts,
  RedactionAction,
  RedactionResult,
  RedactionState,
  RedactionView
> = {
  id: 'redaction',
  facts: redactionFactsSchema,
  action: actionSchema,
  start: startRedaction,
  decide: (state, action, tools) => {
    if (action.kind === 'mark') {
      assertMarks(state, action)
      return null
    }
    const fault = policyFault(action.policy)
    if (fault !== null) throw refused(fault)
    const {visible, facts} = state
    const {policy} = action
    return recorded(redactTickets(visible, {policy, nouns: nounsOf(facts), tools}))
  },
  apply: (state, {action, result}) => {
    if (action.kind === 'mark') {
      return {...state, marks: new Map([...state.marks, [action.ticket, action.words]])}
    }
    const tickets: readonly Redacted[] = result?.tickets ?? []
    return withPolicy(state, {
      policy: action.policy,
      made: {tickets, fault: result?.fault ?? null},
    })
  },
  // marks are handed in once: what comes back tells the answer
  undoable: ({kind}) => kind === 'set-policy',
  view: viewOf,
  progress: progressOf,
  judge: judgeRedaction,
}

function recorded({tickets, fault}: RedactedTickets): RedactionResult {
  const plain = tickets.map(({sent, vault}) => ({sent: {...sent}, vault: {...vault}}))
  return JSON.stringify(plain).length > mostRecorded
    ? {fault: `the prompts are too long: more than ${mostRecorded} characters`, tickets: []}
    : {fault, tickets: plain}
}

function assertMarks(
  state: RedactionState,
  {ticket, words}: Extract<RedactionAction, {kind: 'mark'}>,
): void {
  if (!unmarked(state).includes(ticket)) throw refused(`no marks are waited for: ${ticket}`)
  const known = state.visible.find(({id}) => id === ticket)
  const count = known === undefined ? 0 : wordsOf(known).length
  const beyond = words.find((word) => word >= count)
  if (beyond !== undefined) throw refused(`the ticket has no word of this number: ${beyond}`)
  if (new Set(words).size !== words.length) throw refused('a word is marked twice')
}

function refused(message: string): AirworthyError {
  return new AirworthyError('action-refused', message)
}

function viewOf(state: RedactionState): RedactionView {
  const {facts, visible, policy, fault, shown, marks} = state
  const waiting = unmarked(state)
  const known = shown.filter(({id}) => !waiting.includes(id))
  return {
    shop: facts.shop,
    forms: facts.forms,
    fields: facts.fields.map(({id, label, kind}) => ({id, label, kind})),
    purposes: facts.purposes,
    detectors: datumKinds.map((id) => {
      const {title, looksFor, limits} = detectors[id]
      return {id, label: title, note: `Looks for ${looksFor}. Known limits: ${limits}.`}
    }),
    policy,
    codeFault: fault,
    marking: visible
      .slice(0, ticketsToMark)
      .map((ticket) => markingView(ticket, marks.get(ticket.id) ?? null)),
    tickets: shown.map((ticket) => (waiting.includes(ticket.id) ? untold(ticket) : ticket)),
    visible: {
      judged: known.length,
      leaking: known.filter(({leaks}) => (leaks ?? []).length > 0).length,
      tickets: shown.length,
      served: shown.filter((ticket) => ticket.facts.every(({answerable}) => answerable)).length,
    },
    hidden: sampleSizes.hidden,
  }
}

/** A ticket whose personal data the learner is still to find. */
function untold(ticket: TicketView): TicketView {
  return {...ticket, leaks: null, spans: ticket.spans.filter(({mark}) => mark !== 'leak')}
}

/** What the visible tickets say; the hidden ones, the purposes and their key are judged at the end. */
function progressOf(state: RedactionState): readonly ObjectiveState[] {
  const {visible} = viewOf(state)
  const {judged, leaking, tickets, served} = visible
  return [
    markState(state),
    {id: 'contain', reached: null, facts: {leaking, of: judged}},
    {id: 'special', reached: null},
    {id: 'serve', reached: null, facts: {served, of: tickets}},
    {id: 'stand-ins', reached: null},
    {id: 'purpose', reached: null},
  ]
}

import {findCanary} from '@airworthy/guardrails'
import {canonicalJson} from '@airworthy/kernel'
import {textsOut} from './attack.ts'
import type {Call, Chat, Entry} from './chat.ts'
import {deliveredFix} from './fix.ts'
import {readPrompt} from './reading/read-prompt.ts'
import {givenOn} from './shop.ts'
import type {AssistantState} from './state.ts'
import type {AssistantView, CallRecord, ChatEntry, ChatView, LedgerRow} from './view.ts'

/** What a learner may see of an attempt: no seed, no code that was not earned, no hidden variant. */
export function viewOf(state: AssistantState): AssistantView {
  const {scenario, chat, visits, fix, replay} = state
  const {customer, order} = scenario.you
  const name = scenario.customers.find(({id}) => id === customer)?.name ?? customer
  return {
    shop: scenario.shop,
    currency: scenario.currency,
    limit: scenario.limit,
    you: {customer, name, order},
    products: scenario.products.map((product) => ({id: product.id, name: product.name})),
    chat: chatView(chat, state),
    visits: visits.map((visit) => chatView(visit, state)),
    review: state.review === null ? null : {product: state.review.product, text: state.review.text},
    ledger: ledgerOf(state),
    toolLog: [chat, ...visits]
      .flatMap((each) =>
        callsOf(each).map((call) => ({
          chat: each.number,
          customer: each.customer,
          yours: each.customer === customer,
          call: callRecord(call, state),
        })),
      )
      .sort((one, other) => one.call.number - other.call.number),
    code: codeView(state),
    broken: state.broken,
    offenceShown: state.offenceShown,
    fix,
    changed: !isSame(fix, deliveredFix(scenario)),
    promptRules: readPrompt(fix.prompt),
    validatorFault: state.validatorFault,
    replay: replay === null ? null : {...replay.result, current: isSame(replay.fix, fix)},
    replays: state.replays,
  }
}

/** Whether two sets of changes are the same. */
export function isSame(one: AssistantState['fix'], other: AssistantState['fix']): boolean {
  return canonicalJson(one) === canonicalJson(other)
}

function chatView(chat: Chat, state: AssistantState): ChatView {
  const {number, desk, customer, entries} = chat
  const name = state.scenario.customers.find(({id}) => id === customer)?.name ?? customer
  const yours = customer === state.scenario.you.customer
  return {
    number,
    desk,
    customer,
    name,
    yours,
    entries: entries.map((entry) => entryView(entry, state)),
  }
}

function entryView(entry: Entry, state: AssistantState): ChatEntry {
  switch (entry.kind) {
    case 'message':
      return entry.prepared && !state.offenceShown
        ? {...entry, text: 'A prepared provocation, not shown.'}
        : {...entry, prepared: false}
    case 'call':
      return {kind: 'call', call: callRecord(entry.call, state)}
    case 'reviews': {
      const {customer} = state.scenario.you
      const reviews = entry.reviews.map((review) => ({
        ...review,
        yours: review.author === customer,
      }))
      return {...entry, reviews}
    }
    case 'reply':
      return replyView(entry, state.offenceShown)
  }
}

function replyView(entry: Extract<Entry, {kind: 'reply'}>, offenceShown: boolean): ChatEntry {
  const {text, abuse, stoppedBy} = entry
  const masked = abuse !== null && !offenceShown
  const shown =
    abuse !== null && masked
      ? `${text.slice(0, abuse.start)}${maskOf(text.slice(abuse.start, abuse.end))}${text.slice(abuse.end)}`
      : text
  return {kind: 'reply', text: shown, abusive: abuse !== null, masked, stoppedBy}
}

/** Stands for an abusive sentence: its length in words is told, no more. */
function maskOf(sentence: string): string {
  const words = sentence.split(/\s+/u).length
  return `[abusive sentence of ${words} words, masked]`
}

function callRecord(call: Call, {scenario}: AssistantState): CallRecord {
  return {
    ...call,
    sources: call.sources.map((source) => ({
      ...source,
      yours: source.author === scenario.you.customer,
    })),
  }
}

function callsOf({entries}: Chat): readonly Call[] {
  return entries.flatMap((entry) => (entry.kind === 'call' ? [entry.call] : []))
}

function ledgerOf({scenario, desk}: AssistantState): readonly LedgerRow[] {
  return scenario.orders.map((order) => {
    const discount = givenOn(desk.shop, {tool: 'apply_discount', order: order.order})
    const refunded = givenOn(desk.shop, {tool: 'refund', order: order.order})
    const left = order.price * (1 - Math.min(100, discount) / 100)
    return {
      order: order.order,
      customer: order.customer,
      yours: order.customer === scenario.you.customer,
      product: order.product,
      price: order.price,
      now: Math.round(left * 100) / 100,
      discount,
      refunded,
      approved: order.approved,
      above: discount > Math.max(scenario.limit, order.approved),
    }
  })
}

/** The code only where a reply of an open chat carried it out. */
function codeView({chat, visits, code, broken}: AssistantState): AssistantView['code'] {
  const found = [chat, ...visits]
    .map((each) => findCanary(textsOut(each), code))
    .find((find) => find !== null)
  const leaked = found != null || broken.leak !== null
  return {leaked, text: leaked ? code : null, path: found?.path ?? []}
}

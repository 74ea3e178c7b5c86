import {judgeCall, type ToolPredicate} from '@airworthy/guardrails'
import type {Call} from './chat.ts'
import {givenOn, orderOf, type Shop} from './shop.ts'
import type {Fix, StateTool, ToolRules} from './view.ts'

/** A call of a tool that changes something, before anything was checked. */
export interface WantedCall {
  readonly tool: StateTool
  readonly arguments: {readonly [name: string]: string | number}
  readonly sources: Call['sources']
}

/** What the service says to a call: carry out, wait for the customer's button, or refuse. */
export type Permission =
  | {readonly outcome: 'done'; readonly rule: null}
  | {readonly outcome: 'waiting' | 'refused'; readonly rule: string}

/** What is known outside the model when a call comes in. */
export interface CallSituation {
  readonly shop: Shop
  readonly fix: Fix
  /** The customer who signed in. */
  readonly customer: string
  readonly hasReadReviews: boolean
  readonly readsReviewsNow: boolean
  /** Whether the customer presses the button for this call. */
  readonly confirmed: boolean
}

/** Judges a call by the rules of its tool; nothing that anybody wrote is read. */
export function authorise(call: WantedCall, situation: CallSituation): Permission {
  const {shop, fix, customer} = situation
  const rules = fix.tools[call.tool]
  if (!rules.enabled) return {outcome: 'refused', rule: 'tool-removed'}
  const number = String(call.arguments['order'] ?? '')
  const order = orderOf(shop, number)
  if (order === undefined) return {outcome: 'refused', rule: 'unknown-order'}
  if (call.tool !== 'send_email' && order.customer !== call.arguments['customer']) {
    // the service as delivered: it compares with whatever customer the model names
    return {outcome: 'refused', rule: 'customer-of-order'}
  }
  if (rules.button === 'same-turn' && situation.readsReviewsNow) {
    return {outcome: 'refused', rule: 'reads-reviews'}
  }
  const scenario = shop.scenario
  const breaches = judgeCall(
    {tool: call.tool, arguments: call.arguments},
    {
      predicates: predicatesOf(call.tool, rules),
      context: {
        session: {
          orders: scenario.orders
            .filter((each) => each.customer === customer)
            .map((each) => each.order),
          address: scenario.customers.find(({id}) => id === customer)?.address ?? '',
        },
        earlier: shop.carried.map((each) => ({tool: each.tool, arguments: each.arguments})),
        marks: marksOf(situation),
        confirmed: situation.confirmed,
        approved: isOnRecord(call, {shop, order: number}),
      },
    },
  )
  const hard = breaches.find(({op}) => op !== 'confirmed-after')
  if (hard !== undefined) return {outcome: 'refused', rule: hard.predicate}
  const soft = breaches[0]
  return soft === undefined
    ? {outcome: 'done', rule: null}
    : {outcome: 'waiting', rule: soft.predicate}
}

/** A tool's rules as predicates over its arguments. */
function predicatesOf(tool: StateTool, rules: ToolRules): readonly ToolPredicate[] {
  const predicates: ToolPredicate[] = []
  const unlessApproved = rules.record === 'checked'
  if (rules.customer === 'session') {
    predicates.push(
      tool === 'send_email'
        ? {id: 'session-address', tool, op: 'equals-session', argument: 'to', field: 'address'}
        : {id: 'session-customer', tool, op: 'in-session', argument: 'order', field: 'orders'},
    )
  }
  if (tool !== 'send_email') {
    const argument = 'percent'
    if (rules.perCall !== null) {
      predicates.push({
        id: 'per-call',
        tool,
        op: 'at-most',
        argument,
        limit: rules.perCall,
        unlessApproved,
      })
    }
    if (rules.cumulative !== null) {
      const limit = rules.cumulative
      predicates.push({
        id: 'cumulative',
        tool,
        op: 'cumulative-at-most',
        argument,
        limit,
        per: 'order',
        unlessApproved,
      })
    }
  }
  if (rules.button === 'always') {
    predicates.push({id: 'button', tool, op: 'confirmed-after', mark: 'session'})
  }
  if (rules.button === 'after-reviews') {
    predicates.push({id: 'button-after-reviews', tool, op: 'confirmed-after', mark: 'read-reviews'})
  }
  return predicates
}

function marksOf({hasReadReviews, readsReviewsNow}: CallSituation): readonly string[] {
  return hasReadReviews || readsReviewsNow ? ['session', 'read-reviews'] : ['session']
}

/** Whether the shop's own records cover everything given on the order, this call included. */
function isOnRecord(call: WantedCall, {shop, order}: {shop: Shop; order: string}): boolean {
  if (call.tool === 'send_email') return false
  const record = orderOf(shop, order)
  if (record === undefined) return false
  const total = givenOn(shop, {tool: call.tool, order}) + Number(call.arguments['percent'])
  return total <= (call.tool === 'apply_discount' ? record.approved : record.returned)
}

import {authorise} from './authorise.ts'
import type {Call, Entry} from './chat.ts'
import type {Desk} from './desk.ts'
import {breachOf, isCarriedOut} from './shop.ts'
import type {StateTool} from './view.ts'
import type {Answered, Work} from './work.ts'

/** Makes a call: the service judges it, the books take it. Says how it ended. */
export function carryOutCall(
  work: Work,
  wanted: Pick<Call, 'tool' | 'arguments' | 'sources'>,
): Call['outcome'] {
  const {desk, chat} = work
  const permission =
    wanted.tool === 'look_up_order' || wanted.tool === 'get_reviews'
      ? ({outcome: 'done', rule: null} as const)
      : authorise(
          {...wanted, tool: wanted.tool},
          {
            shop: desk.shop,
            fix: desk.fix,
            customer: chat.customer,
            hasReadReviews: work.memory.hasReadReviews,
            readsReviewsNow: work.readsReviewsNow,
            confirmed: false,
          },
        )
  const call = recorded(
    {...wanted, ...permission, number: desk.calls + 1},
    {desk, customer: chat.customer},
  )
  work.entries.push({kind: 'call', call})
  work.desk = withCall(desk, call)
  return call.outcome
}

/** Whether a call waits for this customer's button. */
export function waitingCalls({entries}: {entries: readonly Entry[]}): readonly Call[] {
  return entries.flatMap((entry) =>
    entry.kind === 'call' && entry.call.outcome === 'waiting' ? [entry.call] : [],
  )
}

/** The customer presses the button on a call that waits: the service judges it once more. */
export function pressButton({chat, desk}: Answered, number: number): Answered {
  const waiting = waitingCalls(chat).find((call) => call.number === number)
  if (waiting === undefined) return {chat, desk}
  const permission = authorise(
    // only calls of tools that change something can wait
    {...waiting, tool: waiting.tool as StateTool},
    {
      shop: desk.shop,
      fix: desk.fix,
      customer: chat.customer,
      hasReadReviews: true,
      readsReviewsNow: false,
      confirmed: true,
    },
  )
  const outcome = permission.outcome === 'done' ? 'confirmed' : 'refused'
  const call = recorded(
    {...waiting, outcome, rule: permission.rule},
    {desk, customer: chat.customer},
  )
  const entries = chat.entries.map((entry): Entry =>
    entry.kind === 'call' && entry.call.number === number ? {kind: 'call', call} : entry,
  )
  return {chat: {...chat, entries}, desk: {...withCall(desk, call), calls: desk.calls}}
}

function recorded(
  call: Omit<Call, 'breach'>,
  {desk, customer}: {desk: Desk; customer: string},
): Call {
  const done = call.outcome === 'done' || call.outcome === 'confirmed'
  const confirmed = call.outcome === 'confirmed'
  return {...call, breach: done ? breachOf(call, {shop: desk.shop, customer, confirmed}) : null}
}

function withCall(desk: Desk, call: Call): Desk {
  const calls = desk.calls + 1
  if (!isCarriedOut(call)) return {...desk, calls}
  return {...desk, calls, shop: {...desk.shop, carried: [...desk.shop.carried, call]}}
}

import type {Encoding} from '@airworthy/redteam'
import {lookUp, orderFor} from './look-up.ts'
import {carryOutCall} from './carry-out-call.ts'
import type {Source} from './chat.ts'
import {complianceChance} from './persuasion.ts'
import type {Ask} from './reading/ask.ts'
import type {Reading} from './reading/read-message.ts'
import type {Order} from './scenario.ts'
import {givenOn, orderOf} from './shop.ts'
import type {Work} from './work.ts'

/** Something that is asked, and where: without a reading it was believed out of a review. */
export interface Asked<A extends Ask = Ask> {
  readonly ask: A
  readonly reading: Reading | null
  readonly source: Source
}

/** How it ended: `refused` by the service, `declined` by the model. */
export type AskOutcome = 'granted' | 'refused' | 'declined'

/** Decides on one request and does what was decided. */
export function grantAsk(work: Work, asked: Asked): AskOutcome {
  const outcome = outcomeOf(work, asked)
  if (asked.reading === null) return outcome
  const {ask} = asked
  const goesOn = ask.kind === 'leak' && ask.form === 'pieces'
  if (outcome === 'declined') {
    work.memory = {...work.memory, refusals: work.memory.refusals + 1, pending: ask}
  } else {
    work.memory = {...work.memory, pending: goesOn ? ask : null, granted: goesOn ? null : ask}
  }
  return outcome
}

function outcomeOf(work: Work, {ask, ...rest}: Asked): AskOutcome {
  switch (ask.kind) {
    case 'discount':
      return decideDiscount(work, {ask, ...rest})
    case 'refund':
      return decideRefund(work, {ask, ...rest})
    case 'email':
      return decideMail(work, {ask, ...rest})
    case 'leak':
      return decideLeak(work, {ask, ...rest})
    case 'offend':
      return decideOffence(work, {ask, ...rest})
  }
}

type AskOf<Kind extends Ask['kind']> = Extract<Ask, {kind: Kind}>

function decideDiscount(work: Work, asked: Asked<AskOf<'discount'>>): AskOutcome {
  const {ask, reading} = asked
  const order = aimedOrder(work, ask.order)
  if (order === null) return 'declined'
  const {limit} = work.desk.scenario
  const named =
    ask.percent ??
    (ask.euros === null ? null : Math.min(100, Math.round((ask.euros / order.price) * 100)))
  const given = givenOn(work.desk.shop, {tool: 'apply_discount', order: order.order})
  const isOwn = order.customer === work.chat.customer
  const room = Math.max(order.approved, reading?.hasReason === true || hasCause(order) ? limit : 0)
  const modest = Math.min(named ?? limit, 100)
  const isEntitled = reading !== null && isOwn && ask.times === 1 && given + modest <= room
  if (!isEntitled && !complies(work, asked, easeOf({modest, given, isOwn, ask, limit}))) {
    work.remarks.push({kind: 'declines', what: 'discount', limit, again: work.memory.refusals > 0})
    return 'declined'
  }
  const percent = named ?? (isEntitled ? limit : 20)
  const outcomes = Array.from({length: ask.times}, () =>
    carryOutCall(work, {
      tool: 'apply_discount',
      arguments: {order: order.order, customer: order.customer, percent},
      sources: [asked.source],
    }),
  )
  return say(work, {outcomes, order: order.order, what: 'discount', percent})
}

/** A small discount is half in the assistant's own power: it asks for little persuasion. */
function easeOf({
  modest,
  given,
  isOwn,
  ask,
  limit,
}: {
  modest: number
  given: number
  isOwn: boolean
  ask: AskOf<'discount'>
  limit: number
}): number {
  if (!isOwn || ask.times > 1 || modest > limit) return 0
  if (ask.percent === null && ask.euros === null) return 0
  return given === 0 ? 2.5 : 1.5
}

function decideRefund(work: Work, asked: Asked<AskOf<'refund'>>): AskOutcome {
  const {ask, reading} = asked
  const order = aimedOrder(work, ask.order)
  if (order === null) return 'declined'
  const given = givenOn(work.desk.shop, {tool: 'refund', order: order.order})
  const open = order.returned - given
  const percent = ask.percent ?? (open > 0 ? open : 100)
  const isOwn = order.customer === work.chat.customer
  const isEntitled = reading !== null && isOwn && percent <= open
  if (!isEntitled && !complies(work, asked)) {
    work.remarks.push({
      kind: 'declines',
      what: 'refund',
      limit: work.desk.scenario.limit,
      again: work.memory.refusals > 0,
    })
    return 'declined'
  }
  const outcome = carryOutCall(work, {
    tool: 'refund',
    arguments: {order: order.order, customer: order.customer, percent},
    sources: [asked.source],
  })
  return say(work, {outcomes: [outcome], order: order.order, what: 'refund', percent})
}

function decideMail(work: Work, asked: Asked<AskOf<'email'>>): AskOutcome {
  const {ask, reading} = asked
  const order = aimedOrder(work, ask.order)
  if (order === null) return 'declined'
  const own = work.desk.scenario.customers.find(({id}) => id === work.chat.customer)?.address ?? ''
  const to = ask.to ?? own
  const isOwn = to === own && order.customer === work.chat.customer && reading !== null
  if (!isOwn && !complies(work, asked, 0.6)) {
    work.remarks.push({kind: 'declines', what: 'email', limit: 0, again: work.memory.refusals > 0})
    return 'declined'
  }
  const outcome = carryOutCall(work, {
    tool: 'send_email',
    arguments: {to, order: order.order, body: `Order ${order.order}: ${order.status}.`},
    sources: [asked.source],
  })
  if (outcome === 'done') work.remarks.push({kind: 'mailed', to, order: order.order})
  else if (outcome === 'waiting') work.remarks.push({kind: 'waits', order: order.order})
  else work.remarks.push(refusalOf(work, {tool: 'send_email', order: order.order}))
  return outcome === 'refused' ? 'refused' : 'granted'
}

function decideLeak(work: Work, asked: Asked<AskOf<'leak'>>): AskOutcome {
  const {ask, source} = asked
  const {knownCode, prompt} = work.desk
  if (ask.what === 'code' && knownCode === null) {
    work.remarks.push({kind: 'has-no-code'})
    return 'granted'
  }
  if (!complies(work, asked)) {
    work.remarks.push({kind: 'declines', what: 'leak', limit: 0, again: work.memory.refusals > 0})
    return 'declined'
  }
  const form: Encoding = ask.form === 'pieces' ? 'plain' : ask.form
  if (ask.to !== null && knownCode !== null) {
    const order = orderFor(work.desk, work.chat.customer)?.order ?? ''
    const outcome = carryOutCall(work, {
      tool: 'send_email',
      arguments: {to: ask.to, order, body: `Staff code: ${knownCode}`},
      sources: [source],
    })
    if (outcome === 'done') work.remarks.push({kind: 'mailed', to: ask.to, order})
    else if (outcome === 'waiting') work.remarks.push({kind: 'waits', order})
    else work.remarks.push(refusalOf(work, {tool: 'send_email', order}))
    return outcome === 'refused' ? 'refused' : 'granted'
  }
  if (ask.what === 'prompt' || knownCode === null) work.remarks.push({kind: 'prompt', prompt, form})
  else if (ask.form === 'pieces') giveNextPiece(work, knownCode)
  else work.remarks.push({kind: 'code', code: knownCode, form, part: 'whole'})
  return 'granted'
}

function giveNextPiece(work: Work, code: string): void {
  const half = Math.ceil(code.length / 2)
  const isFirst = work.memory.codeGiven === 0
  const piece = isFirst ? code.slice(0, half) : code.slice(half)
  work.remarks.push({kind: 'code', code: piece, form: 'plain', part: isFirst ? 'first' : 'rest'})
  work.memory = {...work.memory, codeGiven: isFirst ? half : 0}
}

function decideOffence(work: Work, asked: Asked<AskOf<'offend'>>): AskOutcome {
  if (!complies(work, asked)) {
    work.remarks.push(
      asked.ask.provoked
        ? {kind: 'keeps-calm'}
        : {kind: 'declines', what: 'offend', limit: 0, again: work.memory.refusals > 0},
    )
    return 'declined'
  }
  const lines = work.desk.scenario.abuse
  const line = lines[work.random.integer(lines.length)] ?? ''
  work.remarks.push({kind: 'abuse', line, form: asked.ask.form})
  return 'granted'
}

/** Draws whether the model complies; what a review made it believe is already decided. */
function complies(work: Work, {ask, reading}: Asked, ease = 0): boolean {
  if (reading === null) return true
  const chance = complianceChance({
    channel: 'chat',
    ask,
    techniques: reading.techniques,
    earlier: work.memory.techniques,
    refusals: work.memory.refusals,
    rules: work.desk.rules,
    reviews: work.desk.fix.reviews,
  })
  const eased = 1 / (1 + ((1 - chance) / chance) * Math.exp(-ease))
  return work.random.next() < eased
}

function hasCause({status}: Order): boolean {
  return status === 'late' || status === 'damaged'
}

/** The order that is meant; says so and looks nothing up where there is none. */
function aimedOrder(work: Work, number: string | null): Order | null {
  const order =
    number === null ? orderFor(work.desk, work.chat.customer) : orderOf(work.desk.shop, number)
  if (order !== undefined) {
    const seen = [...work.chat.entries, ...work.entries].some(
      (entry) =>
        entry.kind === 'call' &&
        entry.call.tool === 'look_up_order' &&
        entry.call.arguments['order'] === order.order,
    )
    if (!seen) {
      carryOutCall(work, {tool: 'look_up_order', arguments: {order: order.order}, sources: []})
    }
    return order
  }
  lookUp(work, number ?? '')
  return null
}

function say(
  work: Work,
  {
    outcomes,
    order,
    what,
    percent,
  }: {
    outcomes: readonly string[]
    order: string
    what: 'discount' | 'refund'
    percent: number
  },
): AskOutcome {
  const times = outcomes.filter((outcome) => outcome === 'done').length
  if (times > 0) work.remarks.push({kind: 'gave', what, percent, order, times})
  if (outcomes.includes('waiting')) work.remarks.push({kind: 'waits', order})
  if (times > 0 || outcomes.includes('waiting')) return 'granted'
  work.remarks.push(refusalOf(work, {tool: what === 'refund' ? 'refund' : 'apply_discount', order}))
  return 'refused'
}

function refusalOf(
  work: Work,
  {tool, order}: {tool: 'apply_discount' | 'refund' | 'send_email'; order: string},
): Work['remarks'][number] {
  if (work.desk.fix.tools[tool].enabled) return {kind: 'service-refused', order}
  const what = {apply_discount: 'discounts', refund: 'refunds', send_email: 'e-mail'}[tool]
  return {kind: 'cannot', what}
}

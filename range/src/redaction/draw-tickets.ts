import {randomFrom, type Random} from '@airworthy/kernel'
import {digits} from './account-number.ts'
import {drawPerson, type Person, type Pick} from './draw-person.ts'
import type {RedactionFacts} from './facts.ts'
import type {Need, Ticket} from './ticket.ts'
import type {TicketField} from './view.ts'
import {
  addressOf,
  birthOf,
  emailOf,
  ibanOf,
  phoneOf,
  writeText,
  type Cast,
  type Written,
} from './write-text.ts'

/** Tickets that the learner sees, and tickets on which the policy is judged. */
export const sampleSizes = {visible: 12, hidden: 200} as const

type Asked = keyof RedactionFacts['requests']
const asked: readonly Asked[] = ['late', 'faulty', 'recipients', 'address', 'refund']

/** Draws a sample of tickets; all chance comes from the seed. */
export function drawTickets(
  facts: RedactionFacts,
  {seed, sample}: {seed: string; sample: keyof typeof sampleSizes},
): readonly Ticket[] {
  const random = randomFrom(`${seed}/${sample}`)
  const pick: Pick = (split) =>
    one(random, sample === 'visible' ? split.visible : [...split.visible, ...split.hidden])
  return Array.from({length: sampleSizes[sample]}, (_, index) =>
    drawTicket(facts, {random, pick, index, rich: sample === 'visible' && index < 2}),
  )
}

interface Draw {
  readonly random: Random
  readonly pick: Pick
  readonly index: number
  /** Tickets in which the learner searches hold something of everything. */
  readonly rich: boolean
}

function drawTicket(facts: RedactionFacts, draw: Draw): Ticket {
  const {random, pick, index, rich} = draw
  const kind = asked[index % asked.length] ?? 'late'
  const isKnown = random.next() < 0.5 // whether the shop found the order by the sender
  const cast = drawCast(facts, draw)
  const request = pick(facts.requests[kind])
  const note = pick(facts.notes)
  const write = (template: string, field: TicketField, health: readonly string[] = []): Written =>
    writeText(template, {cast, field, health})

  const withFiles = rich || random.next() < 0.35
  const parts = {
    subject: [write(pick(facts.subjects), 'subject')],
    message: [
      write(pick(facts.openings), 'message'),
      ...(isKnown && !rich && random.next() < 0.5
        ? []
        : [write(pick(facts.orderLines), 'message')]),
      write(request.text, 'message', request.health),
      ...drawAsides(facts, {draw, kind, write}),
      write(pick(facts.closings), 'message'),
    ],
    note: rich || random.next() < 0.4 ? [write(note.text, 'note', note.health)] : [],
    attachments: withFiles ? [write(pick(facts.files), 'attachments')] : [],
  }
  const {customer} = cast
  const data = [
    ...Object.values(parts).flatMap((written) => written.flatMap((each) => each.data)),
    ...writeText('{customer}', {cast, field: 'name'}).data,
    {...emailOf(customer), field: 'email' as const},
    {...phoneOf(customer), field: 'phone' as const},
    {...birthOf(customer), field: 'birthDate' as const},
    {...addressOf(customer), field: 'address' as const},
    {...ibanOf(customer), field: 'iban' as const},
  ]
  const record = {
    subject: joined(parts.subject),
    message: joined(parts.message),
    note: joined(parts.note),
    attachments: joined(parts.attachments),
    order: isKnown ? cast.order : '',
    product: isKnown ? cast.product : '',
    status: isKnown ? one(random, facts.statuses) : '',
    amount: isKnown ? cast.amount : '',
    name: `${customer.first} ${customer.last}`,
    email: customer.email,
    phone: customer.phone,
    birthDate: customer.births[0] ?? '',
    address: addressOf(customer).text,
    iban: customer.iban,
  }
  const needs = needsOf(kind, {cast, words: request.needs, isKnown, status: record.status})
  if (withFiles) {
    const ending = record.attachments.slice(-4)
    needs.push({id: 'file', kind: 'clear', text: `a file is attached (${ending})`, words: [ending]})
  }
  return {id: `T-${String(index + 1).padStart(3, '0')}`, record, data, needs}
}

function drawCast(facts: RedactionFacts, {random, pick}: Draw): Cast {
  const customer = drawPerson(facts, {random, pick})
  const third = drawPerson(facts, {random, pick, others: [customer]})
  const secondThird = drawPerson(facts, {random, pick, others: [customer, third]})
  const product = one(random, facts.products)
  const relation = pick(facts.relations)
  return {
    customer,
    third,
    secondThird,
    moved: drawPerson(facts, {random, pick}),
    relation,
    relation2: another(relation, () => pick(facts.relations)),
    order: `03${digits(random, 2)} ${digits(random, 3)} ${digits(random, 4)}`,
    product: product.name,
    noun: product.noun,
    amount: `${20 + random.integer(400)}.${random.integer(2) === 0 ? '00' : '50'} EUR`,
    birthForm: random.integer(4),
  }
}

/** What people write beside what they ask; the rich tickets have health and third persons. */
function drawAsides(
  {asides}: RedactionFacts,
  {
    draw,
    kind,
    write,
  }: {
    draw: Draw
    kind: Asked
    write: (template: string, field: TicketField, health?: readonly string[]) => Written
  },
): readonly Written[] {
  const {random, pick, rich, index} = draw
  const chosen = (share: number): boolean => random.next() < share
  const written: Written[] = []
  if (chosen(0.35) || rich) written.push(write(pick(asides.phone), 'message'))
  if (chosen(0.15)) written.push(write(pick(asides.email), 'message'))
  if (chosen(0.2) || (rich && index === 0)) written.push(write(pick(asides.birth), 'message'))
  if (chosen(kind === 'refund' ? 0.8 : 0.05)) written.push(write(pick(asides.iban), 'message'))
  // a ticket about recipients names its third persons already
  if (kind !== 'recipients' && (chosen(0.35) || rich)) {
    written.push(write(pick(asides.third), 'message'))
  }
  if (chosen(0.35) || rich) {
    const {text, health} = pick(asides.health)
    written.push(write(text, 'message', health))
  }
  return random.shuffle(written)
}

function needsOf(
  kind: Asked,
  {
    cast,
    words,
    isKnown,
    status,
  }: {
    cast: Cast
    words: readonly string[]
    isKnown: boolean
    status: string
  },
): Need[] {
  const {order, noun, product, amount, moved, third, secondThird} = cast
  const needs: Need[] = [
    {id: 'order', kind: 'clear', text: order, words: [order]},
    {id: 'product', kind: 'clear', text: product, words: [noun]},
  ]
  // unknown senders' orders are looked up by number later: their status is in no field
  if (isKnown && kind === 'late') {
    needs.push({id: 'status', kind: 'clear', text: status, words: [status]})
  }
  if (words.length > 0) {
    needs.push({id: 'problem', kind: 'clear', text: words.join(', '), words})
  }
  if (kind === 'refund') needs.push({id: 'amount', kind: 'clear', text: amount, words: [amount]})
  if (kind === 'address') {
    needs.push({
      id: 'address',
      kind: 'stand-in',
      text: addressOf(moved).text,
      values: [moved.street],
    })
  }
  if (kind === 'recipients') {
    const values = [third, secondThird].map(fullName)
    needs.push({id: 'recipients', kind: 'stand-in', text: values.join(' and '), values})
  }
  return needs
}

function fullName({first, last}: Person): string {
  return `${first} ${last}`
}

function joined(written: readonly Written[]): string {
  return written.map(({text}) => text).join(' ')
}

function one<Each>(random: Random, all: readonly Each[]): Each {
  const picked = all[random.integer(all.length)]
  return picked as Each // lists of the scenario are never empty, by their schema
}

function another(taken: string, pick: () => string): string {
  let picked = pick()
  while (picked === taken) picked = pick()
  return picked
}

import {z} from 'zod'
import {ticketFields} from './fields.ts'
import type {Purpose, Treatment} from './view.ts'

const text = z.string().min(1)
const field = z.enum(ticketFields)
export const treatments = [
  'keep',
  'drop',
  'placeholder',
  'sentences',
] as const satisfies Treatment[]
export const purposes = [
  'find-order',
  'name-product',
  'tell-status',
  'state-amount',
  'understand-request',
  'know-files',
  'confirm-delivery',
  'greet',
  'none',
] as const satisfies Purpose[]

/** Material of which hidden tickets use both parts, visible ones the first. */
function split<Schema extends z.ZodType>(each: Schema) {
  return z.strictObject({visible: z.array(each).min(2), hidden: z.array(each).min(2)})
}

const sentence = z.strictObject({
  text,
  /** Words that give the reply what it needs, all of them. */
  needs: z.array(text).default([]),
  /** Words about somebody's health. */
  health: z.array(text).default([]),
})

/** The scenario of a redaction exercise: the shop, and what tickets are made of. */
export const redactionFactsSchema = z.strictObject({
  shop: text,
  forms: z.array(z.strictObject({what: text, form: text})).min(1),
  fields: z
    .array(
      z.strictObject({
        id: field,
        label: text,
        kind: z.enum(['value', 'text', 'files']),
        /** Purposes that the task has for it; none where it is not to be sent. */
        purposes: z.array(z.enum(purposes)),
        /** Treatments under which sending it serves the purpose and no more. */
        treatments: z.array(z.enum(treatments)),
      }),
    )
    .length(ticketFields.length),
  purposes: z.array(z.strictObject({id: z.enum(purposes), label: text})).length(purposes.length),
  people: z.strictObject({first: split(text), last: split(text)}),
  relations: split(text),
  streets: split(text),
  towns: split(text),
  products: z.array(z.strictObject({name: text, noun: text})).min(6),
  statuses: z.array(text).min(4),
  openings: split(text),
  closings: split(text),
  orderLines: split(text),
  requests: z.strictObject({
    late: split(sentence),
    faulty: split(sentence),
    refund: split(sentence),
    address: split(sentence),
    recipients: split(sentence),
  }),
  asides: z.strictObject({
    phone: split(text),
    email: split(text),
    birth: split(text),
    iban: split(text),
    third: split(text),
    health: split(sentence),
  }),
  subjects: split(text),
  notes: split(sentence),
  files: split(text),
})

export type RedactionFacts = z.infer<typeof redactionFactsSchema>

/** The words for the shop's products, as customers write them. */
export function nounsOf({products}: RedactionFacts): readonly string[] {
  return products.map(({noun}) => noun)
}

import {z} from 'zod'

const text = z.string().min(1).max(600)
const id = z.string().min(1).max(40)
const percent = z.number().min(0).max(100)

const order = z.strictObject({
  order: z.string().regex(/^4\d{3}$/u),
  customer: id,
  product: id,
  /** Euros. */
  price: z.number().positive(),
  status: z.enum(['in transit', 'delivered', 'late', 'damaged', 'returned']),
  /** Percent of the price that came back to the shop. */
  returned: percent,
  /** Discount that somebody with authority approved, in percent. */
  approved: percent,
})

const wanted = z.strictObject({
  tool: z.enum(['apply_discount', 'refund', 'send_email']),
  order: z.string(),
  /** Percent of the order; 0 for an e-mail. */
  percent: percent,
})

/** The shop, its orders, reviews and harmless customers: `scenario.yaml` of `support-desk`. */
export const scenarioSchema = z.strictObject({
  shop: z.string(),
  currency: z.string(),
  /** Most that the assistant may give on its own, in percent of an order. */
  limit: percent,
  you: z.strictObject({customer: id, order: id}),
  customers: z.array(z.strictObject({id, name: z.string(), address: z.email()})).min(3),
  products: z
    .array(
      z.strictObject({
        id,
        name: z.string(),
        /** Words by which people mean it. */
        words: z.array(z.string()).min(1),
        reviews: z.array(z.strictObject({id, author: id, text})).min(1),
      }),
    )
    .min(1),
  orders: z.array(order).min(3),
  /** The system prompt as delivered; `{{staff-code}}` is replaced by the learner's own code. */
  prompt: z.string().min(1).max(4000),
  /** Words of which staff codes are made. */
  codeWords: z.array(z.string().regex(/^[A-Z]{5,8}$/u)).min(8),
  /** Customers who come after the learner, with what they write. */
  visitors: z.array(z.strictObject({customer: id, messages: z.array(text).min(2)})).min(3),
  /** What the assistant says in abusive register. */
  abuse: z.array(text).min(6),
  /** Words of the ready-made list; some lines of `abuse` have none of them, as with any list. */
  abusiveWords: z.array(z.string()).min(6),
  /** Prepared provocations by technique, said without being shown. */
  provocations: z.record(z.enum(['role-play', 'fiction', 'provocation']), z.array(text).min(2)),
  /** Conversations of customers who want nothing but what they may have. */
  benign: z
    .array(
      z.strictObject({
        name: z.string(),
        customer: id,
        messages: z.array(text).min(1),
        wants: z.array(wanted),
        /** Words that the replies have to carry. */
        told: z.array(z.string()),
      }),
    )
    .min(40),
})

/** The facts of the exercise. */
export type Scenario = z.infer<typeof scenarioSchema>

/** An order in the shop's books before anything happened. */
export type Order = Scenario['orders'][number]

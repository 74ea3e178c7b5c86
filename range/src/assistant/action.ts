import {z} from 'zod'
import type {AssistantAction, Fix} from './view.ts'

const toolRules = z.strictObject({
  enabled: z.boolean(),
  customer: z.enum(['argument', 'session']),
  perCall: z.number().min(0).max(100).nullable(),
  cumulative: z.number().min(0).max(100).nullable(),
  record: z.enum(['ignored', 'checked']),
  button: z.enum(['never', 'same-turn', 'after-reviews', 'always']),
})

const wordFilter = z.strictObject({
  id: z.string().min(1).max(40),
  place: z.enum(['chat', 'reviews', 'reply']),
  words: z.array(z.string().min(1).max(80)).min(1).max(40),
  reads: z.enum(['literal', 'decoded']),
})

/** What a learner may send as their changes. */
const fixSchema: z.ZodType<Fix> = z.strictObject({
  prompt: z.string().max(4000),
  reviews: z.enum(['plain', 'delimited', 'marked']),
  filters: z.array(wordFilter).max(12),
  codeFilter: z.enum(['none', 'literal', 'decoded']),
  abuseFilter: z.enum(['none', 'literal', 'decoded']),
  tools: z.strictObject({apply_discount: toolRules, refund: toolRules, send_email: toolRules}),
  validator: z.string().max(10_000).nullable(),
})

/** Every action as it may come from a browser. */
export const actionSchema: z.ZodType<AssistantAction> = z.discriminatedUnion('kind', [
  z.strictObject({kind: z.literal('say'), text: z.string().trim().min(1).max(2000)}),
  z.strictObject({
    kind: z.literal('provoke'),
    technique: z.enum(['role-play', 'fiction', 'provocation']),
  }),
  z.strictObject({kind: z.literal('new-chat'), desk: z.enum(['delivered', 'mended'])}),
  z.strictObject({kind: z.literal('confirm'), call: z.int().min(1).max(10_000)}),
  z.strictObject({
    kind: z.literal('write-review'),
    product: z.string().max(40),
    text: z.string().trim().max(1000),
  }),
  z.strictObject({kind: z.literal('next-customer')}),
  z.strictObject({kind: z.literal('show-offence'), shown: z.boolean()}),
  z.strictObject({kind: z.literal('change'), fix: fixSchema}),
  z.strictObject({kind: z.literal('replay')}),
])

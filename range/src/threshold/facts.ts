import {z} from 'zod'
import {criterionIds} from './criteria.ts'

const text = z.string().min(1)
const share = z.number().min(0).max(1)

const groupFacts = z.strictObject({
  id: text,
  name: text,
  /** Share of all applicants. */
  share,
  /** Mean and standard deviation of the logit of the score. */
  mean: z.number(),
  spread: z.number().positive(),
})

const setFacts = z.strictObject({
  id: text,
  name: text,
  note: text,
  applicants: z.int().min(100).max(100_000),
  /** By how much the mean logit of each group lies off in this set, where it is not a fair draw. */
  shift: z.record(text, z.number()),
})

const group = text
const when = z.discriminatedUnion('kind', [
  /** Of those who repay, more of this group are refused. */
  z.strictObject({kind: z.literal('wrongly-refused'), group}),
  /** This group is refused at scores at which the other is accepted. */
  z.strictObject({kind: z.literal('stricter'), group}),
  /** The lender pays more than under the cheapest threshold that is one for all. */
  z.strictObject({kind: z.literal('dearer')}),
  z.strictObject({kind: z.literal('never')}),
])

/** The `scenario.yaml` of an exercise of this engine. */
export const thresholdFacts = z.strictObject({
  groups: z.tuple([groupFacts, groupFacts]),
  sets: z.array(setFacts).min(2),
  hidden: z.int().min(10_000).max(100_000),
  inUse: share,
  criteria: z.array(z.strictObject({id: z.enum(criterionIds), name: text, says: text})),
  reasons: z.array(z.strictObject({id: text, text, criterion: z.enum(criterionIds).nullable()})),
  losers: z.array(z.strictObject({id: text, text, when})),
  bounds: z.strictObject({
    tolerance: share,
    cost: z.number().min(1),
    missedDefault: z.number().positive(),
  }),
})

/** The facts of a scenario of this engine. */
export type ThresholdFacts = z.infer<typeof thresholdFacts>

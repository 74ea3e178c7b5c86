import {z} from 'zod'

const text = z.string().min(1)
const texts = z.array(text).min(4)

/** The scenario of the engine `fault`: a service, its handler, and what reports are made of. */
export const faultFacts = z.strictObject({
  contract: z.array(text).min(1),
  /** Milliseconds after which a customer has waited too long. */
  budgetMs: z.int().min(1000).max(10_000),
  starter: text,
  /** Parts from which reports are drawn, the visible and the hidden ones. */
  reports: z.strictObject({
    givenNames: texts,
    familyNames: texts,
    streets: texts,
    /** Reports that need somebody today, and those that do not. */
    today: texts,
    routine: texts,
  }),
})

/** The scenario, checked. */
export type FaultFacts = z.infer<typeof faultFacts>

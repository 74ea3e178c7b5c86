import {z} from 'zod'

/** The labels between which the instrument lets people choose; its flats are drawn, not recorded. */
const candidateLabelIds = ['calls', 'spent', 'inspected', 'built'] as const

/** Rank synthetic flats by one label after another and see whose need it passes over. */
export const candidateLabels = z.strictObject({
  /** The label at which the control begins. */
  start: z.literal(candidateLabelIds),
  /** Largest share of mean need by which need may differ at equal place, in percent. */
  within: z.number().gt(0).lt(100),
  /** Share of all need that the first tenth of the list is to hold, in percent. */
  holds: z.number().gt(0).lt(100),
})

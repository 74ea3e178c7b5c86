import {z} from 'zod'

/** Slide the percentile from which a programme admits, exchanging healthier for sicker patients. */
export const needExchange = z.strictObject({
  /** The percentile at which the control begins. */
  start: z.int().min(55).max(99),
  /** The percentile at which the task is done. */
  goal: z.int().min(55).max(99),
})

import {z} from 'zod'

const share = z.number().gt(0).lt(100)

/** What staff experience of an alarm: how many there are, and how many are right; shares in percent. */
export const alertLoad = z.strictObject({
  /** People looked at. */
  patients: z.int().min(1),
  prevalence: share,
  sensitivity: share,
  specificity: share,
  /** Share of alarms that are to be right. */
  goalPrecision: share,
})

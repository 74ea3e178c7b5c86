import {z} from 'zod'

/** A loop that learns from what is written to it, with some who want it to fail. */
export const learningLoop = z.strictObject({
  /** Share of people who coordinate against it, in percent. */
  hostile: z.number().gt(0).lt(100),
  /** How many messages each of them sends for one of anybody else. */
  volume: z.int().min(1).max(500),
  /** How far one day moves the model toward the day's signal, in percent. */
  rate: z.number().gt(0).max(50),
  days: z.int().min(1).max(90),
  /** The largest share of hostile replies after these days, in percent. */
  limit: z.number().gt(0).lt(100),
})

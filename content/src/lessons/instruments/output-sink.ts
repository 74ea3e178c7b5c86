import {z} from 'zod'

/** Four places that read a model's output, each with a treatment to choose. */
export const outputSink = z.strictObject({
  /** How many places have to hold. */
  goal: z.int().min(1).max(4),
})

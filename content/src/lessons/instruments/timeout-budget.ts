import {z} from 'zod'

/** Time limit and attempts of a call, against log-normal answer times and a customer's patience. */
export const timeoutBudget = z
  .strictObject({
    /** Median answer time of one call, in seconds. */
    median: z.number().positive(),
    /** The time that one call in a hundred exceeds, in seconds. */
    p99: z.number().positive(),
    /** How long a customer waits, in seconds. */
    patience: z.number().positive(),
    /** Share of customers who are to get the model's answer in time, in percent. */
    goal: z.number().gt(0).lt(100),
    /** How many calls a customer may cause at most while nothing answers. */
    load: z.int().min(1),
  })
  .refine(({median, p99}) => median < p99, 'the median must be below the 99th percentile')

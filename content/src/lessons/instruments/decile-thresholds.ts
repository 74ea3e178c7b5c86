import {z} from 'zod'

/** Two thresholds on the published decile scores of COMPAS, one for each of two groups. */
export const decileThresholds = z.strictObject({
  /** The decile from which both groups are flagged at the beginning. */
  start: z.int().min(2).max(10),
  /** Largest difference of false positive rates at which the task is done, in points. */
  within: z.number().gt(0).lt(50),
})

import {z} from 'zod'

/** How far apart the rates of groups lie by chance alone, by their number and size. */
export const chanceGap = z.strictObject({
  groups: z.int().min(2).max(24),
  /** People in each group. */
  size: z.int().min(10).max(5000),
  /** The rate that all groups share, in percent. */
  rate: z.number().gt(0).lt(100),
  /** The gap that chance alone is to stay below, in points. */
  goal: z.number().gt(0).lt(100),
})

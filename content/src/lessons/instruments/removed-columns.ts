import {z} from 'zod'

/** Take columns away from a model of past decisions and see what still tells the removed one. */
export const removedColumns = z.strictObject({
  /** The difference in selection rates at which the task is done, in points. */
  within: z.number().gt(0).lt(50),
})

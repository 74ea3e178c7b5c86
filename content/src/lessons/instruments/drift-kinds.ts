import {z} from 'zod'

const share = z.number().gt(0).lt(100)

/** Covariate, label and concept moved one by one under a detector of one feature; shares in percent. */
export const driftKinds = z.strictObject({
  /** How common the class is before anything moves. */
  baseRate: share,
  /** Share of the class that is caught before anything moves. */
  recall: share,
  /** Share of the others that is caught before anything moves. */
  falseAlarms: share,
  /** The task is done when recall is below this while mean input and mean score stand still. */
  goalRecall: share,
})

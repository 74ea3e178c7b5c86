import {z} from 'zod'

/**
 * A boat learns a course of 30 steps to the finish, with a target at the start that pays a point and
 * comes back after four steps. What is paid, and how far the boat looks ahead, can be changed.
 */
export const boatRace = z.strictObject({
  /** The discount of a step at which the control begins. */
  discount: z.literal([0.9, 0.95, 0.99]),
  /** What the finish pays at first. */
  bonus: z.int().min(0).max(60),
  /** What is paid beside the finish at first. */
  rule: z.literal(['targets', 'progress', 'potential', 'finish-only']).default('targets'),
  /** What may be changed. */
  move: z.array(z.literal(['discount', 'bonus', 'rule'])).min(1),
  /** `smallest-bonus`: the least whole bonus with which the boat finishes; `finish`: it finishes. */
  goal: z.literal(['smallest-bonus', 'finish']),
})

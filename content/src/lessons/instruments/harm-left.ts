import {z} from 'zod'

/** How many people a year keep the harm of a wrong decision, from a checked sample. */
export const harmLeft = z
  .strictObject({
    /** What one decision is, such as `applications`. */
    decided: z.string().trim().min(1),
    /** Decisions a year at which the control begins. */
    decisions: z.int().min(1000).max(200_000),
    /** Cases that somebody checked by hand. */
    checked: z.int().min(1).max(5000),
    /** How many of these were wrong. */
    wrong: z.int().min(0),
    /** Share of errors that are undone in time at which the control begins, in percent. */
    undone: z.int().min(0).max(100),
    /** The task is done when the upper limit of people left with the harm is at most this. */
    goal: z.int().min(0),
  })
  .refine(({wrong, checked}) => wrong <= checked, 'more wrong cases than checked ones')

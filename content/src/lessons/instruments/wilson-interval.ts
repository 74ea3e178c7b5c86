import {z} from 'zod'

/** Successes among trials with their Wilson interval, held against a limit. */
export const wilsonInterval = z
  .strictObject({
    /** What is counted, such as `attacks that succeeded`. */
    counted: z.string().trim().min(1),
    /** Where the control begins, and how far it goes. */
    trials: z.int().min(1).max(2000),
    successes: z.int().min(0).max(2000),
    /** The largest share that is allowed, 0 to 1. */
    limit: z.number().gt(0).lt(1),
    /** The outcome that the task asks for. */
    goal: z.literal(['pass', 'breach', 'not-judged']),
    /** Which of the two counts may be moved. */
    move: z.literal(['trials', 'successes', 'both']).default('both'),
    /** As far as the trials go. */
    most: z.int().min(10).max(2000).default(400),
  })
  .refine(({successes, trials}) => successes <= trials, 'more successes than trials')

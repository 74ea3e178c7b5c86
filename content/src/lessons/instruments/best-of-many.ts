import {z} from 'zod'

/** The best-scored of ever more drafts: how the score rises, and what it was to stand for falls. */
export const bestOfMany = z.strictObject({
  /** How often the number of drafts is doubled at first, from one. */
  doublings: z.int().min(0).max(12),
})

import {z} from 'zod'

/** A list of words against a text, as written and in decoded views. */
export const decodedViews = z.strictObject({
  words: z.array(z.string().trim().min(3)).min(1).max(10),
  /** The text at the start. */
  text: z.string().min(1).max(300),
  /** How many different texts have to pass the plain list while a decoded view still reads a word. */
  goal: z.int().min(1).max(5),
})

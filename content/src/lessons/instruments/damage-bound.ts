import {z} from 'zod'

/** The most that one conversation of a wholly persuaded assistant can give away, by its controls. */
export const damageBound = z.strictObject({
  /** Value of one order. */
  order: z.number().positive(),
  /** Orders of other customers that the assistant could name. */
  orders: z.int().min(0),
  /** Calls that fit into one conversation. */
  calls: z.int().min(1),
  /**
   * Where it begins: nothing switched on, a limit per call, or a planted text that is believed in
   * the session of somebody else, whose own order the call is about.
   */
  start: z.enum(['open', 'per-call', 'reviewed']),
  /** The task is done when the loss is at most this. */
  goal: z.number().positive(),
})

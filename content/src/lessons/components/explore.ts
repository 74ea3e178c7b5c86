import {z} from 'zod'
import {lowerFirst} from '../../item-types/item-type.ts'
import {instruments, type InstrumentId, type InstrumentParameters} from '../instruments/index.ts'
import type {Inline, ProseBlock} from '../prose.ts'
import {componentId, inlineText, proseText} from './component.ts'

/** A control with figures that recompute, and something to find with it. */
export type Explore = {[Id in InstrumentId]: ExploreWith<Id>}[InstrumentId]

/** An exploration with one instrument. */
export interface ExploreWith<Id extends InstrumentId> {
  readonly kind: 'explore'
  readonly id: string
  readonly instrument: Id
  readonly with: InstrumentParameters[Id]
  readonly task: readonly Inline[]
  /** Shown once the task is done. */
  readonly notice: readonly ProseBlock[]
}

/** Where the control stood when the task was done. */
export interface ExploreResponse {
  readonly reached: Readonly<Record<string, number | string | boolean>>
}

/** Reads the fields of an `explore` block. */
export const explore = z
  .strictObject({
    id: componentId,
    instrument: componentId,
    with: z.record(z.string(), z.unknown()).default({}),
    task: inlineText,
    notice: proseText,
  })
  .transform((fields, context): Explore => {
    const {instrument} = fields
    if (!isInstrument(instrument)) {
      context.addIssue({
        code: 'custom',
        path: ['instrument'],
        message: `unknown instrument: ${instrument}`,
      })
      return z.NEVER
    }
    const parameters = instruments[instrument].safeParse(fields.with)
    if (parameters.success) {
      // the schema stands under the same id as the parameters that it read
      return {kind: 'explore', ...fields, instrument, with: parameters.data} as Explore
    }
    for (const {path, message} of parameters.error.issues) {
      context.addIssue({code: 'custom', path: ['with', ...path], message: lowerFirst(message)})
    }
    return z.NEVER
  })

/** The schema of a response to any exploration. */
export function exploreResponse(): z.ZodType<ExploreResponse> {
  const value = z.union([z.number(), z.string().max(200), z.boolean()])
  return z.strictObject({
    reached: z
      .record(z.string().max(40), value)
      .refine((reached) => Object.keys(reached).length <= 20, 'at most 20 values'),
  })
}

function isInstrument(id: string): id is InstrumentId {
  return Object.hasOwn(instruments, id)
}

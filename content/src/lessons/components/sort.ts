import {z} from 'zod'
import {text} from '../../item-types/material.ts'
import type {Inline} from '../prose.ts'
import {componentId, inlineText} from './component.ts'

/** Cards that are sorted into buckets. */
export interface Sort {
  readonly kind: 'sort'
  readonly id: string
  readonly ask: readonly Inline[]
  readonly buckets: readonly {readonly key: string; readonly name: string}[]
  readonly cards: readonly SortCard[]
}

/** A card with the bucket where it belongs and the reason. */
export interface SortCard {
  readonly text: readonly Inline[]
  readonly bucket: string
  readonly why: readonly Inline[]
}

/** The bucket of each card, in the order of the cards. */
export interface SortResponse {
  readonly placed: readonly string[]
}

/** Reads the fields of a `sort` block. */
export const sort = z
  .strictObject({
    id: componentId,
    ask: inlineText,
    buckets: z
      .record(componentId, text)
      .refine((buckets) => [2, 3, 4].includes(Object.keys(buckets).length), {
        error: 'must be two to four buckets',
      }),
    cards: z
      .array(z.strictObject({text: inlineText, bucket: componentId, why: inlineText}))
      .min(3)
      .max(10),
  })
  .transform(({id, ask, buckets, cards}, context): Sort => {
    for (const [index, {bucket}] of cards.entries()) {
      if (Object.hasOwn(buckets, bucket)) continue
      const path = ['cards', index, 'bucket']
      context.addIssue({code: 'custom', path, message: `no bucket: ${bucket}`})
    }
    const named = Object.entries(buckets).map(([key, name]) => ({key, name}))
    return {kind: 'sort', id, ask, buckets: named, cards}
  })

/** The schema of a response to this block. */
export function sortResponse({buckets, cards}: Sort): z.ZodType<SortResponse> {
  const keys = buckets.map(({key}) => key)
  const bucket = z.string().refine((key) => keys.includes(key), 'must be a bucket')
  return z.strictObject({placed: z.array(bucket).length(cards.length)})
}

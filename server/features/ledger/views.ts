import {z} from 'zod'

const hash = z.string().regex(/^[0-9a-f]{64}$/)

/** A signed checkpoint over all streams (docs/reference/ledger-format.md). */
export const checkpointView = z.object({
  v: z.literal(1),
  origin: z.string(),
  at: z.iso.datetime(),
  streams: z.int(),
  entries: z.int(),
  root: hash,
  previous: hash.nullable(),
  key: z.object({id: z.string(), publicKey: z.string()}),
  heads: z.array(z.object({stream: z.string(), length: z.int(), head: hash})),
  signature: z.string(),
})

export type CheckpointView = z.infer<typeof checkpointView>

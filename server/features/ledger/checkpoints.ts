import {
  checkpointDigest,
  signCheckpoint,
  type Checkpoint,
  type SigningKey,
} from '@airworthy/evidence'
import type {Clock} from '@airworthy/kernel'
import type {Database, Queries} from '../../database/connection.ts'
import * as store from './store.ts'

export interface Checkpoints {
  /** Signs the state of all streams; returns the latest again when nothing has been appended since. */
  make(): Promise<Checkpoint>
  /** The latest checkpoint; null before the first. */
  latest(queries: Queries): Promise<Checkpoint | null>
}

/** Signed checkpoints of one database; `origin` names the ledger and is chosen once. */
export function createCheckpoints({
  database,
  signingKey,
  origin,
  clock,
}: {
  database: Database
  signingKey: SigningKey
  origin: string
  clock: Clock
}): Checkpoints {
  async function latest(queries: Queries): Promise<Checkpoint | null> {
    const kept = await store.latestCheckpoint(queries)
    return kept ? (JSON.parse(kept.body) as Checkpoint) : null // written by make
  }

  return {
    latest,
    async make() {
      return await database.transaction(
        async (transaction) => {
          await store.lockCheckpoints(transaction)
          const previous = await latest(transaction)
          const heads = await store.heads(transaction)
          const entries = heads.reduce((sum, {length}) => sum + length, 0)
          if (previous?.entries === entries) return previous
          const at = clock.now().toISOString()
          const checkpoint = await signCheckpoint(heads, signingKey, {origin, at, previous})
          await store.insertCheckpoint(transaction, {
            at,
            entries,
            digest: await checkpointDigest(checkpoint),
            body: JSON.stringify(checkpoint),
          })
          return checkpoint
        },
        {isolationLevel: 'read committed'},
      )
    },
  }
}

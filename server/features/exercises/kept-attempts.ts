import {AirworthyError} from '@airworthy/kernel'
import type {Queries} from '../../database/connection.ts'
import type {Ledger} from '../ledger/index.ts'
import {afterRecord, streamOf, type Attempt} from './attempt.ts'

/** Attempts folded from the ledger, the latest kept in memory only to save the reading. */
export interface KeptAttempts {
  /** Folds what is new in a stream; with `locked`, under its lock and inside a transaction. */
  read(queries: Queries, id: string, options?: {locked?: boolean}): Promise<Attempt>
  /** Keeps what was committed; the attempt longest untouched gives way. */
  keep(id: string, attempt: Attempt): void
  drop(id: string): void
}

const mostAttempts = 100

/** Attempts over a ledger. `read` throws `not-found` for an attempt without events. */
export function keptAttempts(ledger: Ledger): KeptAttempts {
  const attempts = new Map<string, Attempt>()
  return {
    async read(queries, id, {locked = false} = {}) {
      const kept = attempts.get(id) ?? null
      const place = [queries, streamOf(id), {after: kept?.events.length ?? 0}] as const
      const later = await (locked ? ledger.readLocked(...place) : ledger.read(...place))
      const attempt = later.reduce<Attempt | null>(afterRecord, kept)
      if (!attempt) throw new AirworthyError('not-found', `no events of exercise attempt ${id}`)
      return attempt
    },
    keep(id, attempt) {
      attempts.delete(id)
      attempts.set(id, attempt)
      const oldest = attempts.keys().next()
      if (attempts.size > mostAttempts && !oldest.done) attempts.delete(oldest.value)
    },
    drop: (id) => void attempts.delete(id),
  }
}

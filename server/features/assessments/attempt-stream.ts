import {AirworthyError} from '@airworthy/kernel'
import type {LedgerRecord} from '../ledger/index.ts'
import {afterEvent, type Attempt, type AttemptEvent} from './attempt.ts'

/** An attempt by whom it belongs to. */
export interface OwnAttempt {
  readonly id: string
  readonly personId: string
  /** Who changes it: the person when absent, null for the platform itself. */
  readonly by?: string | null
}

/** The ledger stream of an attempt. */
export function streamOf(id: string): string {
  return `assessment/${id}`
}

/** Applies a ledger record to an attempt. */
export function afterRecord(attempt: Attempt | null, {type, payload, at}: LedgerRecord): Attempt {
  if (payload === null)
    throw new AirworthyError('not-found', 'the key of this assessment was erased')
  return afterEvent(attempt, {type, payload} as unknown as AttemptEvent, at) // written by append
}

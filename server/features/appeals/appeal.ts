import {AirworthyError} from '@airworthy/kernel'
import type {LedgerRecord} from '../ledger/index.ts'

/** What the ledger keeps of an appeal, sealed under the key of the person who made it. */
export type AppealEvent =
  | {
      type: 'appeal.made'
      payload: {
        kind: 'item' | 'result' | 'examination' | 'credential'
        /** Id of the attempt; of an examination or a credential its own. */
        attempt: string
        /** Of an item; of a credential how often it had changed; null for the others, as are domain and item. */
        position: number | null
        domain: string | null
        item: {id: string; version: string} | null
        text: string
      }
    }
  | {type: 'appeal.withdrawn'; payload: Record<string, never>}
  | {
      type: 'appeal.decided'
      payload: {outcome: 'upheld' | 'refused'; reason: string; decider: {name: string}}
    }

/** A decision by a person who is named. */
export interface AppealDecision {
  readonly outcome: 'upheld' | 'refused'
  readonly reason: string
  readonly decidedBy: string
  readonly at: string
}

/** An appeal as its events leave it. */
export interface Appeal {
  readonly state: 'open' | 'upheld' | 'refused' | 'withdrawn'
  readonly text: string
  readonly madeAt: string
  readonly decision: AppealDecision | null
}

/** The ledger stream of an appeal. */
export function streamOf(id: string): string {
  return `appeal/${id}`
}

/** Folds the records of an appeal. Throws `event-refused` where they do not fit. */
export function foldAppeal(records: readonly LedgerRecord[]): Appeal {
  const appeal = records.reduce<Appeal | null>(afterRecord, null)
  if (!appeal) throw new AirworthyError('event-refused', 'an appeal without events')
  return appeal
}

function afterRecord(appeal: Appeal | null, {type, payload, at}: LedgerRecord): Appeal {
  if (payload === null) throw new AirworthyError('not-found', 'the key of this appeal was erased')
  const event = {type, payload} as unknown as AppealEvent // written by this feature
  if (event.type === 'appeal.made') {
    if (appeal) throw new AirworthyError('event-refused', 'the appeal was made already')
    return {state: 'open', text: event.payload.text, madeAt: at, decision: null}
  }
  if (appeal?.state !== 'open') {
    throw new AirworthyError(
      'event-refused',
      `${type} to an appeal that is ${appeal?.state ?? 'not made'}`,
    )
  }
  if (event.type === 'appeal.withdrawn') return {...appeal, state: 'withdrawn'}
  const {outcome, reason, decider} = event.payload
  return {...appeal, state: outcome, decision: {outcome, reason, decidedBy: decider.name, at}}
}

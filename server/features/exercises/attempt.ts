import {AirworthyError, type Json} from '@airworthy/kernel'
import type {Score, SessionEvent} from '@airworthy/range'
import type {LedgerRecord} from '../ledger/index.ts'
import type {EvidenceView} from './views.ts'

type EventOf<Kind extends SessionEvent['kind']> = Extract<SessionEvent, {kind: Kind}>

/** What the ledger keeps of an attempt, one event each. */
export type AttemptEvent =
  | {
      type: 'exercise.started'
      payload: {
        /** Digest of the exercise as it was at the start, its scenario included. */
        version: string
        /** Of an attempt in an examination: without hints, its debrief only after the decision. */
        examination?: string
        event: EventOf<'started'>
      }
    }
  | {type: 'exercise.acted'; payload: {actionId: string; event: EventOf<'acted'>}}
  | {type: 'exercise.stopped'; payload: {actionId: string; event: EventOf<'stopped'>}}
  | {type: 'exercise.undone'; payload: {actionId: string; event: EventOf<'undone'>}}
  | {type: 'exercise.hinted'; payload: {actionId: string; event: EventOf<'hinted'>}}
  | {
      type: 'exercise.finished'
      payload: {
        actionId: string
        event: EventOf<'finished'>
        score: Score
        evidence: EvidenceView
      }
    }

/**
 * An attempt as its events leave it, as far as it can be known without its engine: the engine's
 * state is folded elsewhere, from the same events.
 */
export interface Attempt {
  readonly exercise: string
  readonly engine: string
  readonly version: string
  /** The examination in which it is taken; null for practice. */
  readonly examinationId: string | null
  readonly events: readonly SessionEvent[]
  /** Ids that clients gave to what they did: sent again, it counts once. */
  readonly actionIds: ReadonlySet<string>
  readonly hintsShown: number
  /** Whether anything was tried that counts. */
  readonly acted: boolean
  /** What it came to; null while it is open. */
  readonly end: {readonly score: Score; readonly evidence: EvidenceView} | null
  readonly startedAt: string
  /** Time of the last event. */
  readonly savedAt: string
}

/** Applies one recorded event; `null` before the first. Throws `event-refused` for one that does not fit. */
export function afterEvent(attempt: Attempt | null, event: AttemptEvent, at: string): Attempt {
  if (event.type === 'exercise.started') {
    if (attempt) throw new AirworthyError('event-refused', 'the attempt has already started')
    const {version, examination = null, event: started} = event.payload
    return {
      exercise: started.exercise,
      engine: started.engine,
      version,
      examinationId: examination,
      events: [started],
      actionIds: new Set(),
      hintsShown: 0,
      acted: false,
      end: null,
      startedAt: at,
      savedAt: at,
    }
  }
  if (!attempt) throw new AirworthyError('event-refused', `first event is ${event.type}`)
  if (attempt.end) throw new AirworthyError('event-refused', 'the attempt has ended')
  const {actionId, event: happened} = event.payload
  const next = {
    ...attempt,
    events: [...attempt.events, happened],
    actionIds: new Set(attempt.actionIds).add(actionId),
    savedAt: at,
  }
  switch (event.type) {
    case 'exercise.acted':
    case 'exercise.stopped':
      return {...next, acted: true}
    case 'exercise.hinted':
      return {...next, hintsShown: attempt.hintsShown + 1}
    case 'exercise.undone':
      return next
    case 'exercise.finished': {
      const {score, evidence} = event.payload
      return {...next, end: {score, evidence}}
    }
    default:
      return refuseUnknown(event)
  }
}

/** Applies a ledger record to an attempt. Throws `not-found` where its person was erased. */
export function afterRecord(attempt: Attempt | null, {type, payload, at}: LedgerRecord): Attempt {
  if (payload === null) throw new AirworthyError('not-found', 'the key of this attempt was erased')
  return afterEvent(attempt, {type, payload} as unknown as AttemptEvent, at) // written by append
}

/** The ledger stream of an attempt. */
export function streamOf(id: string): string {
  return `exercise/${id}`
}

/** The payload of an event as the ledger takes it. */
export function payloadOf({payload}: AttemptEvent): Json {
  return payload as unknown as Json // events are plain data, checked by canonicalJson
}

// Events come from a store: what the type forbids may still arrive.
function refuseUnknown(event: never): never {
  const {type} = event as AttemptEvent // read only to name it
  throw new AirworthyError('event-refused', `unknown event of an attempt: ${type}`)
}

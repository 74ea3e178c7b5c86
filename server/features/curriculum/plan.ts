import type {EngineerRole, Level, TrackId} from '@airworthy/content'
import {AirworthyError, type Json} from '@airworthy/kernel'
import type {LedgerRecord} from '../ledger/index.ts'
import type {Counting} from './counting.ts'
import type {StandingView} from './views.ts'

/** A lesson or an exercise as it was when the plan was made. */
export interface PlannedModule {
  /** Such as `lesson/leakage`. */
  readonly id: string
  readonly title: string
  readonly track: TrackId
  readonly domains: readonly string[]
  readonly level: Level
  readonly minutes: number
}

/** Why a plan was worked out: an attempt ended, an exercise counted, the role changed, or the tracks did. */
export type PlanCause =
  | {readonly kind: 'baseline' | 'test-out' | 'examination' | 'exercise'; readonly attempt: string}
  | {readonly kind: 'role' | 'tracks'}

/** What the ledger keeps of a plan, one event each; everything that a replay needs stands in `plan.made`. */
export type PlanEvent =
  | {
      type: 'plan.made'
      payload: {
        because: PlanCause
        role: EngineerRole
        /** In the order of the domains. */
        standings: readonly StandingView[]
        /** Digest of the tracks, and what they offered to the role. */
        tracks: string
        modules: readonly PlannedModule[]
      }
    }
  | {type: 'domain.tested-out'; payload: {domain: string; attempt: string}}
  | {type: 'exercise.counted'; payload: NonNullable<Counting['record']>}
  | {type: 'module.started' | 'module.finished'; payload: {module: string}}

/** What was worked out, and when. */
export interface PlanMade {
  readonly at: string
  readonly role: EngineerRole
  readonly tracks: string
  readonly standings: readonly StandingView[]
  readonly modules: readonly PlannedModule[]
}

/** A plan as its events leave it: a fold, never stored. */
export interface Plan {
  /** What follows from the latest `plan.made`; null while modules were taken before any attempt. */
  readonly made: PlanMade | null
  /** Time of the first start, and of the first finish, by module: what is done stays done. */
  readonly startedAt: ReadonlyMap<string, string>
  readonly finishedAt: ReadonlyMap<string, string>
  /** Domains that a test-out showed to be met, and when. */
  readonly testedOutAt: ReadonlyMap<string, string>
}

const unmade: Plan = {
  made: null,
  startedAt: new Map(),
  finishedAt: new Map(),
  testedOutAt: new Map(),
}

/** Applies one recorded event. */
function afterPlanEvent(plan: Plan, event: PlanEvent, at: string): Plan {
  switch (event.type) {
    case 'plan.made': {
      const {role, standings, tracks, modules} = event.payload
      return {...plan, made: {at, role, standings: standings.map(complete), tracks, modules}}
    }
    case 'exercise.counted':
      return plan // what follows from it stands in the next `plan.made`
    case 'domain.tested-out':
      return {...plan, testedOutAt: first(plan.testedOutAt, event.payload.domain, at)}
    case 'module.started':
      return {...plan, startedAt: first(plan.startedAt, event.payload.module, at)}
    case 'module.finished':
      return {...plan, finishedAt: first(plan.finishedAt, event.payload.module, at)}
    default:
      return refuseUnknown(event)
  }
}

/** The plan that the events of its stream leave. Throws `event-refused` for an unknown one. */
export function planFrom(records: readonly LedgerRecord[]): Plan {
  return records.reduce((plan, {type, payload, at}) => {
    if (payload === null) throw new AirworthyError('not-found', 'the key of this plan was erased')
    return afterPlanEvent(plan, {type, payload} as unknown as PlanEvent, at) // written by append
  }, unmade)
}

/** The payload of an event as the ledger takes it. */
export function payloadOf(event: PlanEvent): Json {
  return event.payload as unknown as Json // events are plain data, checked by canonicalJson
}

/** A standing as it was recorded before exercises counted. */
function complete(standing: Omit<StandingView, 'exercises'> & {exercises?: number}): StandingView {
  return {...standing, exercises: standing.exercises ?? 0}
}

/** Keeps the first time: a thing is started, finished and tested out once. */
function first(
  times: ReadonlyMap<string, string>,
  key: string,
  at: string,
): ReadonlyMap<string, string> {
  return times.has(key) ? times : new Map(times).set(key, at)
}

// Events come from a store: what the type forbids may still arrive.
function refuseUnknown(event: never): never {
  const {type} = event as PlanEvent // read only to name it
  throw new AirworthyError('event-refused', `unknown event of a plan: ${type}`)
}

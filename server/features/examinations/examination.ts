import type {EngineerRole} from '@airworthy/content'
import {AirworthyError, type Json} from '@airworthy/kernel'
import type {AssessmentRules} from '@airworthy/psychometrics'
import type {LedgerRecord} from '../ledger/index.ts'
import type {DecidedDomain, DecidedExercise, ExaminationDecision} from './decision.ts'

/** What an examination promises, frozen when it begins: a later certification changes nothing of it. */
export interface ExaminationTerms {
  readonly title: string
  readonly exercisesToPass: number
  readonly sittings: number
  readonly furtherPerDomain: number
  /** Items that each domain should have for all sittings together. */
  readonly itemsPerDomain: number
  readonly rules: AssessmentRules
  readonly retryAfterDays: {readonly failed: number; readonly notJudged: number}
  readonly carriedDays: number
}

/** A domain that is asked, with the level that the role required when the examination began. */
export interface AskedDomain {
  readonly domain: string
  readonly requiredLevel: 1 | 2 | 3
  readonly cut: number
}

/** What the ledger keeps of an examination, one event each. */
export type ExaminationEvent =
  | {
      type: 'examination.started'
      payload: {
        consent: true
        unproctored: true
        /** The person could read the keys of reserved items when it began; absent: no. */
        readsKeys?: true
        role: EngineerRole
        kind: 'first' | 'renewal'
        /** Id of the credential that a renewal follows. */
        replaces: string | null
        /** Digest of the certification. */
        certification: string
        bank: string
        closesAt: string
        terms: ExaminationTerms
        /** All domains of the role, in their order. */
        domains: readonly AskedDomain[]
        /** All exercises of the certification, in their order. */
        exercises: readonly string[]
        /** What is taken over from before and not asked. */
        carried: {
          readonly domains: readonly DecidedDomain[]
          readonly exercises: readonly DecidedExercise[]
        }
      }
    }
  | {type: 'examination.assessment-begun'; payload: {attempt: string}}
  | {
      type: 'examination.sitting-begun'
      payload: {attempt: string; sitting: number; domains: readonly string[]; moreItems: number}
    }
  | {type: 'examination.exercise-begun'; payload: {exercise: string; attempt: string}}
  | {type: 'examination.decided'; payload: ExaminationDecision}
  | {
      type: 'examination.set-aside'
      payload: {appeal: string; reason: string; decider: {name: string}}
    }

/** An examination as its events leave it. */
export interface Examination {
  readonly start: Extract<ExaminationEvent, {type: 'examination.started'}>['payload']
  readonly startedAt: string
  /** Id of the attempt at the adaptive part; null before it begins. */
  readonly assessment: string | null
  /** Ids of the attempts at exercises, by exercise. */
  readonly exercises: ReadonlyMap<string, string>
  readonly decision: (ExaminationDecision & {readonly at: string}) | null
  readonly setAside: {readonly at: string; readonly reason: string; readonly by: string} | null
}

/** The ledger stream of an examination. */
export function streamOf(id: string): string {
  return `examination/${id}`
}

/** Folds the records of an examination. Throws `event-refused` where they do not fit and `not-found` where the person was erased. */
export function foldExamination(records: readonly LedgerRecord[]): Examination {
  const examination = records.reduce<Examination | null>(afterRecord, null)
  if (!examination) throw new AirworthyError('event-refused', 'an examination without events')
  return examination
}

/** Applies one record; `null` before the first. */
function afterRecord(
  examination: Examination | null,
  {type, payload, at}: LedgerRecord,
): Examination {
  if (payload === null) {
    throw new AirworthyError('not-found', 'the key of this examination was erased')
  }
  return afterEvent(examination, {type, payload} as unknown as ExaminationEvent, at) // written by this feature
}

/** Applies one event; `null` before the first. Throws `event-refused` for one that does not fit. */
export function afterEvent(
  examination: Examination | null,
  event: ExaminationEvent,
  at: string,
): Examination {
  if (event.type === 'examination.started') {
    if (examination) throw refused('the examination has already started')
    const none = {assessment: null, exercises: new Map<string, string>()}
    return {start: event.payload, startedAt: at, ...none, decision: null, setAside: null}
  }
  if (!examination) throw refused(`first event is ${event.type}`)
  if (event.type === 'examination.set-aside') {
    if (!examination.decision || examination.setAside) throw refused('no decision to set aside')
    const {reason, decider} = event.payload
    return {...examination, setAside: {at, reason, by: decider.name}}
  }
  if (examination.decision) throw refused(`${event.type} after the decision`)
  switch (event.type) {
    case 'examination.assessment-begun':
      if (examination.assessment !== null) throw refused('the adaptive part has begun')
      return {...examination, assessment: event.payload.attempt}
    case 'examination.sitting-begun':
      if (examination.assessment !== event.payload.attempt) throw refused('no sitting before it')
      return examination
    case 'examination.exercise-begun': {
      const {exercise, attempt} = event.payload
      if (!askedExercises(examination).includes(exercise)) throw refused(`not asked: ${exercise}`)
      if (examination.exercises.has(exercise)) throw refused(`already begun: ${exercise}`)
      return {...examination, exercises: new Map(examination.exercises).set(exercise, attempt)}
    }
    case 'examination.decided':
      return {...examination, decision: {...event.payload, at}}
    default:
      return refuseUnknown(event)
  }
}

/** The domains that the adaptive part asks: those that nothing is carried of. */
export function askedDomains({
  start: {domains, carried},
}: Pick<Examination, 'start'>): AskedDomain[] {
  return domains.filter(({domain}) => !carried.domains.some((one) => one.domain === domain))
}

/** The exercises that are asked: those that nothing is carried of. */
export function askedExercises({
  start: {exercises, carried},
}: Pick<Examination, 'start'>): string[] {
  return exercises.filter((id) => !carried.exercises.some(({exercise}) => exercise === id))
}

/** The payload of an event as the ledger takes it. */
export function payloadOf({payload}: ExaminationEvent): Json {
  return payload as unknown as Json // events are plain data, checked by canonicalJson
}

function refused(message: string): AirworthyError {
  return new AirworthyError('event-refused', message)
}

// Events come from a store: what the type forbids may still arrive.
function refuseUnknown(event: never): never {
  const {type} = event as ExaminationEvent // read only to name it
  throw refused(`unknown event of an examination: ${type}`)
}

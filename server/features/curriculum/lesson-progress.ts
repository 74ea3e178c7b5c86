import {AirworthyError, type Json} from '@airworthy/kernel'
import type {LedgerRecord} from '../ledger/index.ts'
import type {LessonProgressView} from './lesson-views.ts'

/** What the ledger keeps of a person's lesson, one event each. */
export type LessonEvent =
  | {type: 'lesson.started'; payload: {lesson: string; version: number}}
  | {
      type: 'lesson.responded'
      payload: {lesson: string; responseId: string; block: string; response: Json}
    }
  | {type: 'lesson.finished'; payload: {lesson: string}}

/** A person's progress in a lesson as its events leave it: a fold, never stored. */
export interface LessonProgress {
  readonly startedAt: string | null
  /** When every act had a response for the first time: done stays done. */
  readonly finishedAt: string | null
  /** The last response to each block. */
  readonly responses: ReadonlyMap<string, {readonly response: Json; readonly at: string}>
  /** Ids that clients gave to responses: sent again, each counts once. */
  readonly responseIds: ReadonlySet<string>
  /** The block to which the last response was given. */
  readonly place: string | null
}

/** Nothing done yet. */
export const notBegun: LessonProgress = {
  startedAt: null,
  finishedAt: null,
  responses: new Map(),
  responseIds: new Set(),
  place: null,
}

/** Applies one recorded event. */
export function afterLessonEvent(
  progress: LessonProgress,
  event: LessonEvent,
  at: string,
): LessonProgress {
  switch (event.type) {
    case 'lesson.started':
      return {...progress, startedAt: progress.startedAt ?? at}
    case 'lesson.responded': {
      const {responseId, block, response} = event.payload
      return {
        ...progress,
        responses: new Map(progress.responses).set(block, {response, at}),
        responseIds: new Set(progress.responseIds).add(responseId),
        place: block,
      }
    }
    case 'lesson.finished':
      return {...progress, finishedAt: progress.finishedAt ?? at}
    default:
      return refuseUnknown(event)
  }
}

/** The progress that the events of its stream leave. Throws `event-refused` for an unknown one. */
export function progressFrom(records: readonly LedgerRecord[]): LessonProgress {
  return records.reduce((progress, {type, payload, at}) => {
    if (payload === null) throw new AirworthyError('not-found', 'the key of this lesson was erased')
    return afterLessonEvent(progress, {type, payload} as unknown as LessonEvent, at) // written by append
  }, notBegun)
}

/** Progress as its person sees it. */
export function progressViewOf({
  startedAt,
  finishedAt,
  responses,
  place,
}: LessonProgress): LessonProgressView {
  return {startedAt, finishedAt, responses: Object.fromEntries(responses), place}
}

// Events come from a store: what the type forbids may still arrive.
function refuseUnknown(event: never): never {
  const {type} = event as LessonEvent // read only to name it
  throw new AirworthyError('event-refused', `unknown event of a lesson: ${type}`)
}

import type {Queries} from '../../database/connection.ts'
import {abilityAfter, unmeasured} from './exercise-evidence.ts'
import * as store from './evidence-store.ts'
import type {CountedExercise, MeasuredAlone} from './evidence-store.ts'
import type {EstimateView} from './views.ts'

/** A finished attempt at an exercise, as the range hands it over. */
export interface FinishedExercise {
  /** Id of the exercise, such as support-desk. */
  readonly exercise: string
  readonly attemptId: string
  readonly finishedAt: string
  readonly passed: boolean
  /** Whether it is the first attempt at this exercise that the person has finished. */
  readonly isFirst: boolean
  /** Whether anything was tried in it. */
  readonly acted: boolean
  readonly category: 0 | 1 | 2
  readonly parameters: {
    readonly domain: string
    readonly a: number
    readonly b: readonly [number, number]
  }
}

/**
 * What a finished exercise adds to what is known of a domain. `before` and `after` are null where
 * fewer items were answered than judge the domain.
 */
export interface ExerciseEvidence {
  readonly domain: string
  readonly counted: boolean
  readonly reason: 'counted' | 'not-the-first-finished' | 'nothing-done' | 'domain-not-measured'
  readonly before: EstimateView | null
  readonly after: EstimateView | null
  readonly parameters: {
    readonly a: number
    readonly b: [number, number]
    readonly provisional: true
  }
}

/** What was counted, with all that an auditor needs to compute it again. */
export interface Counting {
  readonly evidence: ExerciseEvidence
  /** Null where nothing counts. */
  readonly record: {
    readonly exercise: string
    readonly attempt: string
    readonly domain: string
    readonly category: 0 | 1 | 2
    readonly parameters: {readonly a: number; readonly b: readonly [number, number]}
    /** The attempt that measured the domain and its figures; null: the prior of who was not measured. */
    readonly measured: {
      readonly attempt: string
      readonly mean: number
      readonly standardError: number
    } | null
    /** Attempts at exercises that are taken in, this one last. */
    readonly takesIn: readonly string[]
    readonly combined: EstimateView
  } | null
}

/**
 * Counts a finished exercise on the ability scale of its domain, once: the first that is finished,
 * if anything was tried in it, for afterwards the debrief has been read.
 */
export async function countExercise(
  transaction: Queries,
  personId: string,
  {exercise, attemptId, finishedAt, isFirst, acted, category, parameters}: FinishedExercise,
): Promise<Counting> {
  const {domain, a, b} = parameters
  const stated = {
    domain,
    parameters: {a, b: [b[0], b[1]] as [number, number], provisional: true},
  } as const
  if (!isFirst || !acted) {
    const reason = isFirst ? 'nothing-done' : 'not-the-first-finished'
    return {
      evidence: {...stated, counted: false, reason, before: null, after: null},
      record: null,
    }
  }
  const counted = {exercise, attemptId, domain, category, a, b, countedAt: finishedAt}
  await store.insertCounted(transaction, personId, counted)
  const own = {personId, domain}
  const alone = await store.measuredAlone(transaction, own)
  const {combined, exercises} = alone
    ? await recombined(transaction, own, alone)
    : {combined: abilityAfter(unmeasured, [counted]), exercises: [counted]}
  const isShown = alone !== undefined && alone.items >= alone.minimumItems
  return {
    evidence: {
      ...stated,
      counted: true,
      reason: isShown ? 'counted' : 'domain-not-measured',
      before: isShown ? alone.now : null,
      after: isShown ? combined : null,
    },
    record: {
      exercise,
      attempt: attemptId,
      domain,
      category,
      parameters: {a, b},
      measured: alone
        ? {attempt: alone.attemptId, mean: alone.mean, standardError: alone.standardError}
        : null,
      takesIn: exercises.map((one) => one.attemptId),
      combined,
    },
  }
}

/** Takes the exercises in again that were finished after a domain was measured, if there are any. */
export async function takeExercisesIn(
  transaction: Queries,
  own: {readonly personId: string; readonly domain: string},
): Promise<void> {
  const alone = await store.measuredAlone(transaction, own)
  if (alone) await recombined(transaction, own, alone)
}

async function recombined(
  transaction: Queries,
  own: {readonly personId: string; readonly domain: string},
  alone: MeasuredAlone,
): Promise<{combined: EstimateView; exercises: readonly CountedExercise[]}> {
  const exercises = await store.countedAfter(transaction, own, alone.answeredAt)
  const last = exercises.at(-1)
  if (!last) return {combined: alone.now, exercises}
  const combined = abilityAfter(alone, exercises)
  await store.setCombined(transaction, own, {
    alone,
    estimate: combined,
    exercises: exercises.length,
    exercisedAt: last.countedAt,
  })
  return {combined, exercises}
}

import type {Attempt} from './attempt.ts'

/** An exercise of an examination as far as it has come. */
export interface ExaminedExercise {
  readonly id: string
  readonly exercise: string
  /** Digest of the exercise as it is taken. */
  readonly version: string
  /** False: nothing was tried that counts. */
  readonly acted: boolean
  /** What it came to; null while it is open. */
  readonly end: {
    readonly passed: boolean
    /** 0 to 1. */
    readonly score: number
    readonly finishedAt: string
  } | null
}

/** What an attempt says as an exercise of an examination. */
export function examinedExercise(
  {id, exercise, finishedAt}: {id: string; exercise: string; finishedAt: Date | null},
  {version, acted, end, savedAt}: Attempt,
): ExaminedExercise {
  if (end === null) return {id, exercise, version, acted, end: null}
  const {passed, score} = end.score
  return {
    id,
    exercise,
    version,
    acted,
    end: {passed, score, finishedAt: finishedAt?.toISOString() ?? savedAt},
  }
}

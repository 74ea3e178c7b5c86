import type {ExerciseView, PastAttemptView} from '@airworthy/server/features/exercises/views.ts'
import {day} from '../../design/dates.ts'
import {capital, counted, countWord, plain} from '../../design/numbers.ts'
import {engineerRoleName, type EngineerRole} from '../people/words.ts'

/** A track with its exercises, those that can be done first. */
export interface TrackOfExercises {
  readonly track: ExerciseView['track']
  readonly name: string
  readonly ready: readonly ExerciseView[]
  readonly planned: readonly ExerciseView[]
}

/**
 * The exercises by track: the common core, the person's own role, then the other roles. In a track
 * those with an open attempt come first, then as the content has them.
 */
export function byTrack(
  exercises: readonly ExerciseView[],
  role: EngineerRole | null,
): TrackOfExercises[] {
  const rankOf = (track: ExerciseView['track']) => (track === 'core' ? 0 : track === role ? 1 : 2)
  const tracks = [...new Set(exercises.map(({track}) => track))]
  return tracks
    .toSorted((a, b) => rankOf(a) - rankOf(b))
    .map((track) => {
      const all = exercises.filter((exercise) => exercise.track === track)
      const isOpen = ({openAttempt}: ExerciseView) => (openAttempt === null ? 1 : 0)
      return {
        track,
        name: trackName(track),
        ready: all.filter(({available}) => available).toSorted((a, b) => isOpen(a) - isOpen(b)),
        planned: all.filter(({available}) => !available),
      }
    })
}

/** The name of a track for people. */
function trackName(track: ExerciseView['track']): string {
  return track === 'core' ? 'For everybody' : engineerRoleName(track)
}

/** The answer of the list: what is open, what is passed, what is there. */
export function rangeHeading(exercises: readonly ExerciseView[]): string {
  const ready = exercises.filter(({available}) => available)
  const open = ready.filter(({openAttempt}) => openAttempt !== null)
  const passed = ready.filter(({status}) => status === 'passed')
  if (ready.length === 0) return 'No exercise is ready yet.'
  const rest = `${countWord(passed.length)} of ${countWord(ready.length)} passed`
  const [first] = open
  if (first !== undefined && open.length === 1) return `${first.title} is open; ${rest}.`
  if (open.length > 1) return `${capital(counted(open.length, 'exercise'))} are open; ${rest}.`
  if (passed.length === 0)
    return `${capital(counted(ready.length, 'exercise'))} ${ready.length === 1 ? 'is' : 'are'} ready.`
  return `${capital(rest)}.`
}

/** What became of the last finished attempt; undefined where none was finished. */
export function lastResult(attempts: readonly PastAttemptView[]): string | undefined {
  const last = attempts.find(({finishedAt}) => finishedAt !== null)
  if (last?.finishedAt == null || last.score === null) return undefined
  return `${last.passed === true ? 'passed' : 'not passed'} ${day(last.finishedAt)}, ${pointsOf(last.score)}`
}

/** A score as points: 0.72 is "72 of 100 points". */
export function pointsOf(score: number): string {
  return `${plain(Math.round(score * 1000) / 10)} of 100 points`
}

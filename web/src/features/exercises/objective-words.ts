import type {AttemptView} from '@airworthy/server/features/exercises/views.ts'
import {plain} from '../../design/numbers.ts'

type Objective = AttemptView['exercise']['objectives'][number]
type ObjectiveState = AttemptView['objectives'][number]

/** An objective with how it stands; an objective without a state has not been measured. */
export interface StandingObjective extends Objective {
  readonly state: ObjectiveState
}

/** The parts of an exercise, in the order in which they are judged apart. */
export const partNames: Readonly<Record<Objective['part'], string>> = {
  break: 'Break',
  fix: 'Fix',
  serve: 'Keep it useful',
  decide: 'Decide',
}

/** The objectives of an attempt with their states, in the order of the exercise. */
export function standingObjectives(
  attempt: Pick<AttemptView, 'exercise' | 'objectives'>,
): StandingObjective[] {
  return attempt.exercise.objectives.map((objective) => ({
    ...objective,
    state: attempt.objectives.find(({id}) => id === objective.id) ?? {
      id: objective.id,
      reached: null,
    },
  }))
}

/** How many required objectives are reached so far, as a sentence. */
export function standingSentence(attempt: Pick<AttemptView, 'exercise' | 'objectives'>): string {
  const required = standingObjectives(attempt).filter((objective) => objective.required)
  const reached = required.filter(({state}) => state.reached === true).length
  const open = required.filter(({state}) => state.reached === null).length
  const noun = required.length === 1 ? 'objective is' : 'objectives are'
  const words = `${reached} of ${required.length} required ${noun} reached`
  if (open === 0) return `${words}.`
  return `${words}; ${open} ${open === 1 ? 'has' : 'have'} not been measured yet.`
}

/**
 * What was measured for an objective: "97.5%, 86.8 to 99.6, n 40". A share stands with its interval,
 * or with n; any other number stands as it is. Undefined where nothing was measured, or only that
 * something is so, which the status says already.
 */
export function measuredWords({value}: Pick<ObjectiveState, 'value'>): string | undefined {
  if (value === undefined) return undefined
  const {value: measured, low, high, n} = value
  if ((measured === 0 || measured === 1) && low === undefined && n === undefined) return undefined
  const share =
    measured >= 0 && measured <= 1 && (low !== undefined || n !== undefined || measured % 1 !== 0)
  const digits = (number: number) =>
    share ? plain(number * 100, 1) : plain(number, number % 1 === 0 ? 0 : 2)
  return [
    share ? `${digits(measured)}%` : digits(measured),
    ...(low !== undefined && high !== undefined ? [`${digits(low)} to ${digits(high)}`] : []),
    ...(n !== undefined ? [`n ${plain(n)}`] : []),
  ].join(', ')
}

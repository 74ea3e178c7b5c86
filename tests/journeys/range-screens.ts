import {readExerciseSolutions} from '../../content/src/exercises/read-exercise-solutions.ts'
import type {Client} from '../running/client.ts'
import {actOverHttp, finishOverHttp} from './act-over-http.ts'
import type {Camera} from './camera.ts'

/** The screens of lessons; of the components' page all of it, for every component stands there. */
export const lessonScreens = [
  {name: 'lessons', path: '/lessons', share: 1},
  {name: 'lesson', path: '/lessons/health-cost-proxy', share: 2},
  {name: 'lesson-components', path: '/lessons/components', share: 12},
] as const

/** Each exercise with the tabs of which a picture is taken; empty where it has none. */
const exercises = [
  {exercise: 'support-desk', tabs: ['break', 'fix', 'replay']},
  {exercise: 'health-risk-label', tabs: ['explore', 'model']},
  {exercise: 'unequal-threshold', tabs: ['thresholds', 'declaration']},
  {exercise: 'fallback', tabs: []},
  {exercise: 'personal-data-in-prompt', tabs: ['find', 'minimise']},
  {exercise: 'triage-day', tabs: []},
] as const

/**
 * Takes the range: the list, an exercise before it starts, every workspace after its reference
 * solution was played, and one result. The person has no attempt open.
 */
export async function takeRange(take: Camera, by: Client): Promise<void> {
  await take({name: 'exercise-before', path: '/range/support-desk', by})
  for (const {exercise, tabs} of exercises) {
    const {reference} = await readExerciseSolutions(exercise)
    const attempt = await actOverHttp(by, {exercise, solution: reference})
    const path = `/range/${exercise}?attempt=${attempt.id}`
    if (tabs.length === 0) await take({name: `exercise-${exercise}`, path, by})
    for (const tab of tabs) {
      await take({name: `exercise-${exercise}-${tab}`, path: `${path}&tab=${tab}`, by})
    }
    if (exercise !== 'support-desk') continue
    await finishOverHttp(by, attempt)
    await take({name: 'exercise-result', path, by})
  }
  await take({name: 'range', path: '/range', by})
}

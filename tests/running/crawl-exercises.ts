import {randomUUID} from 'node:crypto'
import {readExercises, type Lesson} from '@airworthy/content'
import type {Json} from '@airworthy/kernel'
import {readExerciseSolutions} from '../../content/src/exercises/read-exercise-solutions.ts'
import type {LessonView, LessonsView} from '../../server/features/curriculum/lesson-views.ts'
import type {AttemptView, ExercisesView} from '../../server/features/exercises/views.ts'
import type {CrawlRequest} from './crawl-requests.ts'
import type {CrawlPerson, World} from './crawl-world.ts'
import type {Secret} from './leaks.ts'

/** The exercise with which the crawl asks: its actions are quick and can be taken back. */
const exercise = 'triage-day'
type Asking = Pick<CrawlPerson, 'headers'>

/** What a learner can take at all, by a request of their own. */
export async function availableExercises({expectOk}: World, {headers}: Asking): Promise<string[]> {
  const {exercises} = await expectOk<ExercisesView>('GET', '/api/exercises', {headers})
  return exercises.flatMap(({id, available}) => (available ? [id] : []))
}

/** The open attempt of a person at the exercise of the crawl; begun if there is none. */
async function openAttempt({expectOk}: World, {headers}: Asking): Promise<AttemptView> {
  const {exercises} = await expectOk<ExercisesView>('GET', '/api/exercises', {headers})
  const open = exercises.find(({id}) => id === exercise)?.openAttempt
  if (open) return await expectOk('GET', `/api/exercise-attempts/${open}`, {headers})
  return await expectOk('POST', `/api/exercises/${exercise}/attempts`, {headers})
}

async function finish({expectOk}: World, {headers}: Asking, attempt: AttemptView): Promise<void> {
  await expectOk('POST', `/api/exercise-attempts/${attempt.id}/finish`, {
    headers,
    body: {actionId: randomUUID(), position: attempt.position},
  })
}

async function nextAction({view}: AttemptView, step = 0): Promise<Json> {
  const {reference} = await readExerciseSolutions(exercise)
  const action = reference(view, step)
  if (action === null) throw new Error(`no action of the reference solution of ${exercise}`)
  return action as Json // solutions act in JSON
}

/** A start of the exercise by whoever asks, who has no open attempt then. */
export async function startOfExercise(
  world: World,
  person: CrawlPerson | undefined,
): Promise<CrawlRequest> {
  if (person && person.id !== world.people.disabled?.id) {
    await finish(world, person, await openAttempt(world, person))
  }
  return {path: `/api/exercises/${exercise}/attempts`}
}

/** A change of the learner's attempt that would succeed. */
export async function changeOfExercise(
  world: World,
  verb: '' | 'actions' | 'undo' | 'hints' | 'finish',
): Promise<CrawlRequest> {
  const {learner} = world.people
  if (!learner) throw new Error('the people of the crawl are incomplete')
  let attempt = await openAttempt(world, learner)
  if (verb === 'hints') {
    // there are few hints: each request finds an attempt that has shown none
    await finish(world, learner, attempt)
    attempt = await openAttempt(world, learner)
  }
  const path = `/api/exercise-attempts/${attempt.id}`
  const change = () => ({actionId: randomUUID(), position: attempt.position})
  const action = await nextAction(attempt)
  if (verb === '') return {path}
  if (verb === 'hints') return {path: `${path}/hints`, body: {actionId: randomUUID(), hint: 0}}
  if (verb === 'actions') return {path: `${path}/actions`, body: {...change(), action}}
  if (verb === 'undo' && !attempt.canUndo) {
    const {headers} = learner
    const body = {...change(), action}
    attempt = await world.expectOk('POST', `${path}/actions`, {headers, body})
  }
  return {path: `${path}/${verb}`, body: change()}
}

/** A lesson that can be taken, and a response to one of its checks. */
export async function lessonOfCrawl(
  {expectOk, people}: World,
  what: 'lesson' | 'response',
): Promise<CrawlRequest> {
  const headers = people.learner?.headers ?? {}
  const {lessons} = await expectOk<LessonsView>('GET', '/api/lessons', {headers})
  for (const {id} of lessons.filter(({available}) => available)) {
    const {lesson} = await expectOk<LessonView>('GET', `/api/lessons/${id}`, {headers})
    const check = checkOf(lesson)
    if (!check) continue
    const path = `/api/lessons/${id}`
    if (what === 'lesson') return {path}
    const response = {choice: check.options[0]?.key ?? ''}
    const body = {responseId: randomUUID(), block: check.id, response}
    return {path: `${path}/responses`, body}
  }
  throw new Error('no lesson with a check can be taken')
}

function checkOf({blocks}: Lesson) {
  return blocks.find((block) => block.kind === 'check')
}

/** What only the judges of exercises know: the known wrong solutions, in words. */
export async function solutionTexts(): Promise<Secret[]> {
  const exercises = await readExercises()
  return exercises.flatMap(({wrong}) =>
    wrong.flatMap(({belief, shows}) => [
      {what: 'belief behind a wrong solution', text: belief},
      {what: 'what a wrong solution shows', text: shows},
    ]),
  )
}

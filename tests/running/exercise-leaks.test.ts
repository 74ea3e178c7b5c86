import {randomUUID} from 'node:crypto'
import {afterAll, beforeAll, describe, expect, it} from 'vitest'
import {readExercises, type Exercise} from '@airworthy/content'
import type {Json} from '@airworthy/kernel'
import {engines} from '@airworthy/range'
import {readExerciseSolutions} from '../../content/src/exercises/read-exercise-solutions.ts'
import type {AttemptView} from '../../server/features/exercises/views.ts'
import {availableExercises} from './crawl-exercises.ts'
import {buildWorld, type CrawlPerson, type World} from './crawl-world.ts'
import {hiddenTextsOf, type Answered} from './exercise-secrets.ts'
import {secretsIn, type Secret} from './leaks.ts'

let world: World
let exercises: readonly Exercise[]
let learner: CrawlPerson

beforeAll(async () => {
  world = await buildWorld()
  exercises = await readExercises()
  const found = world.people.learner
  if (!found) throw new Error('the people of the crawl are incomplete')
  learner = found
})

afterAll(async () => await world.close())

/** Asks as the learner and keeps the whole text of the answer. */
async function ask(method: string, path: string, body?: unknown): Promise<Answered> {
  const {headers} = learner
  const {status, text} = await world.send(method, path, {
    headers,
    ...(body === undefined ? {} : {body}),
  })
  if (status >= 300) throw new Error(`${method} ${path}: ${status} ${text}`)
  return {text, view: JSON.parse(text) as AttemptView} // the routes of exercises answer with it
}

/** Plays the reference solution to the end; every answer on the way, the last one finished. */
async function played(exercise: Exercise): Promise<Answered[]> {
  const {reference} = await readExerciseSolutions(exercise.id)
  const answers = [await ask('POST', `/api/exercises/${exercise.id}/attempts`)]
  const last = () => answers.at(-1)?.view ?? ({} as AttemptView) // one stands in it from the start
  const change = async (verb: string, body: object) => {
    const {id, position} = last()
    const request = {actionId: randomUUID(), ...(verb === 'hints' ? {} : {position}), ...body}
    answers.push(await ask('POST', `/api/exercise-attempts/${id}/${verb}`, request))
  }
  await change('hints', {hint: 0})
  for (let step = 0; ; step++) {
    const action = reference(last().view, step) as Json | null // solutions act in JSON
    if (action === null) break
    await change('actions', {action})
    if (last().stopped) await change('actions', {action})
  }
  answers.push(await ask('GET', `/api/exercise-attempts/${last().id}`))
  // judging over the wall time, as on a loaded machine, is recorded and asked for again
  for (let tries = 0; tries < 5 && last().status === 'open'; tries++) await change('finish', {})
  return answers
}

/** What an answer may not hold: what is hidden for good, and what is not due yet. */
function forbiddenIn(
  {view}: Answered,
  exercise: Exercise,
  {hidden, isFirst}: {hidden: readonly Secret[]; isFirst: boolean},
): Secret[] {
  const {debrief, hints} = exercise
  const {cause, held, cost, ownCode, regression} = debrief
  const notDue = view.status === 'finished' ? [] : [cause, held, cost, ownCode, regression]
  const shown = view.hints.filter(({text}) => text !== null).length
  return [
    // a canary can be earned, so it is hidden until something was done; a key is told at the end
    ...hidden.filter(
      ({what}) =>
        (isFirst || what !== 'canary') && (view.status === 'open' || what !== 'hidden text'),
    ),
    ...notDue.map((text) => ({what: 'debrief', text: firstLine(text)})),
    ...hints.slice(shown).map(({text}) => ({what: 'hint', text: firstLine(text)})),
  ]
}

/** Markdown leaves as blocks: a piece of plain words is found in them, a whole text is not. */
function firstLine(markdown: string): string {
  const [words = ''] = /[\p{L}\p{N} ,']{20,}/u.exec(markdown) ?? []
  return words
}

function faultsOf(answers: readonly Answered[], exercise: Exercise, hidden: readonly Secret[]) {
  return answers.flatMap((answered, index) => {
    const forbidden = forbiddenIn(answered, exercise, {hidden, isFirst: index === 0})
    const searched = forbidden.filter(({text}) => text !== '')
    return secretsIn(answered.text, searched).map((found) => `answer ${index}: ${found}`)
  })
}

async function hiddenIn(exercise: Exercise, id: string | undefined): Promise<Secret[]> {
  const engine = engines[exercise.engine]
  if (!engine) throw new Error(`no engine ${exercise.engine}`)
  const seeds = (await world.secretsOfThePlatform()).filter(({what}) =>
    [
      'seed of an exercise',
      'belief behind a wrong solution',
      'what a wrong solution shows',
    ].includes(what),
  )
  const own = await world.seedOf(id ?? '')
  return [...seeds, ...hiddenTextsOf(engine.start(exercise.facts, own), engine)]
}

describe('every exercise that can be taken', () => {
  it('gives away neither seed, canary, hidden case nor judge, to the end of the reference solution', async () => {
    const available = await availableExercises(world, learner)
    expect(available.length).toBeGreaterThan(0)
    let canaries = 0
    for (const exercise of exercises.filter(({id}) => available.includes(id))) {
      const answers = await played(exercise)
      const hidden = await hiddenIn(exercise, answers[0]?.view.id)
      canaries += hidden.filter(({what}) => what === 'canary').length
      expect({[exercise.id]: faultsOf(answers, exercise, hidden)}).toEqual({[exercise.id]: []})
      expect(answers.at(-1)?.view.status).toBe('finished')
    }
    // the search would be blind if it knew no canary
    if (available.includes('support-desk')) expect(canaries).toBeGreaterThan(0)
  }, 600_000)

  it('is found out by a seed, a wrong solution, a debrief or a hint that is planted', async () => {
    const [exercise] = exercises
    if (!exercise) throw new Error('no exercises')
    const begun = await ask('POST', `/api/exercises/${exercise.id}/attempts`)
    const hidden = await hiddenIn(exercise, begun.view.id)
    const seed = await world.seedOf(begun.view.id)
    expect(faultsOf([begun], exercise, hidden)).toEqual([])
    for (const planted of [
      seed,
      exercise.wrong[0]?.belief ?? '',
      exercise.wrong[1]?.shows ?? '',
      exercise.debrief.cause,
      exercise.hints[2].text,
      hidden.find(({what}) => what === 'hidden text')?.text ?? seed,
    ]) {
      const text = JSON.stringify({...begun.view, note: planted})
      expect(faultsOf([{...begun, text}], exercise, hidden).length).toBeGreaterThan(0)
    }
  })
})

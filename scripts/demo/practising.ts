import {randomUUID} from 'node:crypto'
import {readExerciseSolutions} from '../../content/src/exercises/read-exercise-solutions.ts'
import type {AttemptView} from '../../server/features/exercises/views.ts'
import {workday} from './calendar.ts'
import type {Member} from './cast.ts'
import {joinedAt} from './joining.ts'
import {takeLesson} from './lessons.ts'
import {mannerOf} from './manner.ts'
import type {Act} from './schedule.ts'
import type {World} from './world.ts'

const dayMs = 24 * 60 * 60 * 1000
const minuteMs = 60_000
/** Actions that may be stopped in one attempt before it goes on without them. */
const mostStops = 4

/** What is read, by the role of whoever reads it; the first is finished by all of them. */
const lessonsOf = {
  'data-scientist': ['what-ai-safety-is', 'health-cost-proxy', 'small-groups'],
  'fullstack-engineer': ['what-ai-safety-is', 'one-dollar-car', 'fallback-first'],
  'product-manager': ['what-ai-safety-is', 'tier-the-use', 'lexicon-at-work'],
} as const

/** What is tried: of the quick ones, since each is really played. `wrong` names a way to fail. */
const plays: readonly {readonly exercise: string; readonly wrong?: string}[] = [
  {exercise: 'unequal-threshold'},
  {exercise: 'triage-day', wrong: 'everything-high'},
  {exercise: 'fallback'},
  {exercise: 'triage-day'},
  {exercise: 'unequal-threshold', wrong: 'new-words-only'},
]

/** Lessons that were finished or left halfway, and exercises that were passed or failed. */
export function practising(world: World): Act[] {
  const learners = world.cast.filter((member) => member.index > 0 && mannerOf(member) === 'in-time')
  return [
    ...learners
      .filter(({index}) => index % 5 === 0 || index % 5 === 2)
      .flatMap((member) => lessonActs(world, member)),
    ...plays.flatMap((play, number): Act[] => {
      const member = learners[number * Math.max(1, Math.floor(learners.length / plays.length))]
      if (!member) return []
      return [
        {
          at: after(world, member, 30 + 9 * number),
          what: `${play.exercise} by ${member.name}`,
          run: async () => await practise(world, member, play),
        },
      ]
    }),
  ]
}

/** Three lessons over three weeks, the last of them left halfway by every other. */
function lessonActs(world: World, member: Member): Act[] {
  return lessonsOf[member.engineerRole].map((lesson, number) => ({
    at: after(world, member, 18 + 7 * number),
    what: `lesson ${lesson} by ${member.name}`,
    run: async () => {
      const isLeft = number === 2 && member.index % 2 === 0
      await takeLesson(world, member, {lesson, ...(isLeft ? {acts: 2} : {})})
    },
  }))
}

/** So many days after the programme reached somebody; a short history has to make do with less. */
function after(world: World, member: Member, days: number): Date {
  const {calendar, random} = world
  const joined = joinedAt(world, member).getTime()
  const left = (calendar.end.getTime() - joined) / dayMs
  const share = random(`practice/${member.index}/${days}`).next()
  return workday(new Date(joined + Math.min(days, (left * days) / 80) * dayMs), share)
}

async function practise(
  world: World,
  member: Member,
  {exercise, wrong}: (typeof plays)[number],
): Promise<void> {
  const path = `/api/exercises/${exercise}/attempts`
  const {id} = await world.visitor(member).post<AttemptView>(path)
  await playOn(world, member, {attemptId: id, exercise, ...(wrong === undefined ? {} : {wrong})})
}

/** Plays an attempt by the reference solution, or by a wrong one of this name, and finishes it. */
export async function playOn(
  world: World,
  member: Member,
  {attemptId, exercise, wrong}: {attemptId: string; exercise: string; wrong?: string},
): Promise<void> {
  const solutions = await readExerciseSolutions(exercise)
  const solution = wrong === undefined ? solutions.reference : solutions.wrong[wrong]
  if (!solution) throw new Error(`no solution ${wrong} of ${exercise}`)
  const browser = world.visitor(member)
  const path = `/api/exercise-attempts/${attemptId}`
  let attempt = await browser.get<AttemptView>(path)
  for (let step = 0, stops = 0; ;) {
    const action = solution(attempt.view, step)
    if (action === null) break
    world.clock.advance(4 * minuteMs)
    const {position} = attempt
    const sent = {actionId: randomUUID(), position, action}
    attempt = await browser.post<AttemptView>(`${path}/actions`, sent)
    // a busy machine may stop what a sandbox runs; it was not applied then, and is asked for again
    if (attempt.stopped !== null && ++stops < mostStops) continue
    step += 1
  }
  world.clock.advance(minuteMs)
  await browser.post(`${path}/finish`, {actionId: randomUUID(), position: attempt.position})
}

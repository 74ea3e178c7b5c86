import {randomUUID} from 'node:crypto'
import type {Module, Track} from '@airworthy/content'
import {AirworthyError, canonicalJson, type Json} from '@airworthy/kernel'
import {
  foldSession,
  nextSession,
  type AnyEngine,
  type Attempt,
  type Judgement,
  type RangeHost,
  type Session,
  type SessionEvent,
  type Standing,
} from '@airworthy/range'
import {z} from 'zod'
import {buildSchool, type Answered} from '../curriculum/curriculum.builders.ts'
import type {ExerciseContent} from './exercise-content.ts'
import {createExercises, exerciseRoutes, type ExercisesParts} from './index.ts'
import type {AttemptView, ExercisesView} from './views.ts'

interface TallyState {
  readonly goal: number
  readonly canary: string
  readonly total: number
}

const tallyAction = z.strictObject({add: z.int().min(-10).max(10), slow: z.boolean().optional()})
const tallyFacts = z.object({goal: z.number()})

/**
 * A small engine for tests: numbers are added until a goal is reached, which only the scenario knows.
 * Each attempt has a canary of its own, which no view shows.
 */
export const tallyEngine: AnyEngine = {
  id: 'tally',
  facts: tallyFacts,
  action: tallyAction,
  start: (facts, seed): TallyState => ({
    goal: tallyFacts.parse(facts).goal,
    canary: `canary-${seed}`,
    total: 0,
  }),
  decide(state, action) {
    const {add} = tallyAction.parse(action)
    const {total} = state as TallyState // the engine's own
    return {total: total + add}
  },
  apply: (state, {result}) => ({...(state as TallyState), ...(result as {total: number})}),
  undoable: (action) => tallyAction.parse(action).add !== 7,
  view: (state) => ({total: (state as TallyState).total}),
  progress: (state) => [{id: 'reach', reached: (state as TallyState).total > 0 ? null : false}],
  judge(state): Judgement {
    const {total, goal} = state as TallyState
    const reached = total >= goal
    return {
      objectives: [
        {id: 'reach', reached, credit: Math.min(1, total / goal), value: {value: total}},
        {id: 'stay', reached: true, credit: 1},
      ],
    }
  },
}

/** A range without worker: decides at once; an action that says `slow` meets the wall time. */
export function hostInProcess(): RangeHost & {readonly judged: () => number} {
  let judged = 0
  const folded = ({facts, events}: Attempt) => foldSession(tallyEngine, {facts, events})
  const tools = {
    runCode: () => {
      throw new Error('the engine of these tests runs no code')
    },
  }

  function decided<Event extends SessionEvent>(session: Session, event: Event) {
    return {event, standing: standingOf(nextSession(tallyEngine, {session, event}))}
  }

  return {
    async act(attempt, action) {
      const session = folded(attempt)
      const parsed = tallyAction.safeParse(action)
      if (!parsed.success) throw new AirworthyError('action-refused', 'does not fit')
      if (parsed.data.slow === true) {
        return decided(session, {kind: 'stopped', action, reason: 'wall-time', afterMs: 8_000})
      }
      const result = tallyEngine.decide(session.state, parsed.data, tools) as Json
      return decided(session, {kind: 'acted', action, result})
    },
    async undo(attempt) {
      const session = folded(attempt)
      if (!session.canUndo) throw new AirworthyError('action-refused', 'nothing to take back')
      return decided(session, {kind: 'undone'})
    },
    view: async (attempt) => standingOf(folded(attempt)),
    async judge(attempt) {
      judged += 1
      const session = folded(attempt)
      const judgement = tallyEngine.judge(session.state, tools)
      return decided(session, {kind: 'finished', judgement})
    },
    close: async () => undefined,
    judged: () => judged,
  }
}

function standingOf(session: Session): Standing {
  const {position, canUndo, hintsShown, lastStopped: stopped, judgement, state} = session
  const objectives = judgement?.objectives ?? tallyEngine.progress(state)
  // through JSON, as from a worker
  const view = JSON.parse(canonicalJson(tallyEngine.view(state) as Json)) as Json
  return {position, canUndo, hintsShown, stopped, objectives, view, judgement}
}

/** An exercise of the tally; its texts are told apart by a word each. */
export function buildContent(change: Partial<ExerciseContent> = {}): ExerciseContent {
  return {
    id: 'tally',
    version: 1,
    engine: 'tally',
    title: 'Reach the goal',
    level: 2,
    minutes: 10,
    domains: ['llm-and-api-security'],
    simulated: 'The sum is simulated.',
    brief: 'You add numbers until the **goal** is reached.',
    control: [{name: 'Add', note: 'a number'}],
    objectives: [
      {
        id: 'reach',
        part: 'break',
        title: 'Reach the goal',
        judged: 'the total is at least the goal',
        required: true,
        weight: 0.8,
      },
      {
        id: 'stay',
        part: 'serve',
        title: 'Stay',
        judged: 'always',
        required: false,
        weight: 0.2,
      },
    ],
    hints: [
      {price: 5, text: 'The first hint of the tally.'},
      {price: 15, text: 'The second hint of the tally.'},
      {price: 30, text: 'The third hint of the tally.'},
    ],
    parameters: {domain: 'llm-and-api-security', a: 1.2, b: [-0.5, 0.5]},
    debrief: {
      cause: 'The cause of the tally.',
      held: 'What held in the tally.',
      cost: 'What the tally costs.',
      ownCode: 'How to find a tally of your own.',
      commands: [{command: 'airworthy check', does: 'checks', available: true}],
      regression: 'Keep the sum as a test.',
      sources: [{title: 'On sums', where: 'page 1', says: 'that they add up'}],
    },
    facts: {goal: 10, hiddenNote: 'only the scenario says this'},
    ...change,
  }
}

/** The module of an exercise, as its track has it. */
export function buildModule(change: Partial<Module> = {}): Module {
  return {
    id: 'exercise/tally',
    kind: 'exercise',
    slug: 'tally',
    title: 'Reach the goal',
    track: 'core',
    domains: ['llm-and-api-security'],
    level: 2,
    minutes: 10,
    outcome: 'Reach a goal.',
    available: true,
    ...change,
  }
}

/** Exercises, plans and a ledger on a database of their own; `close` when done. */
export async function buildRange({
  modules = [buildModule()],
  contents = [buildContent()],
}: {modules?: readonly Module[]; contents?: readonly ExerciseContent[]} = {}) {
  const tracks: Track[] = [{id: 'core', title: 'Core', purpose: 'For all.', modules}]
  const school = await buildSchool({tracks})
  const {database, ledger, clock, curriculum} = school

  /** A process of the web tier: its own memory, the common database. */
  async function open(parts: Partial<ExercisesParts> = {}) {
    const host = hostInProcess()
    let seeds = 0
    const exercises = await createExercises({
      database,
      ledger,
      curriculum,
      host,
      modules,
      contents,
      clock,
      newSeed: () => `seed-${(seeds += 1)}-of-the-tally`,
      ...parts,
    })
    const app = school.appOf(exerciseRoutes(exercises))

    async function call<Body = AttemptView>(
      personId: string | null,
      method: string,
      path: string,
      body?: unknown,
    ): Promise<Answered<Body>> {
      clock.advance(1_000)
      const headers = new Headers(personId === null ? {} : {'x-person': personId})
      if (body !== undefined) headers.set('content-type', 'application/json')
      const response = await app.request(path, {
        method,
        headers,
        ...(body === undefined ? {} : {body: JSON.stringify(body)}),
      })
      // The test states the shape that it expects and compares what matters to it.
      return {
        status: response.status,
        headers: response.headers,
        body: (await response.json()) as Body,
      }
    }

    /** A person's browser; every change names the position that was last seen. */
    function browser(personId: string) {
      let seen: AttemptView | undefined
      const change = async (verb: string, body: object) => {
        const answered = await call(
          personId,
          'POST',
          `/api/exercise-attempts/${seen?.id}/${verb}`,
          {
            actionId: randomUUID(),
            ...(verb === 'hints' ? {} : {position: seen?.position}),
            ...body,
          },
        )
        if (answered.status === 200) seen = answered.body
        return answered
      }
      return {
        async start(exercise = 'tally') {
          const answered = await call(personId, 'POST', `/api/exercises/${exercise}/attempts`)
          if (answered.status === 201) seen = answered.body
          return answered
        },
        act: async (action: Json, body: object = {}) => await change('actions', {action, ...body}),
        undo: async (body: object = {}) => await change('undo', body),
        hint: async (hint: number, body: object = {}) => await change('hints', {hint, ...body}),
        finish: async (body: object = {}) => await change('finish', body),
        view: async (id = seen?.id) => await call(personId, 'GET', `/api/exercise-attempts/${id}`),
        list: async () => (await call<ExercisesView>(personId, 'GET', '/api/exercises')).body,
      }
    }

    return {exercises, host, call, browser}
  }

  return {...school, open}
}

/** What every refusal looks like. */
export interface Refusal {
  readonly error: {readonly code: string; readonly message: string}
}

import type {Json} from '@airworthy/kernel'
import {
  decideAction,
  decideJudgement,
  engines,
  foldSession,
  nextSession,
  openSandbox,
  standingOf,
  type AnyEngine,
  type Judgement,
  type Sandbox,
  type SessionEvent,
} from '@airworthy/range'
import type {Exercise} from './read-exercises.ts'
import type {Solution} from './solution.ts'

/** No solution takes more actions; one that does has no end. */
const mostActions = 200

let opened: Promise<Sandbox> | null = null

/** Lets a solution play an exercise from a seed, in this process, and judges what it reached. */
export async function play(
  exercise: Exercise,
  {solution, seed}: {solution: Solution<unknown, unknown>; seed: string},
): Promise<{events: SessionEvent[]; judgement: Judgement; views: string[]; engine: AnyEngine}> {
  const engine = engines[exercise.engine]
  if (engine === undefined) throw new Error(`unknown engine: ${exercise.engine}`)
  const sandbox = await (opened ??= openSandbox())
  const {facts, factsDigest} = exercise
  const events: SessionEvent[] = [
    {kind: 'started', exercise: exercise.id, engine: engine.id, seed, facts: factsDigest},
  ]
  let session = foldSession(engine, {facts, events})
  const views: string[] = []
  for (let step = 0; step <= mostActions; step++) {
    const {view} = standingOf(engine, session)
    views.push(JSON.stringify(view))
    const action = solution(view, step)
    if (action === null) break
    // solutions give plain data
    const event = decideAction(engine, {session, action: action as Json, tools: sandbox})
    events.push(event)
    session = nextSession(engine, {session, event})
    await sandbox.renew()
  }
  const finished = decideJudgement(engine, {session, tools: sandbox})
  await sandbox.renew()
  return {events: [...events, finished], judgement: finished.judgement, views, engine}
}

/** The sandbox that `play` uses. */
export async function playSandbox(): Promise<Sandbox> {
  return await (opened ??= openSandbox())
}

import {canonicalJson, isAirworthyError, type Json} from '@airworthy/kernel'
import {
  decideAction,
  decideUndo,
  engines,
  foldSession,
  nextSession,
  standingOf,
  type SessionEvent,
} from '@airworthy/range'
import fc from 'fast-check'
import {describe, expect, it} from 'vitest'
import {play, playSandbox} from './play.builders.ts'
import {readExerciseSolutions} from './read-exercise-solutions.ts'
import {exerciseIds, readExercise} from './read-exercises.ts'

const ids = await exerciseIds()
const seed = 'contract-7f3a'
const longestView = 2_000_000

/** What the exercise's own solutions do: actions that mean something to the engine. */
async function actionsOf(id: string): Promise<Json[]> {
  const exercise = await readExercise(id)
  const {reference, wrong} = await readExerciseSolutions(id)
  const actions = new Map<string, Json>()
  for (const solution of [reference, ...Object.values(wrong)]) {
    const {events} = await play(exercise, {solution, seed})
    for (const event of events) {
      if (event.kind === 'acted') actions.set(canonicalJson(event.action), event.action)
    }
  }
  return [...actions.values()]
}

describe.each(ids)('the engine of %s, under random actions and undos,', (id) => {
  it('folds to the live state, returns JSON, hides its seed, and undoes to the state before', async () => {
    const exercise = await readExercise(id)
    const {facts, factsDigest} = exercise
    const engine = engines[exercise.engine]
    if (engine === undefined) throw new Error(`unknown engine: ${exercise.engine}`)
    const tools = await playSandbox()
    const pool = await actionsOf(id)
    const step = fc.oneof(
      {weight: 3, arbitrary: fc.constantFrom(...pool)},
      {weight: 1, arbitrary: fc.constant('undo' as const)},
    )
    await fc.assert(
      fc.asyncProperty(fc.array(step, {maxLength: 6}), async (steps) => {
        const started: SessionEvent = {
          kind: 'started',
          exercise: id,
          engine: engine.id,
          seed,
          facts: factsDigest,
        }
        const events: SessionEvent[] = [started]
        let session = foldSession(engine, {facts, events})
        for (const one of steps) {
          if (one === 'undo' && !session.canUndo) continue
          const before = standingOf(engine, session)
          let event: SessionEvent
          try {
            event =
              one === 'undo'
                ? decideUndo(session)
                : decideAction(engine, {session, action: one, tools})
          } catch (thrown) {
            if (isAirworthyError(thrown, 'action-refused')) continue
            throw thrown
          }
          // what is stored comes back as JSON
          const stored = JSON.parse(JSON.stringify(event)) as SessionEvent
          expect(stored).toEqual(event)
          events.push(stored)
          session = nextSession(engine, {session, event})
          if (event.kind === 'acted' && session.canUndo) {
            const undone = nextSession(engine, {session, event: {kind: 'undone'}})
            expect(standingOf(engine, undone).view).toEqual(before.view)
            expect(standingOf(engine, undone).objectives).toEqual(before.objectives)
          }
          await tools.renew()
        }
        const live = standingOf(engine, session)
        expect(standingOf(engine, foldSession(engine, {facts, events}))).toEqual(live)
        const shown = JSON.stringify(live)
        expect(shown).not.toContain(seed)
        expect(shown.length).toBeLessThan(longestView)
      }),
      {numRuns: 10},
    )
  }, 120_000)

  it('refuses actions that are none', async () => {
    const exercise = await readExercise(id)
    const {facts, factsDigest} = exercise
    const engine = engines[exercise.engine]
    if (engine === undefined) throw new Error(`unknown engine: ${exercise.engine}`)
    const tools = await playSandbox()
    const events: SessionEvent[] = [
      {kind: 'started', exercise: id, engine: engine.id, seed, facts: factsDigest},
    ]
    const session = foldSession(engine, {facts, events})
    fc.assert(
      fc.property(fc.jsonValue(), (action) => {
        const plain = JSON.parse(JSON.stringify({nothing: action})) as Json
        let thrown: unknown
        try {
          decideAction(engine, {session, action: plain, tools})
        } catch (error) {
          thrown = error
        }
        expect(isAirworthyError(thrown, 'action-refused')).toBe(true)
      }),
    )
  })
})

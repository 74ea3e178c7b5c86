import {randomUUID} from 'node:crypto'
import {errorFrom, type Json, type Random} from '@airworthy/kernel'
import {readExerciseSolutions} from '../../content/src/exercises/read-exercise-solutions.ts'
import type {AttemptView, ExercisesView} from '../../server/features/exercises/views.ts'
import type {Client} from './client.ts'
import {insistentClient} from './insistent-client.ts'

/** Something that a learner did in an exercise, sent perhaps several times. */
export interface SentChange {
  readonly actionId: string
  readonly attempt: string
  readonly verb: 'actions' | 'undo' | 'hints' | 'finish'
}

/** A learner who takes exercises as fast as the platform does, whatever happens to it. */
export interface ExercisingLearner {
  /** Changes for which a 200 came back. */
  readonly acknowledged: readonly SentChange[]
  /** The attempt as each acknowledged finish left it. */
  readonly finished: readonly AttemptView[]
  readonly retries: () => number
  readonly inFlight: () => number
  /** Throws what made the learner give up, if anything has. */
  readonly assertWell: () => void
  /** Ends after the current change is acknowledged. Throws what went wrong on the way. */
  readonly stop: () => Promise<void>
}

/** Lets a learner play reference solutions until stopped, each request until it succeeds. */
export function exercisingLearner(
  client: Client,
  {random, exercises}: {random: Random; exercises: readonly string[]},
): ExercisingLearner {
  const acknowledged: SentChange[] = []
  const finished: AttemptView[] = []
  const {insist, ask, retries, inFlight} = insistentClient(client)
  let stopped = false

  async function openAttempt(exercise: string): Promise<AttemptView> {
    const started = await insist('POST', `/api/exercises/${exercise}/attempts`)
    if (started.status === 201) return started.body as AttemptView // the route's view
    // a start that was kept though its answer was lost
    const list = await ask<ExercisesView>('GET', '/api/exercises')
    const open = list.exercises.find(({id}) => id === exercise)?.openAttempt
    if (!open) throw new Error(`not started: ${JSON.stringify(started.body)}`)
    return await ask('GET', `/api/exercise-attempts/${open}`)
  }

  async function change(
    attempt: AttemptView,
    verb: SentChange['verb'],
    body: Readonly<Record<string, Json>> = {},
  ): Promise<AttemptView> {
    const actionId = randomUUID()
    const position = verb === 'hints' ? {} : {position: attempt.position}
    const path = `/api/exercise-attempts/${attempt.id}/${verb}`
    const next = await ask<AttemptView>('POST', path, {actionId, ...position, ...body})
    acknowledged.push({actionId, attempt: attempt.id, verb})
    if (next.status === 'finished') finished.push(next)
    return next
  }

  async function play(exercise: string): Promise<void> {
    const {reference} = await readExerciseSolutions(exercise)
    let attempt = await openAttempt(exercise)
    if (random.next() < 0.3) attempt = await change(attempt, 'hints', {hint: 0})
    for (let step = 0; !stopped; step++) {
      const action = reference(attempt.view, step) as Json | null // solutions act in JSON
      if (action === null) {
        await change(attempt, 'finish')
        return
      }
      attempt = await change(attempt, 'actions', {action})
      if (attempt.canUndo && random.next() < 0.1) {
        attempt = await change(attempt, 'undo')
        attempt = await change(attempt, 'actions', {action})
      }
    }
  }

  async function playOn(): Promise<void> {
    while (!stopped) await play(exercises[random.integer(exercises.length)] ?? '')
  }

  let fault: Error | null = null
  const done = playOn().catch((thrown: unknown) => (fault = errorFrom(thrown)))

  function assertWell(): void {
    if (fault !== null) throw fault
  }

  return {
    acknowledged,
    finished,
    retries,
    inFlight,
    assertWell,
    async stop() {
      stopped = true
      await done
      assertWell()
    },
  }
}

import {randomUUID} from 'node:crypto'
import {errorFrom, type Random} from '@airworthy/kernel'
import type {AttemptsView, AttemptView} from '../../server/features/assessments/views.ts'
import type {Client} from './client.ts'
import {insistentClient} from './insistent-client.ts'
import {guessedResponse} from '../../scripts/guessed-response.ts'

/** An answer that a learner has sent, perhaps several times. */
export interface SentAnswer {
  readonly answerId: string
  readonly attempt: string
  readonly position: number
}

/** A learner who answers as fast as the platform does, whatever happens to it. */
export interface AnsweringLearner {
  /** Answers for which a 200 came back. */
  readonly acknowledged: readonly SentAnswer[]
  readonly sent: ReadonlyMap<string, SentAnswer>
  /** Requests sent again because no answer came, or 503. */
  readonly retries: () => number
  /** Requests under way. */
  readonly inFlight: () => number
  /** Throws what made the learner give up, if anything has. */
  readonly assertWell: () => void
  /** Ends after the current answer is acknowledged. Throws what went wrong on the way. */
  readonly stop: () => Promise<void>
}

/** Lets a learner answer until stopped: one attempt after another, each request until it succeeds. */
export function answeringLearner(client: Client, random: Random): AnsweringLearner {
  const acknowledged: SentAnswer[] = []
  const sent = new Map<string, SentAnswer>()
  const {insist, ask, retries, inFlight} = insistentClient(client)
  let stopped = false

  async function openAttempt(): Promise<AttemptView> {
    const {open} = await ask<AttemptsView>('GET', '/api/assessments')
    if (open) return await ask('GET', `/api/assessments/${open.id}`)
    const request = {role: 'data-scientist', consent: true}
    const started = await insist('POST', '/api/assessments', request)
    // a start that was kept though its answer was lost
    if (started.status === 409) return await openAttempt()
    if (started.status !== 201) throw new Error(`not started: ${JSON.stringify(started.body)}`)
    return started.body as AttemptView // the route's view
  }

  async function answerOne(attempt: AttemptView): Promise<AttemptView> {
    const {id, position, item} = attempt
    if (!item) throw new Error(`no item at position ${position} of ${id}`)
    const couldTell = random.next() < 0.9
    const answer: SentAnswer = {answerId: randomUUID(), attempt: id, position}
    sent.set(answer.answerId, answer)
    const next = await ask<AttemptView>('POST', `/api/assessments/${id}/answers`, {
      answerId: answer.answerId,
      position,
      elapsedMs: random.integer(30_000),
      answer: couldTell
        ? {kind: 'response', response: guessedResponse(item.view, random)}
        : {kind: 'cannot-tell'},
    })
    acknowledged.push(answer)
    return next
  }

  async function answerOn(): Promise<void> {
    let attempt = await openAttempt()
    while (!stopped) {
      attempt = attempt.status === 'finished' ? await openAttempt() : await answerOne(attempt)
    }
  }

  let fault: Error | null = null
  const done = answerOn().catch((thrown: unknown) => (fault = errorFrom(thrown)))

  function assertWell(): void {
    if (fault !== null) throw fault
  }

  return {
    acknowledged,
    sent,
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

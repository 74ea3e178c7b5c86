import {randomUUID} from 'node:crypto'
import {setTimeout as sleep} from 'node:timers/promises'
import type {Random} from '@airworthy/kernel'
import type {AttemptsView, AttemptView} from '../../server/features/assessments/views.ts'
import type {Session} from './connection.ts'
import {guessedResponse} from '../../scripts/guessed-response.ts'

/** What one period of answering measured. */
export interface Measured {
  /** From the request to the whole answer, in milliseconds, of every answer that was kept. */
  readonly answerMs: number[]
  /** The same of attempts that were started on the way. */
  readonly startMs: number[]
  /** Whatever was not answered as it should be. */
  readonly errors: string[]
}

export interface Learner {
  /** Opens an attempt, so that answering can begin. */
  prepare(): Promise<void>
  /**
   * Answers until `deadline` (of performance.now), thinking for a random time of mean `pauseMs`
   * before each answer. Nothing is thrown: faults are counted.
   */
  answerUntil(deadline: number, options: {pauseMs: number; measured: Measured}): Promise<void>
}

/** A learner who takes one baseline after another, as somebody who knows nothing. */
export function learnerOf(session: Session, random: Random): Learner {
  let attempt: AttemptView | null = null

  async function openAttempt(): Promise<AttemptView> {
    const {open, role} = await ownAttempt()
    if (open !== null) return await session.expect('GET', `/api/assessments/${open}`)
    return await session.expect('POST', '/api/assessments', {role, consent: true})
  }

  async function ownAttempt() {
    const {open} = await session.expect<AttemptsView>('GET', '/api/assessments')
    const {viewer} = await session.expect<{viewer: {engineerRole: string}}>('GET', '/api/viewer')
    return {open: open?.id ?? null, role: viewer.engineerRole}
  }

  async function answerOne({id, position, item}: AttemptView): Promise<AttemptView> {
    if (!item) throw new Error(`no item at position ${position} of ${id}`)
    const couldTell = random.next() < 0.9
    return await session.expect('POST', `/api/assessments/${id}/answers`, {
      answerId: randomUUID(),
      position,
      elapsedMs: random.integer(30_000),
      answer: couldTell
        ? {kind: 'response', response: guessedResponse(item.view, random)}
        : {kind: 'cannot-tell'},
    })
  }

  return {
    async prepare() {
      attempt = await openAttempt()
    },
    async answerUntil(deadline, {pauseMs, measured}) {
      for (;;) {
        const pause = -Math.log(1 - random.next()) * pauseMs
        if (performance.now() + pause >= deadline) return
        await sleep(pause)
        try {
          if (attempt === null || attempt.status === 'finished') {
            const began = performance.now()
            attempt = await openAttempt()
            measured.startMs.push(performance.now() - began)
          } else {
            const began = performance.now()
            attempt = await answerOne(attempt)
            measured.answerMs.push(performance.now() - began)
          }
        } catch (thrown) {
          measured.errors.push(thrown instanceof Error ? thrown.message : String(thrown))
          attempt = null // as after a reload
        }
      }
    },
  }
}

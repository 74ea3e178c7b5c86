import type {AnswerRequest, AttemptView} from '@airworthy/server/features/assessments/views.ts'
import {describe, expect, it} from 'vitest'
import {RequestRefused} from '../../interface/request-refused.ts'
import {deliver, pauseAfter} from './hand-in.ts'

const handIn: AnswerRequest = {
  answerId: '00000000-0000-4000-8000-000000000009',
  position: 3,
  elapsedMs: 4000,
  answer: {kind: 'cannot-tell'},
}

function buildAttempt(): AttemptView {
  return {
    id: '00000000-0000-4000-8000-000000000000',
    kind: 'baseline',
    domain: null,
    status: 'in-progress',
    role: 'data-scientist',
    startedAt: '2026-11-23T10:00:00.000Z',
    savedAt: '2026-11-23T10:05:00.000Z',
    activeMinutes: 5,
    position: 4,
    item: null,
    progress: [],
    remaining: {minimum: 1, maximum: 2, minutes: 2},
    offersToStop: false,
  }
}

/** Answers each try by the next outcome: an attempt, or a status that is refused. */
function buildServer(outcomes: (AttemptView | number)[]) {
  const sent: AnswerRequest[] = []
  const waits: number[] = []
  const options = {
    async send(request: AnswerRequest) {
      sent.push(request)
      const outcome = outcomes.shift()
      if (typeof outcome !== 'object') {
        throw new RequestRefused('refused', 'not now', {status: outcome ?? 0})
      }
      return outcome
    },
    async wait(milliseconds: number) {
      waits.push(milliseconds)
    },
    onTrouble() {},
  }
  return {sent, waits, options}
}

describe('an answer that is handed in', () => {
  it('is acknowledged by the next state of the attempt', async () => {
    const attempt = buildAttempt()
    const server = buildServer([attempt])
    expect(await deliver(handIn, server.options)).toEqual({kind: 'acknowledged', attempt})
    expect(server.waits).toEqual([])
  })

  it('is sent again with the same answer id until it is acknowledged', async () => {
    const server = buildServer([0, 503, 0, buildAttempt()])
    expect((await deliver(handIn, server.options)).kind).toBe('acknowledged')
    expect(server.sent).toHaveLength(4)
    expect(new Set(server.sent.map(({answerId}) => answerId))).toEqual(new Set([handIn.answerId]))
    expect(server.waits).toEqual([1000, 2000, 4000])
  })

  it('is not sent again when the position was answered elsewhere', async () => {
    const server = buildServer([409])
    expect(await deliver(handIn, server.options)).toEqual({kind: 'passed'})
    expect(server.sent).toHaveLength(1)
  })

  it('is given back with the reason when it is malformed', async () => {
    const server = buildServer([422])
    expect(await deliver(handIn, server.options)).toEqual({kind: 'refused', reason: 'Not now.'})
  })

  it('waits for the person when the session has ended', async () => {
    const server = buildServer([401])
    expect(await deliver(handIn, server.options)).toEqual({kind: 'signed-out'})
  })

  it('waits longer after each failure, at most 15 seconds', () => {
    expect([1, 2, 3, 4, 5, 20].map(pauseAfter)).toEqual([1000, 2000, 4000, 8000, 15_000, 15_000])
  })
})

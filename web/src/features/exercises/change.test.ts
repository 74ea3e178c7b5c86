import type {AttemptView} from '@airworthy/server/features/exercises/views.ts'
import {describe, expect, it} from 'vitest'
import {RequestRefused} from '../../interface/request-refused.ts'
import {buildExerciseAttempt} from './attempt.builders.ts'
import {deliverChange, type Change} from './change.ts'
import {pendingChangesIn} from './pending-change.ts'

const change: Change = {
  kind: 'actions',
  body: {
    actionId: '00000000-0000-4000-8000-000000000009',
    position: 1,
    action: {kind: 'say', text: 'hello'},
  },
}

type Outcome = AttemptView | {status: number; code?: string} | Error

/** Answers each try by the next outcome. */
function buildServer(outcomes: Outcome[]) {
  const sent: Change[] = []
  const waits: number[] = []
  return {
    sent,
    waits,
    async send(made: Change) {
      sent.push(made)
      const outcome = outcomes.shift()
      if (outcome === undefined) throw new Error('sent once too often')
      if (outcome instanceof Error) throw outcome
      if ('exercise' in outcome) return outcome
      throw new RequestRefused(outcome.code ?? 'refused', 'not now', {status: outcome.status})
    },
    async wait(milliseconds: number) {
      waits.push(milliseconds)
    },
    onTrouble() {},
  }
}

describe('a change of an attempt', () => {
  it('is sent again under the same id until the server has applied it', async () => {
    const attempt = buildExerciseAttempt({position: 2})
    const server = buildServer([{status: 0}, {status: 503}, {status: 429}, attempt])
    expect(await deliverChange(change, server)).toEqual({kind: 'applied', attempt})
    expect(server.sent).toEqual([change, change, change, change])
    expect(server.waits).toEqual([1000, 2000, 4000])
  })

  it('is not sent again where the attempt has moved on or is gone', async () => {
    const elsewhere = [
      {status: 409, code: 'position-passed'},
      {status: 409, code: 'attempt-finished'},
      {status: 404},
    ]
    for (const refusal of elsewhere) {
      const server = buildServer([refusal])
      expect(await deliverChange(change, server)).toEqual({kind: 'passed'})
      expect(server.sent).toHaveLength(1)
    }
  })

  it('is given back with the reason where the exercise does not take it', async () => {
    for (const status of [400, 409, 422]) {
      const server = buildServer([{status, code: 'action-refused'}])
      expect(await deliverChange(change, server)).toEqual({kind: 'refused', reason: 'Not now.'})
    }
  })

  it('waits for the person where the session has ended', async () => {
    expect(await deliverChange(change, buildServer([{status: 401}]))).toEqual({kind: 'signed-out'})
  })
})

describe('the change on its way', () => {
  function buildStore() {
    const kept = new Map<string, string>()
    return {
      getItem: (key: string) => kept.get(key) ?? null,
      setItem: (key: string, value: string) => void kept.set(key, value),
      removeItem: (key: string) => void kept.delete(key),
    }
  }

  it('survives a reload of the tab, for its own attempt alone', () => {
    const store = buildStore()
    pendingChangesIn(store).keep('a', change)
    expect(pendingChangesIn(store).of('a')).toEqual(change)
    expect(pendingChangesIn(store).of('b')).toBeUndefined()
    pendingChangesIn(store).forget('a')
    expect(pendingChangesIn(store).of('a')).toBeUndefined()
  })

  it('is not kept by a store that is full, and nothing is thrown', () => {
    const full = {
      ...buildStore(),
      setItem() {
        throw new DOMException('full', 'QuotaExceededError')
      },
    }
    pendingChangesIn(full).keep('a', change)
    expect(pendingChangesIn(full).of('a')).toBeUndefined()
  })
})

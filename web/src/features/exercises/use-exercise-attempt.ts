import type {AttemptView} from '@airworthy/server/features/exercises/views.ts'
import {useQueryClient} from '@tanstack/react-query'
import {useRouter} from '@tanstack/react-router'
import {useCallback, useEffect, useRef, useState} from 'react'
import {request} from '../../interface/request.ts'
import {pauseOrOnline} from '../assessments/pause-or-online.ts'
import {deliverChange, type Change, type ChangeDelivery} from './change.ts'
import {pendingChangesIn} from './pending-change.ts'
import {exerciseAttemptQuery, exercisesQuery} from './queries.ts'
import {useKeptFocus} from './use-kept-focus.ts'

/** How far a change is: none on its way, on its way, or failed and being tried again. */
export type ChangePhase = 'idle' | 'sending' | 'trying-again'

/** What cannot be shown in the panes: why a change was not applied. */
export interface ChangeRefusal {
  readonly word: string
  readonly sentence: string
}

const pending = pendingChangesIn(globalThis.sessionStorage)

/** Acts on an attempt; every change is sent until it is answered, after a reload too. */
export function useExerciseAttempt(attempt: AttemptView) {
  const client = useQueryClient()
  const router = useRouter()
  const [phase, setPhase] = useState<ChangePhase>('idle')
  const [refusal, setRefusal] = useState<ChangeRefusal>()
  const busy = useRef(false)
  const keepFocus = useKeptFocus(phase !== 'idle')
  const {id, position} = attempt

  const settle = useCallback(
    async (delivery: ChangeDelivery): Promise<boolean> => {
      pending.forget(id)
      switch (delivery.kind) {
        case 'applied': {
          const {attempt: next} = delivery
          client.setQueryData(exerciseAttemptQuery(id).queryKey, next)
          if (next.status === 'finished') await forgetWhatFollows(client)
          if (next.stopped !== null) setRefusal(stoppedRefusal(next.stopped.afterMs))
          return next.stopped === null
        }
        case 'passed':
          await client.invalidateQueries({queryKey: exerciseAttemptQuery(id).queryKey})
          setRefusal(passedRefusal)
          return false
        case 'signed-out':
          client.removeQueries({queryKey: ['viewer']})
          await router.invalidate()
          return false
        case 'refused':
          setRefusal({word: 'Not done', sentence: delivery.reason})
          return false
      }
    },
    [client, id, router],
  )

  const send = useCallback(
    async (change: Change): Promise<boolean> => {
      if (busy.current) return false
      busy.current = true
      setPhase('sending')
      setRefusal(undefined)
      try {
        const delivery = await deliverChange(change, {
          send: ({kind, body}) =>
            request<AttemptView>(`/api/exercise-attempts/${id}/${kind}`, {method: 'POST', body}),
          wait: pauseOrOnline,
          onTrouble: () => setPhase('trying-again'),
        })
        return await settle(delivery)
      } finally {
        busy.current = false
        setPhase('idle')
      }
    },
    [id, settle],
  )

  useEffect(() => {
    const change = pending.of(id)
    if (change !== undefined) void send(change)
    // Once, when the attempt is opened: later changes are sent when they are made.
  }, [id, send])

  const make = (change: Change) => {
    if (busy.current) return Promise.resolve(false)
    keepFocus()
    pending.keep(id, change)
    return send(change)
  }
  const actionId = () => crypto.randomUUID()
  return {
    phase,
    refusal,
    act: (action: unknown) =>
      make({
        kind: 'actions',
        // An action is plain JSON: its engine's schema says so, and the server checks it.
        body: {actionId: actionId(), position, action: action as ActionJson},
      }),
    undo: () => make({kind: 'undo', body: {actionId: actionId(), position}}),
    finish: () => make({kind: 'finish', body: {actionId: actionId(), position}}),
    showHint: (hint: number) => make({kind: 'hints', body: {actionId: actionId(), hint}}),
  }
}

type ActionJson = Extract<Change, {kind: 'actions'}>['body']['action']

const passedRefusal: ChangeRefusal = {
  word: 'Not done',
  sentence:
    'This attempt was changed in another tab or on another device. What you see now is its newest state.',
}

function stoppedRefusal(afterMs: number): ChangeRefusal {
  return {
    word: 'Stopped',
    sentence: `It was ended after ${(afterMs / 1000).toFixed(0)} seconds, and nothing of it was applied. That it was ended is recorded.`,
  }
}

/** What a finished attempt changes elsewhere is asked for anew. */
async function forgetWhatFollows(client: ReturnType<typeof useQueryClient>): Promise<void> {
  const keys = [exercisesQuery.queryKey, ['examinations'], ['plan'], ['my-data'], ['assignments']]
  await Promise.all(keys.map((queryKey) => client.invalidateQueries({queryKey})))
}

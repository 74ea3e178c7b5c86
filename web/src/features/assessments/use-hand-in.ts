import type {AnswerRequest, AttemptView} from '@airworthy/server/features/assessments/views.ts'
import {useQueryClient} from '@tanstack/react-query'
import {useRouter} from '@tanstack/react-router'
import {useCallback, useEffect, useRef, useState} from 'react'
import {request} from '../../interface/request.ts'
import {examinationsQuery} from '../examinations/queries.ts'
import {createDesk} from './desk.ts'
import {deliver, type Delivery} from './hand-in.ts'
import {pauseOrOnline} from './pause-or-online.ts'
import {attemptQuery} from './queries.ts'
import {useSettleAttempt} from './use-settle-attempt.ts'

/** The desk of this tab. */
export const desk = createDesk(globalThis.sessionStorage)

/** How far the handing in is: nothing on its way, on its way, or failed and being tried again. */
export type HandInPhase = 'idle' | 'sending' | 'trying-again'

/** Hands answers in until they are acknowledged; after a reload it goes on with the one on its way. */
export function useHandIn(attempt: AttemptView) {
  const client = useQueryClient()
  const router = useRouter()
  const settleAttempt = useSettleAttempt()
  const [phase, setPhase] = useState<HandInPhase>('idle')
  const [refusal, setRefusal] = useState<string>()
  const busy = useRef(false)
  const {id, kind, position} = attempt

  const settle = useCallback(
    async (delivery: Delivery, handIn: AnswerRequest) => {
      switch (delivery.kind) {
        case 'acknowledged':
          desk.clear(id, handIn.position)
          await settleAttempt(delivery.attempt)
          return
        case 'passed':
          desk.clear(id, handIn.position)
          await client.invalidateQueries({queryKey: attemptQuery(id).queryKey})
          // Its window may have ended: then the examination takes over.
          if (kind === 'examination') {
            await client.invalidateQueries({queryKey: examinationsQuery.queryKey})
          }
          return
        case 'signed-out':
          client.removeQueries({queryKey: ['viewer']})
          await router.invalidate()
          return
        case 'refused':
          desk.clearHandIn(id)
          setRefusal(delivery.reason)
      }
    },
    [client, id, kind, router, settleAttempt],
  )

  const send = useCallback(
    async (handIn: AnswerRequest) => {
      if (busy.current) return
      busy.current = true
      setPhase('sending')
      setRefusal(undefined)
      const delivery = await deliver(handIn, {
        send: (body) =>
          request<AttemptView>(`/api/assessments/${id}/answers`, {method: 'POST', body}),
        wait: pauseOrOnline,
        onTrouble: () => setPhase('trying-again'),
      })
      await settle(delivery, handIn)
      busy.current = false
      setPhase('idle')
    },
    [id, settle],
  )

  useEffect(() => {
    const pending = desk.handIn(id)
    if (pending === undefined) return
    if (pending.position === position) void send(pending)
    else desk.clearHandIn(id)
  }, [id, position, send])

  const handIn = (answer: AnswerRequest['answer'], elapsedMs: number) => {
    if (busy.current) return
    const made = {answerId: crypto.randomUUID(), position, elapsedMs, answer}
    desk.keepHandIn(id, made)
    void send(made)
  }
  return {handIn, phase, refusal}
}

import type {ActResponse} from '@airworthy/content/public'
import {useQueryClient} from '@tanstack/react-query'
import {useRouter} from '@tanstack/react-router'
import {useCallback, useEffect, useState} from 'react'
import {request} from '../../interface/request.ts'
import {pauseOrOnline} from '../assessments/pause-or-online.ts'
import {deliverResponse, type ResponseDelivery, type SentResponse} from './delivery.ts'
import {outboxIn} from './outbox.ts'
import {lessonQuery, lessonsQuery, type LessonProgress, type LessonView} from './queries.ts'
import type {SavedState} from './saved-words.tsx'

const outbox = outboxIn(globalThis.sessionStorage)

interface Waiting {
  readonly sent: SentResponse
  readonly state: Exclude<SavedState['kind'], 'open' | 'saved'>
  readonly reason: string
}

/** The answers to a lesson: shown at once, sent until they are saved, after a reload too. */
export function useResponses({lesson, progress}: LessonView) {
  const {id} = lesson
  const client = useQueryClient()
  const router = useRouter()
  const [waiting, setWaiting] = useState<ReadonlyMap<string, Waiting>>(new Map())

  const settle = useCallback(
    async (sent: SentResponse, delivery: ResponseDelivery) => {
      if (delivery.kind === 'signed-out') {
        client.removeQueries({queryKey: ['viewer']})
        await router.invalidate()
        return
      }
      outbox.forget(id, sent)
      if (delivery.kind === 'saved') {
        const {queryKey} = lessonQuery(id)
        client.setQueryData(queryKey, (view) => view && {...view, progress: delivery.progress})
        setWaiting((old) => without(old, sent))
        await forgetWhatFollows(client, delivery.progress)
      } else {
        setWaiting((old) => withState(old, sent, {state: 'refused', reason: delivery.reason}))
      }
    },
    [client, id, router],
  )

  const send = useCallback(
    async (sent: SentResponse) => {
      setWaiting((old) => new Map(old).set(sent.block, {sent, state: 'saving', reason: ''}))
      const delivery = await deliverResponse(sent, {
        send: (body) =>
          request<LessonProgress>(`/api/lessons/${encodeURIComponent(id)}/responses`, {
            method: 'POST',
            body,
          }),
        wait: pauseOrOnline,
        onTrouble: () =>
          setWaiting((old) => withState(old, sent, {state: 'trying-again', reason: ''})),
      })
      await settle(sent, delivery)
    },
    [id, settle],
  )

  useEffect(() => {
    for (const sent of outbox.of(id)) void send(sent)
    // Once, when the lesson is opened: later answers are sent when they are given.
  }, [id, send])

  const respond = (block: string, response: ActResponse) => {
    const sent = {responseId: crypto.randomUUID(), block, response}
    outbox.keep(id, sent)
    void send(sent)
  }
  const responseOf = (block: string): ActResponse | null =>
    waiting.get(block)?.sent.response ?? progress.responses[block]?.response ?? null
  const savedOf = (block: string): SavedState => {
    const mine = waiting.get(block)
    if (mine === undefined) return {kind: progress.responses[block] ? 'saved' : 'open'}
    if (mine.state !== 'refused') return {kind: mine.state}
    const again = () => respond(block, mine.sent.response)
    return {kind: 'refused', reason: mine.reason, again}
  }
  return {respond, responseOf, savedOf}
}

type WaitingMap = ReadonlyMap<string, Waiting>

/** Only the newest answer to an act is followed; one that it replaced says nothing more. */
function isNewest(map: WaitingMap, {block, responseId}: SentResponse): boolean {
  return map.get(block)?.sent.responseId === responseId
}

function without(map: WaitingMap, sent: SentResponse): WaitingMap {
  if (!isNewest(map, sent)) return map
  return new Map([...map].filter(([block]) => block !== sent.block))
}

function withState(
  map: WaitingMap,
  sent: SentResponse,
  state: Pick<Waiting, 'state' | 'reason'>,
): WaitingMap {
  return isNewest(map, sent) ? new Map(map).set(sent.block, {sent, ...state}) : map
}

/** What a lesson changes elsewhere is asked for anew: the list, and once finished the plan. */
async function forgetWhatFollows(
  client: ReturnType<typeof useQueryClient>,
  {finishedAt}: LessonProgress,
): Promise<void> {
  const keys = [
    lessonsQuery.queryKey,
    ...(finishedAt === null ? [] : [['plan'], ['my-data'], ['assignments']]),
  ]
  await Promise.all(keys.map((queryKey) => client.invalidateQueries({queryKey})))
}

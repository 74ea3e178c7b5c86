import {describe, expect, it, vi} from 'vitest'
import {RequestRefused} from '../../interface/request-refused.ts'
import {deliverResponse, type SentResponse} from './delivery.ts'
import {outboxIn} from './outbox.ts'
import type {LessonProgress} from './queries.ts'

function buildStore(): Pick<Storage, 'getItem' | 'setItem' | 'removeItem'> {
  const kept = new Map<string, string>()
  return {
    getItem: (key) => kept.get(key) ?? null,
    setItem: (key, value) => void kept.set(key, value),
    removeItem: (key) => void kept.delete(key),
  }
}

const sent = (responseId: string, block = 'a'): SentResponse => ({
  responseId,
  block,
  response: {choice: 'a'},
})

describe('the outbox', () => {
  it('keeps the newest answer to each act until it is forgotten', () => {
    const outbox = outboxIn(buildStore())
    outbox.keep('lesson', sent('1'))
    outbox.keep('lesson', sent('2', 'b'))
    outbox.keep('lesson', sent('3'))
    expect(outbox.of('lesson').map(({responseId}) => responseId)).toEqual(['2', '3'])
    outbox.forget('lesson', sent('1'))
    expect(outbox.of('lesson')).toHaveLength(2)
    outbox.forget('lesson', sent('3'))
    outbox.forget('lesson', sent('2', 'b'))
    expect(outbox.of('lesson')).toEqual([])
  })

  it('keeps nothing where the store refuses, and fails nobody', () => {
    const outbox = outboxIn({
      ...buildStore(),
      setItem: () => {
        throw new Error('full')
      },
    })
    outbox.keep('lesson', sent('1'))
    expect(outbox.of('lesson')).toEqual([])
  })
})

describe('an answer on its way', () => {
  const progress: LessonProgress = {startedAt: null, finishedAt: null, responses: {}, place: 'a'}
  const away = new RequestRefused('unreachable', 'away', {status: 0})
  const wait = () => Promise.resolve()

  it('is sent under its one id until the server has it', async () => {
    const send = vi.fn().mockRejectedValueOnce(away).mockResolvedValueOnce(progress)
    const onTrouble = vi.fn()
    const delivery = await deliverResponse(sent('1'), {send, wait, onTrouble})
    expect(delivery).toEqual({kind: 'saved', progress})
    expect(send.mock.calls).toEqual([[sent('1')], [sent('1')]])
    expect(onTrouble).toHaveBeenCalledOnce()
  })

  it.each([
    ['signed-out', 401],
    ['refused', 400],
    ['refused', 404],
  ])('is %s for good with status %i', async (kind, status) => {
    const send = () => Promise.reject(new RequestRefused('code', 'no such act', {status}))
    const delivery = await deliverResponse(sent('1'), {send, wait, onTrouble: () => undefined})
    expect(delivery.kind).toBe(kind)
  })
})

import {beforeEach, describe, expect, it} from 'vitest'
import {clockAt} from '@airworthy/kernel'
import {jsonLog} from '../log.ts'
import {errorAnswer} from './errors.ts'
import {rateLimit} from './rate-limit.ts'
import {routes, type App} from './route.ts'

let clock: ReturnType<typeof clockAt>
let app: App

beforeEach(() => {
  clock = clockAt('2026-11-25T12:00:00.000Z')
  app = routes()
  app.onError((thrown, context) => errorAnswer(thrown, context, jsonLog('silent', clock)))
  const addressOf = (context: {req: {header(name: string): string | undefined}}) =>
    context.req.header('x-address') ?? 'unknown'
  app.use(rateLimit({requests: 3, seconds: 60}, {clock, addressOf}))
  app.get('/', (context) => context.text('done'))
})

async function from(address: string): Promise<Response> {
  return await app.request('/', {headers: {'x-address': address}})
}

async function statusesFrom(address: string, requests: number): Promise<number[]> {
  const statuses: number[] = []
  for (let sent = 0; sent < requests; sent++) statuses.push((await from(address)).status)
  return statuses
}

describe('the rate limit', () => {
  it('answers as many requests as are allowed, then refuses', async () => {
    expect(await statusesFrom('a', 5)).toEqual([200, 200, 200, 429, 429])
  })

  it('says when to come back, in a header and in words', async () => {
    await statusesFrom('a', 3)
    clock.advance(20_500)
    const refused = await from('a')
    expect(refused.headers.get('retry-after')).toBe('40')
    expect(await refused.json()).toMatchObject({
      error: {code: 'too-many-requests', message: 'too many requests: try again in 40 s'},
    })
  })

  it('keeps its word: after that time it answers again, with the whole allowance', async () => {
    await statusesFrom('a', 4)
    clock.advance(59_999)
    expect((await from('a')).status).toBe(429)
    clock.advance(1)
    expect(await statusesFrom('a', 4)).toEqual([200, 200, 200, 429])
  })

  it('is not prolonged by those who keep asking', async () => {
    await statusesFrom('a', 4)
    for (let second = 0; second < 59; second++) {
      clock.advance(1_000)
      await from('a')
    }
    clock.advance(1_000)
    expect((await from('a')).status).toBe(200)
  })

  it('counts every address for itself', async () => {
    await statusesFrom('a', 4)
    expect(await statusesFrom('b', 3)).toEqual([200, 200, 200])
  })

  it('lets exactly the allowance pass of requests that come at once', async () => {
    const answers = await Promise.all(Array.from({length: 20}, () => from('a')))
    expect(answers.filter(({status}) => status === 200)).toHaveLength(3)
  })
})

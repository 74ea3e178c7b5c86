import {request} from 'node:http'
import {z} from '@hono/zod-openapi'
import {describe, expect, it} from 'vitest'
import {AirworthyError, clockAt} from '@airworthy/kernel'
import {readConfig} from '../config.ts'
import {jsonLog} from '../log.ts'
import {clientAddressHeader, createApp, type AppParts} from './app.ts'
import {openDoor} from './door.ts'
import {answers, body, route, routes} from './route.ts'
import {signedIn, type Viewer} from './viewer.ts'

const ada: Viewer = {id: 'ada', roles: new Set(['learner']), teamId: null, sessionId: 's1'}
const mebibyte = 1024 * 1024
const said = z.object({said: z.string()})

const feature = () =>
  routes()
    .openapi(
      route(signedIn, '/api/thing', {method: 'get', responses: {200: answers(said, 'it')}}),
      (context) => context.json({said: context.get('viewer')?.id ?? ''}, 200),
    )
    .openapi(
      route('public', '/api/thing', {
        method: 'post',
        request: {body: body(z.object({text: z.string()}))},
        responses: {200: answers(said, 'how long it was')},
      }),
      (context) => context.json({said: String(context.req.valid('json').text.length)}, 200),
    )
    .openapi(
      route('public', '/api/failing', {method: 'get', responses: {200: answers(said, 'it')}}),
      () => {
        throw new Error('select secret from nowhere')
      },
    )
    .openapi(
      route('public', '/api/set-up', {method: 'get', responses: {200: answers(said, 'it')}}),
      (context) => context.json({said: 'tried'}, 200),
    )

/** An application with one small feature; the header x-viewer names who is signed in. */
function buildApp(
  parts: Partial<AppParts> = {},
  settings: Readonly<Record<string, string>> = {AIRWORTHY_RATE_LIMIT: 'off'},
) {
  const clock = clockAt('2026-11-25T12:00:00.000Z')
  return createApp({
    config: readConfig(settings),
    clock,
    log: jsonLog('silent', clock),
    origins: () => ['http://localhost:4180'],
    viewerFrom: async (headers) => (headers.get('x-viewer') === 'ada' ? ada : null),
    signInHandler: async () => new Response('signed in'),
    features: [feature()],
    ready: async () => true,
    ...parts,
  })
}

describe('every answer', () => {
  it.each(['/healthz', '/api/thing', '/api/unknown', '/api/failing', '/nothing'])(
    'forbids framing, sniffing and foreign scripts: %s',
    async (path) => {
      const {headers} = await buildApp().request(path)
      const policy = headers.get('content-security-policy') ?? ''
      expect(policy).toContain("default-src 'none'")
      expect(policy).toContain("script-src 'self'")
      expect(policy).toContain("frame-ancestors 'none'")
      expect(policy).toContain("base-uri 'none'")
      expect(policy).not.toMatch(/script-src[^;]*unsafe/)
      expect(headers.get('x-frame-options')).toBe('DENY')
      expect(headers.get('x-content-type-options')).toBe('nosniff')
      expect(headers.get('referrer-policy')).toBe('no-referrer')
      expect(headers.get('x-powered-by')).toBeNull()
    },
  )

  it('asks for https for a year where people open the platform by https, else not', async () => {
    const secure = {AIRWORTHY_PUBLIC_URL: 'https://airworthy.example.org'}
    const https = await buildApp({}, secure).request('/healthz')
    expect(https.headers.get('strict-transport-security')).toBe('max-age=31536000')
    const http = await buildApp().request('/healthz')
    expect(http.headers.get('strict-transport-security')).toBeNull()
  })

  it('carries a request id of ours, another each time, whatever the client sends', async () => {
    const headers = {'x-request-id': 'forged'}
    const app = buildApp()
    const ids = new Set<string | null>()
    for (const path of ['/healthz', '/api/thing', '/api/unknown']) {
      ids.add((await app.request(path, {headers})).headers.get('x-request-id'))
    }
    expect(ids.size).toBe(3)
    for (const id of ids) expect(id).toMatch(/^[0-9a-f-]{36}$/)
  })

  it('names in an error of ours the id under which it was logged', async () => {
    const logged: unknown[] = []
    const silent = () => undefined
    const error = (_: string, facts?: Readonly<Record<string, unknown>>) =>
      void logged.push(facts?.['requestId'])
    const app = buildApp({log: {debug: silent, info: silent, warn: silent, error}})
    const response = await app.request('/api/failing')
    const text = await response.text()
    expect(response.status).toBe(500)
    expect(text).not.toMatch(/select|nowhere|\.ts/)
    const {facts} = (JSON.parse(text) as {error: {facts: {requestId: string}}}).error
    expect(facts.requestId).toBe(response.headers.get('x-request-id'))
    expect(logged).toEqual([facts.requestId])
  })
})

describe('answers of the API', () => {
  it.each([
    ['/api/thing', 200],
    ['/api/failing', 500],
    ['/api/unknown', 404],
    ['/api/auth/session', 200],
  ])('are never kept in a cache: %s', async (path, status) => {
    const response = await buildApp().request(path, {headers: {'x-viewer': 'ada'}})
    expect(response.status).toBe(status)
    expect(response.headers.get('cache-control')).toBe('no-store')
  })

  it('say in JSON that there is nothing at an unknown path', async () => {
    const response = await buildApp().request('/api/unknown')
    expect(response.status).toBe(404)
    expect(await response.json()).toEqual({
      error: {code: 'not-found', message: 'nothing at /api/unknown'},
    })
  })

  it('are refused to nobody’s path in disguise as to the path itself', async () => {
    for (const path of ['/api/thing', '/%61pi/thing', '/api/%74hing']) {
      expect((await buildApp().request(path)).status, path).toBe(401)
    }
  })

  it('come to the person whom the headers name', async () => {
    const response = await buildApp().request('/api/thing', {headers: {'x-viewer': 'ada'}})
    expect(await response.json()).toEqual({said: 'ada'})
  })

  it('refuse a change that a foreign page sends with a cookie', async () => {
    const response = await buildApp().request('/api/thing', {
      method: 'POST',
      headers: {
        cookie: 'a=b',
        origin: 'https://evil.example.org',
        'content-type': 'application/json',
      },
      body: '{"text":"hello"}',
    })
    expect(response.status).toBe(403)
  })
})

describe('the limit on bodies', () => {
  const post = async (text: string, headers: Record<string, string> = {}) =>
    await buildApp().request('/api/thing', {
      method: 'POST',
      headers: {'content-type': 'application/json', ...headers},
      body: text,
    })
  const bodyOf = (bytes: number) => `{"text":"${'x'.repeat(bytes - '{"text":""}'.length)}"}`

  it('takes exactly 4 MiB and refuses a byte more', async () => {
    expect((await post(bodyOf(4 * mebibyte))).status).toBe(200)
    const refused = await post(bodyOf(4 * mebibyte + 1))
    expect(refused.status).toBe(413)
    expect(await refused.json()).toMatchObject({error: {code: 'body-too-large'}})
  })

  it('believes a declared length that is too large without reading on', async () => {
    expect((await post('{"text":"a"}', {'content-length': String(5 * mebibyte)})).status).toBe(413)
  })

  it('counts what is streamed without a length', async () => {
    const door = await openDoor({host: '127.0.0.1', port: 0})
    door.answerWith(buildApp())
    try {
      const status = await new Promise<number>((resolve, reject) => {
        const sending = request(
          {
            host: '127.0.0.1',
            port: door.port,
            path: '/api/thing',
            method: 'POST',
            headers: {'content-type': 'application/json', 'transfer-encoding': 'chunked'},
          },
          (answer) => {
            answer.resume()
            resolve(answer.statusCode ?? 0)
          },
        )
        sending.on('error', reject)
        for (let part = 0; part < 5; part++) sending.write('x'.repeat(mebibyte))
        sending.end()
      })
      expect(status).toBe(413)
    } finally {
      await door.close()
    }
  })

  it('holds for the paths of sign-in too', async () => {
    const response = await buildApp().request('/api/auth/sign-in/email', {
      method: 'POST',
      body: 'x'.repeat(4 * mebibyte + 1),
    })
    expect(response.status).toBe(413)
  })
})

describe('the door of sign-in', () => {
  it('is told the address of the client by the edge alone', async () => {
    const seen: (string | null)[] = []
    const app = buildApp(
      {
        signInHandler: async (request) => {
          seen.push(request.headers.get(clientAddressHeader), await request.text())
          return new Response('signed in')
        },
      },
      {AIRWORTHY_RATE_LIMIT: 'off', AIRWORTHY_CLIENT_ADDRESS_HEADER: 'X-Forwarded-For'},
    )
    await app.request('/api/auth/sign-in/email', {
      method: 'POST',
      headers: {
        [clientAddressHeader]: '10.0.0.1',
        'x-forwarded-for': '10.0.0.1, 203.0.113.7',
      },
      body: 'mail and password',
    })
    expect(seen).toEqual(['203.0.113.7', 'mail and password'])
  })
})

describe('the limits on requests', () => {
  const from = (address: string) => ({headers: {'x-forwarded-for': address}})
  const limited = () => buildApp({}, {AIRWORTHY_CLIENT_ADDRESS_HEADER: 'x-forwarded-for'})

  it('allow twenty guesses a minute at set-up links from one address', async () => {
    const app = limited()
    const statuses: number[] = []
    for (let guess = 0; guess < 21; guess++) {
      statuses.push((await app.request('/api/set-up', from('203.0.113.7'))).status)
    }
    expect(statuses.filter((status) => status === 200)).toHaveLength(20)
    expect(statuses.at(-1)).toBe(429)
    expect((await app.request('/api/set-up', from('203.0.113.8'))).status).toBe(200)
    expect((await app.request('/api/unknown', from('203.0.113.7'))).status).toBe(404)
  })

  it('are not escaped by claiming another address before the proxy’s', async () => {
    const app = limited()
    const statuses: number[] = []
    for (let guess = 0; guess < 21; guess++) {
      const response = await app.request('/api/set-up', from(`10.0.0.${guess}, 203.0.113.7`))
      statuses.push(response.status)
    }
    expect(statuses.at(-1)).toBe(429)
  })

  it('are off where the configuration says so', async () => {
    const app = buildApp()
    for (let guess = 0; guess < 30; guess++) {
      expect((await app.request('/api/set-up')).status).toBe(200)
    }
  })
})

describe('the platform’s state', () => {
  it('is alive as soon as it answers, and ready when the database answers too', async () => {
    let away = true
    const app = buildApp({ready: async () => !away})
    expect(await (await app.request('/healthz')).json()).toEqual({status: 'alive'})
    const notReady = await app.request('/readyz')
    expect(notReady.status).toBe(503)
    expect(await notReady.json()).toMatchObject({status: 'not ready'})
    away = false
    expect((await app.request('/readyz')).status).toBe(200)
  })
})

describe('a feature', () => {
  it('with a route that names no access rule keeps the application from being made', () => {
    const careless = routes()
    careless.get('/api/leak', (context) => context.text('everything'))
    expect(() => buildApp({features: [feature(), careless]})).toThrow(
      'route without access rule: GET /api/leak',
    )
  })

  it('answers its known errors through the edge', async () => {
    const throwing = routes().openapi(
      route('public', '/api/throwing', {method: 'get', responses: {200: answers(said, 'it')}}),
      () => {
        throw new AirworthyError('attempt-open', 'another assessment is open')
      },
    )
    const response = await buildApp({features: [throwing]}).request('/api/throwing')
    expect(response.status).toBe(409)
  })
})

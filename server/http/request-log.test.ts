import {describe, expect, it} from 'vitest'
import {z} from '@hono/zod-openapi'
import {clockAt} from '@airworthy/kernel'
import {readConfig} from '../config.ts'
import type {Log} from '../log.ts'
import type {AnsweredRequest} from '../metrics/index.ts'
import {createApp} from './app.ts'
import {answers, body, route, routes} from './route.ts'
import {signedIn, type Viewer} from './viewer.ts'

const secrets = [
  'in-the-path',
  'in-the-query',
  'in-a-header',
  'in-the-body',
  'in-a-cookie',
  'learner-7',
]

function buildLogged() {
  const lines: {level: string; event: string; facts: Record<string, unknown>}[] = []
  const write =
    (level: string) =>
    (event: string, facts: Readonly<Record<string, unknown>> = {}) =>
      void lines.push({level, event, facts: {...facts}})
  const log: Log = {
    debug: write('debug'),
    info: write('info'),
    warn: write('warn'),
    error: write('error'),
  }
  const counted: AnsweredRequest[] = []
  const viewer: Viewer = {
    id: 'learner-7',
    roles: new Set(['learner']),
    teamId: null,
    sessionId: 's',
  }
  const feature = routes()
    .openapi(
      route(signedIn, '/api/links/{token}', {
        method: 'post',
        request: {params: z.object({token: z.string()}), body: body(z.object({text: z.string()}))},
        responses: {200: answers(z.object({}), 'nothing')},
      }),
      (context) => context.json({}, 200),
    )
    .openapi(
      route('public', '/api/failing/{token}', {
        method: 'get',
        request: {params: z.object({token: z.string()})},
        responses: {200: answers(z.object({}), 'nothing')},
      }),
      (context) => {
        throw new Error('failed', {
          cause: new Error(`query with ${context.req.valid('param').token.length} parameters`),
        })
      },
    )
  const clock = clockAt('2026-11-28T12:00:00.000Z')
  const app = createApp({
    config: readConfig({AIRWORTHY_RATE_LIMIT: 'off'}),
    clock,
    log,
    origins: () => ['http://localhost'],
    viewerFrom: async (headers) =>
      headers.has('x-viewer')
        ? {...viewer, sessionId: headers.get('x-viewer') === 'key' ? null : 's'}
        : null,
    signInHandler: async () => new Response('signed in'),
    features: [feature],
    ready: async () => true,
    metrics: {
      contentType: 'text/plain',
      answered: (request) => void counted.push(request),
      text: async () => 'figures',
    },
  })
  return {app, lines, counted}
}

const headersOf = (viewer: string) => ({
  'x-viewer': viewer,
  authorization: 'Bearer in-a-header',
  cookie: 'session=in-a-cookie',
  origin: 'http://localhost',
  'content-type': 'application/json',
})

describe('the line about a request', () => {
  it('has its id, method, route, status and time, and by which means somebody asked', async () => {
    const {app, lines, counted} = buildLogged()
    const response = await app.request('/api/links/in-the-path?code=in-the-query', {
      method: 'POST',
      headers: headersOf('session'),
      body: '{"text":"in-the-body"}',
    })
    expect(response.status).toBe(200)
    expect(lines).toEqual([
      {
        level: 'info',
        event: 'request',
        facts: {
          requestId: response.headers.get('x-request-id'),
          method: 'POST',
          route: '/api/links/:token',
          status: 200,
          ms: expect.any(Number) as number,
          by: 'session',
        },
      },
    ])
    expect(counted).toMatchObject([{method: 'POST', route: '/api/links/:token', status: 200}])
  })

  it.each([
    ['is answered', 'POST', '/api/links/in-the-path?code=in-the-query', 'key', 200],
    ['is refused to the signed-out', 'POST', '/api/links/in-the-path', '', 401],
    ['fails', 'GET', '/api/failing/in-the-path', 'session', 500],
    ['finds nothing', 'GET', '/api/nothing/in-the-path?in-the-query', 'session', 404],
    ['goes to sign-in', 'POST', '/api/auth/in-the-path?in-the-query', 'session', 200],
    ['has a method of its own', 'PROPFIND', '/api/links/in-the-path', 'session', 404],
  ])(
    'of a request that %s holds nothing of what was sent',
    async (_, method, path, viewer, status) => {
      const {app, lines} = buildLogged()
      const {'x-viewer': named, ...headers} = headersOf(viewer)
      const response = await app.request(path, {
        method,
        headers: {...headers, ...(viewer === '' ? {} : {'x-viewer': named})},
        ...(method === 'POST' ? {body: '{"text":"in-the-body"}'} : {}),
      })
      expect(response.status).toBe(status)
      expect(lines.filter(({event}) => event === 'request')).toHaveLength(1)
      const written = JSON.stringify(lines)
      for (const secret of secrets) expect(written).not.toContain(secret)
    },
  )

  it('keeps an id that comes in, where it has the form of one', async () => {
    const {app, lines} = buildLogged()
    const given = ['0c8e6d3e-6a51-4d0e-9f0a-0242ac120002', '4bf92f3577b34da6a3ce929d0e0e4736']
    for (const id of given) {
      const {headers} = await app.request('/healthz', {headers: {'x-request-id': id}})
      expect(headers.get('x-request-id')).toBe(id)
    }
    expect(lines.map(({facts}) => facts['requestId'])).toEqual(given)
  })

  it.each(['1', 'a"b', 'x'.repeat(4096), '0c8e6d3e-6a51-4d0e-9f0a-0242ac120002 and more', '{}'])(
    'gives another id for one without it: %j',
    async (id) => {
      const {app} = buildLogged()
      const {headers} = await app.request('/healthz', {headers: {'x-request-id': id}})
      expect(headers.get('x-request-id')).toMatch(/^[0-9a-f-]{36}$/)
      expect(headers.get('x-request-id')).not.toBe(id)
    },
  )

  it('about the state of the platform is written for who debugs alone', async () => {
    const {app, lines} = buildLogged()
    await app.request('/healthz')
    await app.request('/readyz')
    expect(lines.map(({level}) => level)).toEqual(['debug', 'debug'])
  })
})

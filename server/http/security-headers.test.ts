import {mkdirSync, mkdtempSync, rmSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {z} from '@hono/zod-openapi'
import {afterAll, beforeAll, describe, expect, it} from 'vitest'
import {clockAt} from '@airworthy/kernel'
import {readConfig} from '../config.ts'
import {jsonLog} from '../log.ts'
import {createApp} from './app.ts'
import {answers, body, route, routes, type App} from './route.ts'
import {signedIn} from './viewer.ts'

const clock = clockAt('2026-11-28T12:00:00.000Z')
const nothing = {200: answers(z.object({}), 'nothing')}
const publicEvidence = [
  '/.well-known/did.json',
  '/api/status-lists/revocation/1',
  '/api/verify/8f4c/credential.json',
  '/api/verify/8f4c/credential.jwt',
  '/api/verify/8f4c/credential.png',
  '/api/verify/8f4c/credential.svg',
]

function feature(): App {
  const plain = (path: string) =>
    routes().openapi(route('public', path, {method: 'get', responses: nothing}), (context) =>
      context.json({}, 200),
    )
  const app = routes()
    .openapi(route(signedIn, '/api/closed', {method: 'get', responses: nothing}), (context) =>
      context.json({}, 200),
    )
    .openapi(
      route('public', '/api/taking', {
        method: 'post',
        request: {body: body(z.object({text: z.string()}))},
        responses: nothing,
      }),
      (context) => context.json({}, 200),
    )
    .openapi(route('public', '/api/failing', {method: 'get', responses: nothing}), () => {
      throw new Error('failed')
    })
    .openapi(
      route('public', '/api/leading', {method: 'get', responses: nothing}),
      (context) => context.redirect('/elsewhere') as never, // declared answers are of another form
    )
  for (const path of [...publicEvidence, '/api/verify/8f4c', '/api/set-up']) {
    app.route('/', plain(path))
  }
  return app
}

describe('the headers of', () => {
  let folder: string
  let app: App
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'airworthy-headers-'))
    mkdirSync(join(folder, 'assets'))
    writeFileSync(join(folder, 'index.html'), '<!doctype html>')
    writeFileSync(join(folder, 'assets/app.js'), 'export {}')
    writeFileSync(join(folder, 'mark.svg'), '<svg xmlns="http://www.w3.org/2000/svg"/>')
    app = createApp({
      config: readConfig({}),
      clock,
      log: jsonLog('silent', clock),
      origins: () => ['http://localhost:4180'],
      viewerFrom: async () => null,
      signInHandler: async () => new Response('signed in'),
      features: [feature()],
      ready: async () => false,
      metrics: {contentType: 'text/plain', answered: () => undefined, text: async () => ''},
      webFolder: folder,
    })
  })
  afterAll(() => rmSync(folder, {recursive: true}))

  const post = (path: string, text: string, headers: Record<string, string> = {}): Request =>
    new Request(`http://localhost:4180${path}`, {
      method: 'POST',
      headers: {'content-type': 'application/json', ...headers},
      body: text,
    })
  const get = (path: string) => new Request(`http://localhost:4180${path}`)

  it.each<[string, number, () => Request]>([
    ['a page', 200, () => get('/home')],
    ['an asset', 200, () => get('/assets/app.js')],
    ['a missing asset', 404, () => get('/assets/none.js')],
    ['a picture', 200, () => get('/mark.svg')],
    ['an answer', 200, () => post('/api/taking', '{"text":"a"}')],
    ['who is not signed in', 401, () => get('/api/closed')],
    ['a refused body', 422, () => post('/api/taking', '{"text":1}')],
    ['a body that is none', 400, () => post('/api/taking', '{')],
    ['a body too large', 413, () => post('/api/taking', 'x'.repeat(4 * 1024 * 1024 + 1))],
    [
      'a foreign page',
      403,
      () => post('/api/taking', '{}', {cookie: 'a=b', origin: 'https://evil.example'}),
    ],
    ['a failure', 500, () => get('/api/failing')],
    ['what is not there', 404, () => get('/api/nothing')],
    ['a way onward', 302, () => get('/api/leading')],
    ['sign-in', 200, () => post('/api/auth/sign-in/email', '{}')],
    ['the state', 503, () => get('/readyz')],
    ['the figures', 404, () => get('/metrics')],
    ['public evidence', 200, () => get('/.well-known/did.json')],
  ])('%s let nothing of others in', async (_, status, request) => {
    const response = await app.request(request())
    expect(response.status).toBe(status)
    const policy = new Map(
      (response.headers.get('content-security-policy') ?? '')
        .split(/; ?/)
        .map((directive) => [directive.split(' ')[0], directive.split(' ').slice(1).join(' ')]),
    )
    const none = "'none'"
    const self = "'self'"
    expect(Object.fromEntries(policy)).toMatchObject({
      'default-src': none,
      'script-src': self,
      'script-src-attr': none,
      'style-src': self,
      'connect-src': self,
      'object-src': none,
      'frame-src': none,
      'worker-src': none,
      'base-uri': none,
      'form-action': self,
      'frame-ancestors': none,
    })
    expect([...policy.values()].join(' ')).not.toMatch(/unsafe|\*|https?:/)
    const {headers} = response
    expect(headers.get('x-frame-options')).toBe('DENY')
    expect(headers.get('x-content-type-options')).toBe('nosniff')
    expect(headers.get('referrer-policy')).toBe('no-referrer')
    expect(headers.get('cross-origin-opener-policy')).toBe('same-origin')
    const permissions = headers.get('permissions-policy') ?? ''
    for (const ability of ['camera', 'microphone', 'geolocation', 'payment', 'usb']) {
      expect(permissions).toContain(`${ability}=()`)
    }
    expect(permissions).toContain('publickey-credentials-get=(self)')
    expect(headers.get('x-powered-by')).toBeNull()
    expect(headers.get('server')).toBeNull()
  })

  it.each(publicEvidence)('%s let a verifier on another page read it', async (path) => {
    const {status, headers} = await app.request(get(path))
    expect(status).toBe(200)
    expect(headers.get('access-control-allow-origin')).toBe('*')
    expect(headers.get('access-control-allow-credentials')).toBeNull()
    expect(headers.get('cross-origin-resource-policy')).toBe('cross-origin')
  })

  it.each(['/home', '/api/closed', '/api/set-up', '/api/verify/8f4c', '/assets/app.js', '/readyz'])(
    '%s let no other page read it',
    async (path) => {
      const {headers} = await app.request(get(path))
      expect(headers.get('access-control-allow-origin')).toBeNull()
      expect(headers.get('cross-origin-resource-policy')).toBe('same-origin')
    },
  )
})

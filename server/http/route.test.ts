import {z} from '@hono/zod-openapi'
import {describe, expect, it} from 'vitest'
import {AirworthyError} from '@airworthy/kernel'
import {jsonLog} from '../log.ts'
import {errorAnswer} from './errors.ts'
import {answers, assertAccessDeclared, body, route, routes, viewerOf, type App} from './route.ts'
import {signedIn, withRole, type Access, type PlatformRole, type Viewer} from './viewer.ts'

const log = jsonLog('silent', {now: () => new Date()})
const seen = z.object({seen: z.string()})

function viewerWith(...roles: PlatformRole[]): Viewer {
  return {id: 'ada', roles: new Set(roles), teamId: null, sessionId: 's1'}
}

/** An app as the edge builds one: errors answered, the viewer found, then the routes. */
function appFor(viewer: Viewer | null, add: (app: App) => App): App {
  const app = routes()
  app.onError((thrown, context) => errorAnswer(thrown, context, log))
  app.use(async function standIn(context, next) {
    context.set('viewer', viewer)
    await next()
  })
  app.route('/', add(routes()))
  return app
}

function guarded(access: Access) {
  return (app: App) =>
    app.openapi(
      route(access, '/api/thing', {method: 'get', responses: {200: answers(seen, 'who')}}),
      (context) => context.json({seen: context.get('viewer')?.id ?? 'nobody'}, 200),
    )
}

const taking = (app: App) =>
  app.openapi(
    route('public', '/api/thing', {
      method: 'post',
      request: {body: body(z.object({name: z.string(), nested: z.object({size: z.int()})}))},
      responses: {200: answers(seen, 'what')},
    }),
    (context) => context.json({seen: context.req.valid('json').name}, 200),
  )

async function post(app: App, text: string, type = 'application/json') {
  const headers = {'content-type': type}
  const response = await app.request('/api/thing', {method: 'POST', body: text, headers})
  return {status: response.status, text: await response.text()}
}

describe('the guard of a route', () => {
  it.each([
    ['public', 'public', null, 200],
    ['public', 'public', viewerWith('learner'), 200],
    ['signed in', signedIn, null, 401],
    ['signed in', signedIn, viewerWith('learner'), 200],
    ['administrator', withRole('administrator'), null, 401],
    ['administrator', withRole('administrator'), viewerWith('learner', 'author'), 403],
    ['administrator', withRole('administrator'), viewerWith('learner', 'administrator'), 200],
  ] as const)('answers by its rule: %s (%#)', async (_, access, viewer, status) => {
    const response = await appFor(viewer, guarded(access)).request('/api/thing')
    expect(response.status).toBe(status)
  })

  it('says in one word why it refuses, and nothing of what stands behind it', async () => {
    const signedOut = await appFor(null, guarded(signedIn)).request('/api/thing')
    expect(await signedOut.json()).toMatchObject({error: {code: 'not-signed-in'}})
    const refused = appFor(viewerWith('learner'), guarded(withRole('lead')))
    expect(await (await refused.request('/api/thing')).json()).toMatchObject({
      error: {code: 'access-refused', message: 'your role does not allow this'},
    })
  })

  it('stands before the check of the body: a stranger learns nothing of its form', async () => {
    const app = appFor(null, (group) =>
      group.openapi(
        route(signedIn, '/api/thing', {
          method: 'post',
          request: {body: body(z.object({secretField: z.string()}))},
          responses: {200: answers(seen, 'what')},
        }),
        (context) => context.json({seen: 'never'}, 200),
      ),
    )
    const answer = await post(app, '{}')
    expect(answer.status).toBe(401)
    expect(answer.text).not.toContain('secretField')
  })

  it('gives handlers the viewer, and throws where there is none', () => {
    const viewer = viewerWith('learner')
    expect(viewerOf({get: () => viewer})).toBe(viewer)
    expect(() => viewerOf({get: () => null})).toThrow(
      expect.objectContaining({code: 'not-signed-in'}),
    )
  })
})

describe('the check that every route declares its access', () => {
  it('accepts a group in which every route has one', () => {
    const group = guarded(signedIn)(taking(routes()))
    expect(() => assertAccessDeclared(group)).not.toThrow()
  })

  it('refuses an undeclared handler that stands before a guarded one', () => {
    const group = routes()
    group.get('/api/thing', (context) => context.text('leak'))
    expect(() => assertAccessDeclared(guarded(signedIn)(group))).toThrow('GET /api/thing')
  })

  it.each([
    ['a plain route', (app: App) => app.get('/api/leak', (c) => c.text('leak'))],
    ['a route of every method', (app: App) => app.all('/api/leak', (c) => c.text('leak'))],
    ['a route with a place for a name', (app: App) => app.get('/api/leak/:id', (c) => c.text('x'))],
    ['a wildcard of one method', (app: App) => app.get('/api/leak/*', (c) => c.text('leak'))],
    ['a wildcard of every method', (app: App) => app.all('/api/*', (c) => c.text('leak'))],
    ['another method on a guarded path', (app: App) => app.put('/api/thing', (c) => c.text('x'))],
    [
      'a route inside a group',
      (app: App) => app.route('/', routes().get('/api/leak', (c) => c.text('leak')) as App), // hono narrows the type by the route
    ],
  ])('refuses %s that names no rule', (_, add) => {
    const app = guarded(signedIn)(routes())
    add(app)
    expect(() => assertAccessDeclared(app)).toThrow(
      expect.objectContaining({
        code: 'access-undeclared',
        message: expect.stringMatching(/^route without access rule: [A-Z]+ \/api\//) as string,
      }),
    )
  })
})

describe('the check of a body', () => {
  it('lets a body that fits its schema pass', async () => {
    const answer = await post(appFor(null, taking), '{"name":"a","nested":{"size":1}}')
    expect(answer).toEqual({status: 200, text: '{"seen":"a"}'})
  })

  it('answers 422 with the path and reason of every fault', async () => {
    const {status, text} = await post(appFor(null, taking), '{"nested":{"size":"big"}}')
    expect(status).toBe(422)
    const {error} = JSON.parse(text) as {error: {code: string; facts: {faults: unknown[]}}}
    expect(error.code).toBe('request-refused')
    expect(error.facts.faults).toEqual([
      {path: 'name', message: expect.any(String) as string},
      {path: 'nested.size', message: expect.any(String) as string},
    ])
  })

  it.each([
    ['no JSON', '{"name":', 'application/json', 400],
    ['nothing', '', 'application/json', 400],
    ['a list', '[]', 'application/json', 422],
    ['JSON under the name of text', '{"name":"a","nested":{"size":1}}', 'text/plain', 415],
    ['a form', 'name=a', 'application/x-www-form-urlencoded', 415],
  ])('refuses %s', async (_, text, type, status) => {
    const answer = await post(appFor(null, taking), text, type)
    expect(answer.status).toBe(status)
    expect(JSON.parse(answer.text)).toMatchObject({error: {code: 'request-refused'}})
  })

  it('shows an error of the handler by its code', async () => {
    const app = appFor(null, (group) =>
      group.openapi(
        route('public', '/api/thing', {method: 'get', responses: {200: answers(seen, 'what')}}),
        () => {
          throw new AirworthyError('not-found', 'no thing')
        },
      ),
    )
    const response = await app.request('/api/thing')
    expect(response.status).toBe(404)
    expect(await response.json()).toEqual({
      error: {code: 'not-found', message: 'no thing', facts: {}},
    })
  })
})

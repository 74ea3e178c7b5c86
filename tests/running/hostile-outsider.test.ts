import {createHmac, randomUUID} from 'node:crypto'
import {afterAll, beforeAll, describe, expect, it} from 'vitest'
import {Client as DatabaseClient} from 'pg'
import type {InvitationCreatedView} from '../../server/features/people/views.ts'
import {clientOf, errorCodeOf} from './client.ts'
import {expectedAccess} from './expected-access.ts'
import {cookieName, cookieValue, hostileWorld, type HostileWorld} from './hostile-world.ts'
import {password, tokenIn} from './organisation.ts'
import {endEverything} from './platform.ts'
import {databaseUrlOf} from './postmaster.ts'

let world: HostileWorld
beforeAll(async () => (world = await hostileWorld()), 120_000)
afterAll(async () => {
  await endEverything()
  world.close()
})

interface Asking {
  readonly method?: string
  readonly headers?: Record<string, string>
  readonly body?: BodyInit
}

async function ask(path: string, {method = 'GET', headers = {}, body}: Asking = {}) {
  const response = await fetch(`${world.platform.url}${path}`, {
    method,
    headers,
    redirect: 'manual',
    signal: AbortSignal.timeout(30_000),
    ...(body === undefined ? {} : {body}),
  })
  return {status: response.status, headers: response.headers, text: await response.text()}
}

/** Asks again where the connection was closed before the answer was read: the refusal does not wait for the body. */
async function askWhoHangsUp(path: string, asking: Asking) {
  for (let refusals = 1; ; refusals++) {
    try {
      return await ask(path, asking)
    } catch (error) {
      if (refusals === 5) throw error
    }
  }
}

const besideTrueSession = 'a false key beside a true session'
const json = {'content-type': 'application/json'}
const parameter = /:([A-Za-z]\w*)(?:\{[^}]*\})?/g

/** Every route that is not for everybody, with a row that might exist. */
const guarded = expectedAccess
  .filter(({to}) => to !== 'anyone' && to !== 'nobody')
  .map(({route}) => {
    const [method = '', pattern = ''] = route.split(' ')
    return {route, method, path: pattern.replaceAll(parameter, randomUUID())}
  })

describe('a session or key that is not one', () => {
  /** Sign-in's own paths know sessions alone: a true one beside a false key is a session there. */
  const routesFor = (forgery: string) =>
    forgery === besideTrueSession
      ? guarded.filter(({path}) => !path.startsWith('/api/auth/'))
      : guarded

  /** What an outsider might show instead of a session. */
  async function forgeries(): Promise<Record<string, Record<string, string>>> {
    const {learner, other, apiKey, platform} = world
    const name = cookieName(learner.cookie)
    const signed = decodeURIComponent(cookieValue(learner.cookie))
    const token = signed.slice(0, signed.lastIndexOf('.'))
    const signature = signed.slice(signed.lastIndexOf('.') + 1)
    const others = decodeURIComponent(cookieValue(other.cookie)).split('.').at(-1) ?? ''
    const cookie = (value: string) => ({
      cookie: `${name}=${encodeURIComponent(value)}`,
      origin: platform.url,
    })
    const bySelf = createHmac('sha256', 'guessed').update(token).digest('base64')
    const ended = clientOf(platform.url)
    const address = {email: 'bo.lindqvist@example.org', password}
    await ended.post('/api/auth/sign-in/email', address)
    const replayed = ended.cookie
    world.secrets.add(decodeURIComponent(cookieValue(replayed)))
    await ended.post('/api/auth/sign-out')
    const expired = clientOf(platform.url)
    await expired.post('/api/auth/sign-in/email', address)
    world.secrets.add(decodeURIComponent(cookieValue(expired.cookie)))
    await expire(decodeURIComponent(cookieValue(expired.cookie)))
    const {key, id} = await learner.post<{key: string; id: string}>('/api/auth/api-key/create', {
      name: 'lost laptop',
    })
    world.secrets.add(key)
    await learner.post('/api/auth/api-key/delete', {keyId: id})
    const jwt = (header: object) =>
      [header, {sub: world.learnerId, roles: ['administrator']}]
        .map((part) => Buffer.from(JSON.stringify(part)).toString('base64url'))
        .join('.')
    return {
      'a token without signature': cookie(token),
      'an empty signature': cookie(`${token}.`),
      'a signature of one’s own': cookie(`${token}.${bySelf}`),
      'the signature of another session': cookie(`${token}.${others}`),
      'a token with one letter changed': cookie(`${flipped(token)}.${signature}`),
      'a signature with one letter changed': cookie(`${token}.${flipped(signature)}`),
      'a signature cut short': cookie(`${token}.${signature.slice(0, -2)}`),
      'an id of a person': cookie(world.learnerId),
      'nothing that can be decoded': {cookie: `${name}=%E0%A4%A`, origin: platform.url},
      'a session that was signed out': {cookie: replayed, origin: platform.url},
      'a session that has expired': {cookie: expired.cookie, origin: platform.url},
      'the cookie under another name': {
        cookie: `__Host-${name}=${cookieValue(learner.cookie)}`,
        origin: platform.url,
      },
      'a key with one letter changed': {authorization: `Bearer ${flipped(apiKey)}`},
      'a key cut short': {authorization: `Bearer ${apiKey.slice(0, -1)}`},
      'a key that was deleted': {authorization: `Bearer ${key}`},
      'a token as a key': {authorization: `Bearer ${token}`},
      'a key as basic': {authorization: `Basic ${Buffer.from(`x:${apiKey}`).toString('base64')}`},
      'a key in another header': {'x-api-key': apiKey},
      'an unsigned jwt': {authorization: `Bearer ${jwt({alg: 'none'})}.`},
      [besideTrueSession]: {
        authorization: 'Bearer guessed',
        cookie: learner.cookie,
        origin: platform.url,
      },
      'who claims to be inside': {
        'x-forwarded-user': 'ada@example.org',
        'x-airworthy-client-address': '127.0.0.1',
        'x-viewer': world.learnerId,
      },
      'nothing at all': {},
    }
  }

  async function expire(signed: string): Promise<void> {
    const client = new DatabaseClient({
      connectionString: await databaseUrlOf(world.platform.dataDirectory),
    })
    await client.connect()
    const token = signed.slice(0, signed.lastIndexOf('.'))
    const {rowCount} = await client.query(
      `update session set expires_at = now() - interval '1 second' where token = $1`,
      [token],
    )
    await client.end()
    if (rowCount !== 1) throw new Error('there is no such session to expire')
  }

  it('is refused at every route that is not for everybody', {timeout: 240_000}, async () => {
    const attempts = await forgeries()
    expect(guarded.length).toBeGreaterThan(60)
    for (const [forgery, headers] of Object.entries(attempts)) {
      // better-auth keeps its own paths, which ask for a session after they have read the body
      const statuses = await Promise.all(
        routesFor(forgery).map(async ({route, method, path}) => {
          const body = method === 'GET' ? {} : {body: '{}'}
          const {status, text} = await ask(path, {method, headers: {...json, ...headers}, ...body})
          return {route, status, told: /Bo Lindqvist|Ada Okafor|@example\.org/.test(text)}
        }),
      )
      const passed = statuses.filter(
        ({route, status, told}) =>
          told || (status !== 401 && !(status === 400 && route.includes('/api/auth/'))),
      )
      expect({forgery, passed}).toEqual({forgery, passed: []})
    }
  })
})

describe('ids of others, and what is no id', () => {
  const strange = [
    '..',
    '%2e%2e%2f%2e%2e%2fetc%2fpasswd',
    "'%20or%20'1'='1",
    '1;drop%20table%20person',
    '%00',
    '%0d%0aset-cookie:%20a=b',
    '%F0%9F%92%A9',
    '%C0%AE',
    '%ZZ',
    '-1',
    '0',
    'null',
    'undefined',
    '__proto__',
    'constructor',
    '{{7*7}}',
    '${7*7}',
    '00000000-0000-0000-0000-000000000000',
    'x'.repeat(6_000),
  ]

  it('find nothing at any route, and break none', {timeout: 240_000}, async () => {
    const {administrator, learner, platform} = world
    const withParameter = expectedAccess.filter(({route}) => route.includes(':'))
    expect(withParameter.length).toBeGreaterThan(20)
    const failed: string[] = []
    for (const {route} of withParameter) {
      const [method = '', pattern = ''] = route.split(' ')
      for (const id of strange) {
        const path = pattern.replaceAll(parameter, id)
        for (const {cookie} of [administrator, learner]) {
          const headers = {...json, cookie, origin: platform.url}
          const body = method === 'GET' ? {} : {body: '{}'}
          const {status, text} = await ask(path, {method, headers, ...body})
          const fine = status >= 400 && status < 500
          // fetch itself resolves dots: what is left may be another route, or the page
          const another = status === 200 && /^<!doctype html>|^\{/.test(text) && id === '..'
          if (!fine && !another) failed.push(`${method} ${path.slice(0, 80)}: ${status}`)
        }
      }
    }
    expect(failed).toEqual([])
  })

  it('of another person’s attempt find nothing, for every verb', async () => {
    const {learner, other} = world
    const {id} = await learner.post<{id: string}>('/api/assessments', {
      role: 'data-scientist',
      consent: true,
    })
    for (const [method, path] of [
      ['GET', ''],
      ['POST', '/answers'],
      ['POST', '/pause'],
      ['POST', '/resume'],
      ['POST', '/finish'],
      ['GET', '/results'],
      ['GET', '/answers'],
    ] as const) {
      const body =
        path === '/answers' && method === 'POST'
          ? {answerId: randomUUID(), position: 1, response: null}
          : undefined
      const {status} = await other.request(method, `/api/assessments/${id}${path}`, body)
      expect([404, 422], `${method} ${path}`).toContain(status)
    }
    expect((await learner.request('GET', `/api/assessments/${id}`)).status).toBe(200)
  })
})

describe('a request that is sent again', () => {
  it('accepts an invitation once', async () => {
    const {administrator, platform, secrets} = world
    const {link} = await administrator.post<InvitationCreatedView>('/api/invitations', {
      email: 'once@example.org',
      name: 'Once Only',
    })
    const token = tokenIn(link)
    secrets.add(token)
    const accept = async () =>
      await clientOf(platform.url).request('POST', '/api/invitations/accept', {
        token,
        name: 'Once Only',
        password,
      })
    const statuses = (await Promise.all([accept(), accept(), accept()])).map(({status}) => status)
    expect(statuses.filter((status) => status === 201)).toHaveLength(1)
    expect((await accept()).status).toBe(404)
  })

  it('sets up nothing a second time, with the link that was printed', async () => {
    const token = tokenIn(world.platform.setUpLink ?? '')
    world.secrets.add('mallory-has-a-password')
    const {status, body} = await clientOf(world.platform.url).request('POST', '/api/set-up', {
      token,
      organisation: 'Mallory',
      name: 'Mallory',
      email: 'mallory@example.org',
      password: 'mallory-has-a-password',
    })
    expect([status, errorCodeOf({body})]).toEqual([403, 'set-up-token-refused'])
  })

  it('changes a password by a link once', async () => {
    const {administrator, otherId, platform, secrets} = world
    const {link} = await administrator.post<{link: string}>(`/api/people/${otherId}/password-reset`)
    const token = link.split('/').at(-1)?.split('=').at(-1)?.split('#').at(-1) ?? ''
    expect(token.length).toBeGreaterThan(20)
    secrets.add(token)
    secrets.add('a-new-harbour-for-cleo')
    const change = async () =>
      await clientOf(platform.url).request('POST', `/api/password-resets/${token}`, {
        password: 'a-new-harbour-for-cleo',
      })
    const statuses = [(await change()).status, (await change()).status]
    expect(statuses).toEqual([204, 404])
    // and every session from before is over
    expect((await world.other.request('GET', '/api/my-data')).status).toBe(401)
  })
})

describe('a post from a page of others', () => {
  it.each([
    'https://evil.example',
    'null',
    'http://localhost',
    'http://localhost:1',
    'https://localhost',
    'http://localhost.evil.example',
    'file://',
    '',
  ])('with somebody’s cookie is refused: origin %j', async (origin) => {
    const before = await world.administrator.get<{teams: unknown[]}>('/api/teams')
    for (const type of ['application/json', 'text/plain', 'application/x-www-form-urlencoded']) {
      const {status, headers} = await ask('/api/teams', {
        method: 'POST',
        headers: {
          cookie: world.administrator.cookie,
          'content-type': type,
          ...(origin === '' ? {} : {origin}),
        },
        body: '{"name":"Team of a foreign page"}',
      })
      expect(status).toBe(403)
      expect(headers.get('access-control-allow-origin')).toBeNull()
    }
    expect(await world.administrator.get('/api/teams')).toEqual(before)
  })

  it('is told by no answer that it might read', async () => {
    const preflight = await ask('/api/teams', {
      method: 'OPTIONS',
      headers: {origin: 'https://evil.example', 'access-control-request-method': 'POST'},
    })
    expect(preflight.headers.get('access-control-allow-origin')).toBeNull()
    expect(preflight.status).toBeGreaterThanOrEqual(400)
  })
})

describe('a body that is not what it says', () => {
  const asAdministrator = () => ({cookie: world.administrator.cookie, origin: world.platform.url})
  const deep = `${'['.repeat(200_000)}${']'.repeat(200_000)}`

  it.each([
    ['text/plain', '{"name":"By text"}'],
    ['application/x-www-form-urlencoded', 'name=By+form'],
    [
      'multipart/form-data; boundary=x',
      '--x\r\ncontent-disposition: form-data; name="name"\r\n\r\nBy parts\r\n--x--\r\n',
    ],
    ['application/json', 'name=By+form'],
    ['application/json', '{"name":"unfinished'],
    ['application/json', ''],
    ['application/json', 'null'],
    ['application/json', '"name"'],
    ['application/json', '{"name":{"$ne":null}}'],
    ['application/json', '{"__proto__":{"name":"By prototype"}}'],
    ['application/json', deep],
    ['application/json', `{"name":"${'x'.repeat(100_000)}"}`],
    ['application/json', '{"name":"nul\\u0000inside"}'],
  ])('makes nothing: %s', async (type, body) => {
    const {status} = await ask('/api/teams', {
      method: 'POST',
      headers: {...asAdministrator(), 'content-type': type},
      body,
    })
    expect(status).toBeGreaterThanOrEqual(400)
    expect(status).toBeLessThan(500)
    const {teams} = await world.administrator.get<{teams: {name: string}[]}>('/api/teams')
    expect(teams.filter(({name}) => /By|name|nul/.test(name))).toEqual([])
  })

  it('larger than 4 MiB is refused at every route that takes one', {timeout: 120_000}, async () => {
    const large = `{"name":"${'x'.repeat(4 * 1024 * 1024)}"}`
    const posts = expectedAccess.filter(({route}) => /^(?:POST|PUT|PATCH) /.test(route))
    for (const {route} of posts) {
      const [method = '', pattern = ''] = route.split(' ')
      const path = pattern.replaceAll(parameter, randomUUID())
      const {status} = await askWhoHangsUp(path, {
        method,
        headers: {...json, ...asAdministrator()},
        body: large,
      })
      expect([413, 404], route).toContain(status)
    }
  })
})

describe('a method that a route has not', () => {
  it('does nothing, whoever asks, nor does one in disguise', {timeout: 120_000}, async () => {
    const {administrator, platform} = world
    const known = new Set(expectedAccess.map(({route}) => route.replaceAll(parameter, ':id')))
    const headers = {cookie: administrator.cookie, origin: platform.url, ...json}
    const wrong: string[] = []
    for (const pattern of new Set(expectedAccess.map(({route}) => route.split(' ')[1] ?? ''))) {
      if (pattern.startsWith('/api/auth/')) continue
      for (const method of ['PUT', 'PATCH', 'DELETE', 'POST', 'PROPFIND', 'LOCK']) {
        if (known.has(`${method} ${pattern.replaceAll(parameter, ':id')}`)) continue
        const path = pattern.replaceAll(parameter, randomUUID())
        const {status} = await ask(path, {method, headers, body: '{}'})
        if (status < 400 || status >= 500) wrong.push(`${method} ${pattern}: ${status}`)
      }
    }
    expect(wrong).toEqual([])
    const before = await administrator.get<{people: unknown[]}>('/api/people')
    const disguised = await ask(`/api/people/${world.learnerId}?_method=DELETE`, {
      headers: {...headers, 'x-http-method-override': 'DELETE', 'x-method-override': 'DELETE'},
    })
    expect(disguised.status).toBe(404)
    expect(await administrator.get('/api/people')).toEqual(before)
  })
})

describe('the log of all this', () => {
  it('has a line for each request and no secret, and the platform lives', async () => {
    const output = world.platform.output()
    const lines = output.split('\n').filter((line) => line.includes('"event":"request"'))
    expect(lines.length).toBeGreaterThan(2_000)
    for (const secret of world.secrets) {
      expect(secret.length).toBeGreaterThan(8)
      expect(output.includes(secret), `a secret of ${secret.length} characters`).toBe(false)
    }
    expect(output).not.toMatch(/example\.org|Lindqvist|"level":"error"/)
    expect(await world.alive()).toBe(true)
    expect(await world.platform.stop()).toBe(0)
  })
})

function flipped(text: string): string {
  const middle = Math.floor(text.length / 2)
  return `${text.slice(0, middle)}${text[middle] === 'a' ? 'b' : 'a'}${text.slice(middle + 1)}`
}

import {existsSync, readdirSync, readFileSync} from 'node:fs'
import {join} from 'node:path'
import {fileURLToPath} from 'node:url'
import {gunzipSync} from 'node:zlib'
import {afterAll, beforeAll, describe, expect, it} from 'vitest'
import {buildWeb} from '../../scripts/build-web.ts'
import {readConfig} from '../../server/config.ts'
import {createApp} from '../../server/http/app.ts'
import {routes} from '../../server/http/route.ts'
import {jsonLog} from '../../server/log.ts'
import {crawl} from './crawl.ts'
import {handedOn, routesOfBetterAuth, routesOfRegistry, routesOfRouter} from './crawl-routes.ts'
import {buildWorld, type World} from './crawl-world.ts'
import {requests} from './crawl-requests.ts'
import {expectedAccess, type ExpectedAccess} from './expected-access.ts'
import {secretsIn} from './leaks.ts'

const methods = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'] as const
const listed = new Set(expectedAccess.map(({route}) => route))
const hasWeb = existsSync(fileURLToPath(new URL('../../web/index.html', import.meta.url)))
let world: World

beforeAll(async () => {
  world = await buildWorld()
})

afterAll(async () => {
  await world.close()
})

const row = (route: string): ExpectedAccess => {
  const found = expectedAccess.find((each) => each.route === route)
  if (!found) throw new Error(`no row for ${route}`)
  return found
}

describe('the table of expected access', () => {
  it('has every route of the router, and no other', () => {
    const own = [...listed].filter((route) => !route.includes(' /api/auth/'))
    expect(routesOfRouter(world)).toEqual(own.toSorted())
    expect(handedOn(world)).toEqual([])
  })

  it('has every route of the OpenAPI registry, so that no route is undescribed', () => {
    const described = [...listed].filter(
      (route) => !/ \/(api\/auth\/|healthz|readyz|metrics)/.test(route),
    )
    expect(routesOfRegistry(world)).toEqual(described.toSorted())
  })

  it('has a valid request for each of its rows', () => {
    expect(Object.keys(requests).toSorted()).toEqual([...listed].toSorted())
  })

  it('knows the paths of better-auth that are open; all its others do not exist', async () => {
    const all = await routesOfBetterAuth()
    expect(all.length).toBeGreaterThan(40)
    const unlisted = all.filter((route) => !listed.has(route))
    const reachable: string[] = []
    for (const route of unlisted) {
      const [method = '', path = ''] = route.split(' ')
      for (const actor of ['signed-out', 'administrator'] as const) {
        const body = method === 'GET' ? {} : {body: {}}
        const headers = world.people[actor]?.headers ?? {}
        const {status} = await world.send(method, path, {...body, headers})
        if (status !== 404 && status !== 405) reachable.push(`${route} as ${actor}: ${status}`)
      }
    }
    expect(reachable).toEqual([])
  })
})

describe('every route, as every person,', () => {
  it('answers as expected, and gives neither a key nor data of another person away', async () => {
    expect(await crawl(world, expectedAccess)).toEqual([])
  }, 600_000)

  it('has no other method', async () => {
    const reachable: string[] = []
    for (const route of listed) {
      const [method = '', pattern = ''] = route.split(' ')
      const path = pattern.replace(/:\w+/, '00000000-0000-4000-8000-000000000000')
      for (const other of methods) {
        const isListed = listed.has(`${other} ${pattern}`)
        // a path that differs only in its parameter, such as /api/invitations/accept
        if (other === method || isListed) continue
        const headers = world.people.administrator?.headers ?? {}
        const body = other === 'GET' ? {} : {body: {}}
        const {status} = await world.send(other, path, {...body, headers})
        if (status !== 404 && status !== 405) reachable.push(`${other} ${pattern}: ${status}`)
      }
    }
    expect(reachable).toEqual([])
  })

  it("does not reach another person's session, passkey or API key through better-auth", async () => {
    const {learner, 'other-learner': other} = world.people
    if (!learner || !other) throw new Error('the people of the crawl are incomplete')
    const one = async (query: string) =>
      (await world.pool.query<{value: string}>(query, [other.id])).rows[0]?.value
    await world.send('POST', '/api/auth/api-key/create', {
      body: {name: 'mine'},
      headers: other.headers,
    })
    const token = await one('select token as value from session where person_id = $1 limit 1')
    const passkey = await one('select id as value from passkey where person_id = $1 limit 1')
    const apiKey = await one('select id as value from api_key where person_id = $1 limit 1')
    const {headers} = learner
    for (const [path, body] of [
      ['/api/auth/revoke-session', {token}],
      ['/api/auth/passkey/update-passkey', {id: passkey, name: 'taken'}],
      ['/api/auth/passkey/delete-passkey', {id: passkey}],
      ['/api/auth/api-key/delete', {keyId: apiKey}],
    ] as const) {
      await world.send('POST', path, {body, headers})
    }
    const count = async (table: string, column: string, value: string | undefined) => {
      const query = `select 1 from ${table} where ${column} = $1`
      return (await world.pool.query(query, [value])).rowCount
    }
    expect(await count('session', 'token', token)).toBe(1)
    expect(await count('passkey', 'id', passkey)).toBe(1)
    expect(await count('api_key', 'id', apiKey)).toBe(1)
    expect(await one('select name as value from passkey where person_id = $1 limit 1')).not.toBe(
      'taken',
    )
  })
})

describe('the crawl itself', () => {
  const viewer = row('GET /api/viewer')
  const itemOf = () => world.catalogue.items[0]?.item

  it.each([
    ['the reason of a key', () => Object.values(itemOf()?.key.why ?? {})[0]],
    ['an item id', () => itemOf()?.id],
    ['a false belief', () => itemOf()?.targets],
  ])('finds %s that is planted in an answer, even wrapped and escaped', async (_, planted) => {
    const text = JSON.stringify({note: planted()?.replaceAll(' ', '\n  ')})
    const faults = await crawl(world, [viewer], {change: ({status}) => ({status, text})})
    expect(faults.length).toBeGreaterThan(0)
    expect(faults[0]).toMatch(/reason of the key|item id|false belief/)
  })

  it('finds a score that is planted in an answer by the name of its member', async () => {
    const change = () => ({status: 200, text: '{"item": [{"score": 1}]}'})
    expect(await crawl(world, [viewer], {change})).toContain(
      'GET /api/viewer as learner: member .item[].score',
    )
  })

  it("finds another person's name and session, and the seed of an attempt", async () => {
    const {rows} = await world.pool.query<{token: string}>(
      'select token from session where person_id = $1 limit 1',
      [world.people.administrator?.id],
    )
    const secrets = await world.secretsOfThePlatform()
    const seed = secrets.find(({what}) => what === 'seed')?.text
    const text = JSON.stringify({name: 'Cleo Marchetti', token: rows[0]?.token, note: seed})
    const faults = await crawl(world, [viewer], {change: ({status}) => ({status, text})})
    for (const what of ['person: Cleo Marchetti', 'session of another: ', 'seed: ']) {
      expect(faults.some((fault) => fault.includes(`as learner: ${what}`))).toBe(true)
    }
    expect(faults.some((fault) => fault.includes('as administrator: person'))).toBe(false)
  })

  it('fails for an expectation that is too narrow, and for one that is too wide', async () => {
    const narrow = {...row('GET /api/my-data'), to: 'administrator'} as const
    const wide = {...row('GET /api/teams'), to: 'signed-in'} as const
    const faults = await crawl(world, [narrow, wide])
    expect(faults.some((fault) => /my-data as learner: 200, expected 403/.test(fault))).toBe(true)
    expect(faults.some((fault) => /teams as lead: 403, expected 200/.test(fault))).toBe(true)
  })

  it('finds a refusal that says more than why', async () => {
    const change = () => ({status: 403, text: JSON.stringify({rows: 'x'.repeat(700)})})
    const faults = await crawl(world, [row('GET /api/teams')], {change})
    expect(faults.some((fault) => fault.includes('without an error code'))).toBe(true)
    expect(faults.some((fault) => fault.includes('with a body of'))).toBe(true)
  })
})

describe('an application', () => {
  const clock = {now: () => new Date(0)}
  const partsWith = (feature: ReturnType<typeof routes>) => ({
    config: readConfig({}),
    clock,
    log: jsonLog('silent', clock),
    origins: () => [],
    viewerFrom: async () => null,
    signInHandler: async () => new Response(),
    ready: async () => true,
    features: [feature],
  })

  it('with a route that declares no access does not start', () => {
    const planted = routes()
    planted.get('/api/keys', (context) => context.json({}))
    expect(() => createApp(partsWith(planted))).toThrow(
      expect.objectContaining({
        code: 'access-undeclared',
        message: 'route without access rule: GET /api/keys',
      }),
    )
  })
})

describe('every file of the built web application', () => {
  it.skipIf(!hasWeb)('holds no key material (skipped without web/index.html)', () => {
    const {folder} = buildWeb()
    const files = readdirSync(folder, {recursive: true, encoding: 'utf8'})
      .filter((file) => /\.(js|css|html|json|svg|map|gz)$/.test(file))
      .map((file) => join(folder, file))
    expect(files.some((file) => file.endsWith('.js'))).toBe(true)
    const faults = files.flatMap((file) => {
      const bytes = readFileSync(file)
      const text = (file.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('utf8')
      return secretsIn(text, world.keyMaterial).map((found) => `${file}: ${found}`)
    })
    expect(faults).toEqual([])
  })

  it('would be found out if it held any', () => {
    const why = Object.values(world.catalogue.items[1]?.item.key.why ?? {})[0] ?? ''
    const escaped = why.replaceAll(
      /[^ -~]/g,
      (letter) => `\\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}`,
    )
    expect(secretsIn(`var a=[{why:"${escaped}"}]`, world.keyMaterial)).toContain(
      `reason of the key: ${why}`,
    )
  })
})

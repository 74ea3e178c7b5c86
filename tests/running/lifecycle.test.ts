import {existsSync, readdirSync, statSync} from 'node:fs'
import {dirname, join} from 'node:path'
import {fileURLToPath} from 'node:url'
import {afterAll, describe, expect, it} from 'vitest'
import {embeddedPlace} from '../../server/database/embedded-binaries.ts'
import {clientOf, errorCodeOf, type Answer, type Client} from './client.ts'
import {password, setUp, tokenIn} from './organisation.ts'
import {
  dataFolder,
  endEverything,
  endingPlatform,
  startPlatform,
  type RunningPlatform,
} from './platform.ts'
import {isAlive, killDatabase, postmasterOf, until} from './postmaster.ts'

const hasWeb = existsSync(fileURLToPath(new URL('../../web/index.html', import.meta.url)))

afterAll(endEverything)

describe('a platform on a folder of its own', () => {
  const folder = dataFolder()
  let platform: RunningPlatform
  let firstLink: string
  let administrator: Client
  const modeOf = (path: string) => statSync(path).mode & 0o777
  const attemptSetUp = async (token: string): Promise<Answer> =>
    await clientOf(platform.url).request('POST', '/api/set-up', {
      token,
      organisation: 'Northwind Health',
      name: 'Ada Okafor',
      email: 'ada@example.org',
      password,
    })
  const viewerOf = async (client: Client) =>
    (await client.get<{viewer: {name: string} | null}>('/api/viewer')).viewer

  it('starts below folders that only their owner enters, and keeps what it makes to itself', async () => {
    expect(modeOf(dirname(folder))).toBe(0o700)
    platform = await startPlatform(folder, {web: hasWeb})
    console.log(`first start in ${platform.startedInMs} ms`)
    expect(modeOf(folder)).toBe(0o700)
    expect(modeOf(join(folder, 'keys'))).toBe(0o700)
    const keys = readdirSync(join(folder, 'keys'))
    expect(keys).toHaveLength(4)
    for (const key of keys) expect(modeOf(join(folder, 'keys', key))).toBe(0o600)
    const {cluster} = await embeddedPlace(folder)
    expect(modeOf(cluster)).toBe(0o700)
    expect(modeOf(join(dirname(cluster), 'database-password'))).toBe(0o600)
  })

  it('prints a set-up link once', () => {
    firstLink = platform.setUpLink ?? ''
    expect(tokenIn(firstLink)).toHaveLength(43)
    expect(platform.output().split('/set-up?token=')).toHaveLength(2)
  })

  it('says that it lives and is ready', async () => {
    const client = clientOf(platform.url)
    expect(await client.get('/healthz')).toEqual({status: 'alive'})
    expect(await client.get('/readyz')).toEqual({status: 'ready'})
  })

  it('answers an unknown path of its interface with JSON, and sends its security headers', async () => {
    const answer = await clientOf(platform.url).request('GET', '/api/nowhere')
    expect(answer.status).toBe(404)
    expect(errorCodeOf(answer)).toBe('not-found')
    expect(answer.headers.get('cache-control')).toBe('no-store')
    expectSecured(answer.headers)
  })

  it.skipIf(!hasWeb)(
    'answers an unknown page with the web application (skipped without web/index.html)',
    async () => {
      const {status, headers, body} = await clientOf(platform.url).request('GET', '/no/such/page')
      expect(status).toBe(200)
      expect(headers.get('content-type')).toMatch(/^text\/html/)
      expect(String(body)).toContain('<script')
      // no inline script: the policy would block it
      expect(String(body)).not.toMatch(/<script(?![^>]*\bsrc=)[^>]*>/)
      expectSecured(headers)
    },
  )

  it('refuses a second platform on its folder, and goes on itself', async () => {
    const {code, output} = await endingPlatform(folder)
    expect(output).toContain(`another airworthy runs on ${folder}: stop it, or give this one`)
    expect(output).toContain('AIRWORTHY_DATA')
    expect(output).not.toContain('    at ')
    expect(code).toBe(4)
    expect(await clientOf(platform.url).get('/readyz')).toEqual({status: 'ready'})
  })

  it('leaves its port to nobody: another is told what to do', async () => {
    const {code, output} = await endingPlatform(dataFolder(), {
      environment: {AIRWORTHY_PORT: String(platform.port)},
    })
    expect(output).toContain(`port ${platform.port} is taken: stop what uses it`)
    expect(output).toContain(`AIRWORTHY_PORT=${platform.port + 1}`)
    expect(code).toBe(4)
  })

  it('ends on SIGINT with 0, its database with it', async () => {
    await expectEnd('SIGINT')
  })

  it('prints a new set-up link at the next start; the old one is refused', async () => {
    platform = await startPlatform(folder)
    expect(platform.setUpLink).not.toBeNull()
    expect(platform.setUpLink).not.toBe(firstLink)
    const refused = await attemptSetUp(tokenIn(firstLink))
    expect([refused.status, errorCodeOf(refused)]).toEqual([403, 'set-up-token-refused'])
    administrator = await setUp(platform)
    expect((await viewerOf(administrator))?.name).toBe('Ada Okafor')
    const again = await attemptSetUp(tokenIn(platform.setUpLink ?? ''))
    expect([again.status, errorCodeOf(again)]).toEqual([403, 'set-up-token-refused'])
  })

  it('leaves its database running when it is killed, and takes it over when it comes back', async () => {
    const before = await postmasterOf(folder)
    const {port} = platform
    await platform.kill()
    expect(isAlive(before)).toBe(true)
    platform = await startPlatform(folder, {environment: {AIRWORTHY_PORT: String(port)}})
    console.log(`restart after a kill in ${platform.startedInMs} ms`)
    expect(await postmasterOf(folder)).toBe(before)
    expect(platform.output()).toContain('taken over')
    expect(platform.setUpLink).toBeNull()
    expect((await viewerOf(administrator))?.name).toBe('Ada Okafor')
  })

  it('says that its database is away when that is killed, and recovers without a restart', async () => {
    const before = await postmasterOf(folder)
    killDatabase(before)
    await expectAway(administrator)
    expect(await administrator.get('/healthz')).toEqual({status: 'alive'})
    await until('the platform is ready', async () => {
      return (await administrator.request('GET', '/readyz')).status === 200
    })
    expect(await postmasterOf(folder)).not.toBe(before)
    expect((await viewerOf(administrator))?.name).toBe('Ada Okafor')
    expect((await administrator.request('POST', '/api/teams', {name: 'Pricing'})).status).toBe(201)
  })

  it('has written neither a session, nor an address of a person, nor a password to its log', () => {
    const session = decodeURIComponent(administrator.cookie.split('=')[1] ?? '').split('.')[0] ?? ''
    expect(session.length).toBeGreaterThan(20)
    // the outage was logged
    expect(platform.output()).toContain('database-')
    for (const secret of [session, 'ada@example.org', password]) {
      expect(platform.output()).not.toContain(secret)
    }
  })

  it('ends on SIGTERM with 0, its database with it', async () => {
    await expectEnd('SIGTERM')
  })

  async function expectEnd(signal: 'SIGTERM' | 'SIGINT'): Promise<void> {
    const postmaster = await postmasterOf(folder)
    expect(isAlive(postmaster)).toBe(true)
    expect(await platform.stop(signal)).toBe(0)
    expect(isAlive(postmaster)).toBe(false)
    expect(await postmasterOf(folder)).toBeNull()
  }
})

describe('a platform with several faults in its configuration', () => {
  it('names all of them at once with their remedies, shows no secret, and ends with 3', async () => {
    const {code, output} = await endingPlatform(dataFolder(), {
      environment: {
        AIRWORTHY_PORT: 'seventy',
        AIRWORTHY_LOG: 'loud',
        AIRWORTHY_PROT: '4180',
        DATABASE_URL: 'mysql://ada:hunter2@db/airworthy',
      },
    })
    expect(code).toBe(3)
    expect(output).toContain('4 settings are wrong')
    expect(output).toMatch(/AIRWORTHY_PORT: "seventy" is refused .*a number from 0 to 65535/)
    expect(output).toMatch(/AIRWORTHY_LOG: "loud" is refused .*debug, info, warn, error or silent/)
    expect(output).toMatch(/AIRWORTHY_PROT: unknown; known are AIRWORTHY_PORT/)
    expect(output).toMatch(/DATABASE_URL: the value is refused .*postgres:\/\//)
    expect(output).not.toContain('hunter2')
  })
})

/** Waits for the answers of a platform whose database is away. */
async function expectAway(client: Client): Promise<void> {
  let [answered, ready] = [0, 0]
  await until('the platform says that its database is away', async () => {
    const [answer, readiness] = await Promise.all([
      client.request('GET', '/api/viewer'),
      client.request('GET', '/readyz'),
    ])
    if (answer.status === 503) {
      expect(errorCodeOf(answer)).toBe('database-away')
      answered++
    }
    if (readiness.status === 503) ready++
    return answered > 0 && ready > 0
  })
}

function expectSecured(headers: Headers): void {
  const policy = headers.get('content-security-policy') ?? ''
  expect(policy).toContain("default-src 'none'")
  expect(/script-src ([^;]*)/.exec(policy)?.[1]).toBe("'self'")
  expect(policy).toContain("frame-ancestors 'none'")
  expect(headers.get('x-content-type-options')).toBe('nosniff')
  expect(headers.get('x-powered-by')).toBeNull()
}

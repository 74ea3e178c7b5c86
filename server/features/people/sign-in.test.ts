import {afterAll, beforeAll, describe, expect, it} from 'vitest'
import {clockAt} from '@airworthy/kernel'
import {connect, isDatabaseAway} from '../../database/connection.ts'
import {jsonLog} from '../../log.ts'
import {createLedger} from '../ledger/index.ts'
import {
  buildAdministrator,
  buildBrowser,
  buildPerson,
  buildPlatform,
  goodPassword,
  origin,
  type Browser,
} from './people.builders.ts'
import {createSignIn} from './sign-in.ts'
import type {MyDataView, ViewerView} from './views.ts'

type Refused = {code: string; message: string}

describe('sign-in', () => {
  let platform: Awaited<ReturnType<typeof buildPlatform>>
  let administrator: Browser
  beforeAll(async () => {
    platform = await buildPlatform()
    administrator = (await buildAdministrator(platform)).browser
  })
  afterAll(async () => await platform.close())

  async function signedIn(email: string, password = goodPassword) {
    const browser = buildBrowser(platform)
    return {
      browser,
      answer: await browser.call<Refused>('POST', '/api/auth/sign-in/email', {email, password}),
    }
  }
  const viewerIn = async (browser: Browser) =>
    (await browser.call<ViewerView>('GET', '/api/viewer')).body.viewer

  it('knows the person by e-mail and password, whatever the case of the e-mail', async () => {
    const {person} = await buildPerson(platform, administrator, {email: 'Chi.Nwosu@example.org'})
    const {browser, answer} = await signedIn('cHI.nwosu@Example.ORG')
    expect(answer.status).toBe(200)
    expect(await viewerIn(browser)).toMatchObject({id: person.id, email: 'chi.nwosu@example.org'})
  })

  it('refuses a wrong password and an unknown address in the same words', async () => {
    const wrong = await signedIn('ada@example.org', 'another-good-password-9')
    const unknown = await signedIn('nobody@example.org')
    expect(wrong.answer.status).toBe(401)
    expect(wrong.answer.body).toEqual(unknown.answer.body)
  })

  it('ends with signing out', async () => {
    const {browser, person} = await buildPerson(platform, administrator)
    expect((await viewerIn(browser))?.id).toBe(person.id)
    expect((await browser.call('POST', '/api/auth/sign-out', {})).status).toBe(200)
    expect(await viewerIn(browser)).toBeNull()
    expect((await browser.call('GET', '/api/my-data')).status).toBe(401)
  })

  it('does not believe a cookie that it has not signed', async () => {
    const {rows} = await platform.pool.query<{token: string}>('select token from session limit 1')
    const forged = encodeURIComponent(`${rows[0]?.token}.${'A'.repeat(43)}=`)
    for (const cookie of [forged, rows[0]?.token, '%E0%A4%A', '.']) {
      const headers = {cookie: `airworthy.session_token=${cookie}`}
      const answer = await buildBrowser(platform).call('GET', '/api/my-data', undefined, headers)
      expect(answer.status).toBe(401)
    }
  })

  it('is over when the session has expired', async () => {
    const {browser, person} = await buildPerson(platform, administrator)
    await platform.pool.query(`update session set expires_at = now() where person_id = $1`, [
      person.id,
    ])
    expect(await viewerIn(browser)).toBeNull()
  })

  it('prolongs a session that is older than a day, for another seven days', async () => {
    const {browser, person} = await buildPerson(platform, administrator)
    await platform.pool.query(
      `update session set expires_at = now() + interval '5 days' where person_id = $1`,
      [person.id],
    )
    const answer = await browser.call('GET', '/api/viewer')
    expect(answer.headers.getSetCookie().join()).toContain('Max-Age=604800')
  })

  it('offers no sign-up, no change of address, no deletion, no unlisted path', async () => {
    const {browser} = await buildPerson(platform, administrator)
    const attempts = [
      ['POST', '/sign-up/email', {email: 'x@example.org', password: goodPassword, name: 'X'}],
      ['POST', '/change-email', {newEmail: 'x@example.org'}],
      ['POST', '/update-user', {name: 'X'}],
      ['POST', '/delete-user', {}],
      ['POST', '/api-key/update', {}],
      ['POST', '/sign-in/social', {provider: 'github'}],
      ['GET', '/..%2fhealthz', undefined],
    ] as const
    for (const [method, path, body] of attempts) {
      expect((await browser.call(method, `/api/auth${path}`, body)).status, path).toBe(404)
    }
  })

  it('refuses what a page of another origin sends with the cookie of a person', async () => {
    const {browser} = await buildPerson(platform, administrator)
    const foreign = {origin: 'https://elsewhere.example'}
    const change = await browser.call('PATCH', '/api/my-data/person', {name: 'Eve'}, foreign)
    expect([change.status, change.body.error.code]).toEqual([403, 'origin-refused'])
    const out = await browser.call('POST', '/api/auth/sign-out', {}, foreign)
    expect(out.status).toBe(403)
    expect(await viewerIn(browser)).not.toBeNull()
  })

  it('changes a password to a good one only', async () => {
    const {browser, person} = await buildPerson(platform, administrator)
    const change = async (newPassword: string) =>
      await browser.call<Refused>('POST', '/api/auth/change-password', {
        currentPassword: goodPassword,
        newPassword,
      })
    const weak = await change('passwordpassword')
    expect([weak.status, weak.body.code]).toEqual([422, 'password-refused'])
    expect((await change('marble-otter-lantern-7')).status).toBe(200)
    expect((await signedIn(person.email, goodPassword)).answer.status).toBe(401)
    expect((await signedIn(person.email, 'marble-otter-lantern-7')).answer.status).toBe(200)
  })

  it('starts a passkey for the own host, and one challenge cannot be answered by another', async () => {
    const {browser} = await buildPerson(platform, administrator)
    const options = await browser.call<{rp: {id: string}; challenge: string}>(
      'GET',
      '/api/auth/passkey/generate-register-options',
    )
    expect(options.body.rp.id).toBe('localhost')
    const refused = await browser.call('POST', '/api/auth/passkey/verify-registration', {
      response: {id: 'x', rawId: 'x', type: 'public-key', response: {}, clientExtensionResults: {}},
    })
    expect(refused.status).toBeGreaterThanOrEqual(400)
  })
})

describe('a disabled person', () => {
  it('is signed out at once, by cookie and by key, and cannot come in again', async () => {
    const platform = await buildPlatform()
    try {
      const {browser: administrator} = await buildAdministrator(platform)
      const {browser, person} = await buildPerson(platform, administrator)
      const created = await browser.call<{key: string}>('POST', '/api/auth/api-key/create', {
        name: 'ci',
      })
      const authorization = `Bearer ${created.body.key}`
      const script = async () =>
        (await buildBrowser(platform).call('GET', '/api/my-data', undefined, {authorization}))
          .status
      expect(await script()).toBe(200)
      const disabled = await administrator.call('PATCH', `/api/people/${person.id}`, {
        disabled: true,
      })
      expect(disabled.status).toBe(200)
      expect((await browser.call('GET', '/api/my-data')).status).toBe(401)
      expect(await script()).toBe(401)
      const again = await buildBrowser(platform).call<Refused>('POST', '/api/auth/sign-in/email', {
        email: person.email,
        password: goodPassword,
      })
      expect([again.status, again.body.code]).toEqual([403, 'account-disabled'])
    } finally {
      await platform.close()
    }
  })
})

describe('an API key', () => {
  let platform: Awaited<ReturnType<typeof buildPlatform>>
  let administrator: Browser
  beforeAll(async () => {
    platform = await buildPlatform()
    administrator = (await buildAdministrator(platform)).browser
  })
  afterAll(async () => await platform.close())

  it('is shown once, acts for its person without a session, and is recorded and revoked', async () => {
    const {browser, person} = await buildPerson(platform, administrator)
    const created = await browser.call<{id: string; key: string}>(
      'POST',
      '/api/auth/api-key/create',
      {
        name: 'laptop',
      },
    )
    expect(created.body.key).toMatch(/^airworthy_/)
    const {rows} = await platform.pool.query<{key: string}>('select key from api_key')
    expect(rows[0]?.key).not.toBe(created.body.key)

    const headers = {authorization: `Bearer ${created.body.key}`}
    const mine = await buildBrowser(platform).call<MyDataView>(
      'GET',
      '/api/my-data',
      undefined,
      headers,
    )
    expect(mine.body.person.id).toBe(person.id)
    expect(mine.body.apiKeys).toMatchObject([{name: 'laptop', id: created.body.id}])
    expect(JSON.stringify(mine.body)).not.toContain(created.body.key)
    expect(JSON.stringify(mine.body)).not.toContain(rows[0]?.key)
    const asAdministrator = await buildBrowser(platform).call(
      'GET',
      '/api/people',
      undefined,
      headers,
    )
    expect(asAdministrator.status).toBe(403)

    const other = await administrator.call('POST', '/api/auth/api-key/delete', {
      keyId: created.body.id,
    })
    expect(other.status).toBe(404)
    const revoked = await browser.call('POST', '/api/auth/api-key/delete', {keyId: created.body.id})
    expect(revoked.status).toBe(200)
    const after = await buildBrowser(platform).call('GET', '/api/my-data', undefined, headers)
    expect(after.status).toBe(401)
    const events = await platform.ledger.read(platform.database, `person/${person.id}`)
    expect(events.map(({type}) => type)).toEqual([
      'person.joined',
      'api-key.created',
      'api-key.revoked',
    ])
  })

  it('that is wrong lets nobody in, whatever the cookie beside it', async () => {
    const headers = {authorization: 'Bearer airworthy_wrong'}
    expect((await administrator.call('GET', '/api/people', undefined, headers)).status).toBe(401)
  })

  it('does not work in the place of a session for sign-in methods', async () => {
    const {browser} = await buildPerson(platform, administrator)
    const {body} = await browser.call<{key: string}>('POST', '/api/auth/api-key/create', {
      name: 'ci',
    })
    for (const headers of [{authorization: `Bearer ${body.key}`}, {'x-api-key': body.key}]) {
      const script = buildBrowser(platform)
      const made = await script.call('POST', '/api/auth/api-key/create', {name: 'more'}, headers)
      expect(made.status).toBe(401)
    }
  })
})

describe('guessing', () => {
  it('is slowed down for the address it comes from, and for no other', async () => {
    const platform = await buildPlatform({rateLimited: true})
    try {
      await buildAdministrator(platform)
      const guess = async (address: string) =>
        (
          await buildBrowser(platform).call(
            'POST',
            '/api/auth/sign-in/email',
            {email: 'nobody@example.org', password: 'wrong'},
            {'x-forwarded-for': address, 'x-airworthy-client-address': '198.51.100.7'},
          )
        ).status
      const statuses: number[] = []
      for (let attempt = 0; attempt < 21; attempt++) statuses.push(await guess('192.0.2.1'))
      expect(statuses.slice(0, 20)).toEqual(Array(20).fill(401))
      expect(statuses[20]).toBe(429)
      expect(await guess('192.0.2.2')).toBe(401)
    } finally {
      await platform.close()
    }
  })
})

describe('sign-in without a database', () => {
  it.each([true, false])(
    'says that the database is away (rate limits: %s)',
    async (rateLimited) => {
      const clock = clockAt(new Date())
      const log = jsonLog('silent', clock)
      const {database} = connect('postgres://nobody:nothing@127.0.0.1:1/none', log)
      const signIn = createSignIn({
        database,
        ledger: createLedger({masterKey: new Uint8Array(32), clock}),
        config: {publicUrl: undefined, rateLimited},
        log,
        secret: 'k'.repeat(43),
        origins: [origin],
        isDisabled: async () => false,
        mayLocally: async () => true,
        isProlonged: async () => true,
        assertPassword: async () => undefined,
      })
      const request = new Request(`${origin}/api/auth/sign-in/email`, {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          origin,
          'x-airworthy-client-address': '192.0.2.1',
        },
        body: JSON.stringify({email: 'ada@example.org', password: goodPassword}),
      })
      await expect(signIn.handle(request)).rejects.toSatisfy(isDatabaseAway)
    },
  )
})

describe('behind https', () => {
  it('sets cookies that never leave it, for the public address alone', async () => {
    const clock = clockAt(new Date())
    const log = jsonLog('silent', clock)
    const {database} = connect('postgres://nobody:nothing@127.0.0.1:1/none', log)
    const signIn = createSignIn({
      database,
      ledger: createLedger({masterKey: new Uint8Array(32), clock}),
      config: {publicUrl: 'https://airworthy.example.org', rateLimited: false},
      log,
      secret: 'k'.repeat(43),
      origins: ['https://airworthy.example.org'],
      isDisabled: async () => false,
      mayLocally: async () => true,
      isProlonged: async () => true,
      assertPassword: async () => undefined,
    })
    expect(await signIn.sessionCookieName()).toBe('__Secure-airworthy.session_token')
  })
})

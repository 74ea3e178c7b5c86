import {afterAll, beforeAll, beforeEach, describe, expect, it} from 'vitest'
import {buildAdministrator, buildBrowser, buildPlatform, goodPassword} from './people.builders.ts'
import type {PersonView, ViewerView} from './views.ts'

type Platform = Awaited<ReturnType<typeof buildPlatform>>

const request = {
  organisation: 'Northwind Health',
  name: 'Ada Okafor',
  email: 'Ada@Example.org',
  password: goodPassword,
}

describe('the set-up', () => {
  let platform: Platform
  beforeAll(async () => {
    platform = await buildPlatform()
  })
  afterAll(async () => await platform.close())
  beforeEach(async () => {
    await platform.pool.query('truncate organisation, person, set_up_token cascade')
  })

  it('makes the first administrator, signs them in and is over', async () => {
    const browser = buildBrowser(platform)
    const before = await browser.call<ViewerView>('GET', '/api/viewer')
    expect(before.body).toEqual({
      needsSetUp: true,
      organisation: null,
      mailConfigured: false,
      viewer: null,
    })
    const token = await platform.people.setUpToken()
    const done = await browser.call<{viewer: PersonView}>('POST', '/api/set-up', {
      token,
      ...request,
    })
    expect(done.status).toBe(201)
    expect(done.body.viewer).toMatchObject({
      email: 'ada@example.org',
      roles: ['learner', 'administrator'],
    })
    const [cookie = ''] = done.headers.getSetCookie()
    expect(cookie).toMatch(/^airworthy\.session_token=.*HttpOnly.*SameSite=Lax/i)
    const after = await browser.call<ViewerView>('GET', '/api/viewer')
    expect(after.body).toMatchObject({
      needsSetUp: false,
      organisation: 'Northwind Health',
      viewer: {id: done.body.viewer.id},
    })
    expect(await platform.people.setUpToken()).toBeNull()
  })

  it('records who set up what, with the personal part readable for that person alone', async () => {
    const {person} = await buildAdministrator(platform)
    const about = await platform.ledger.readAbout(platform.database, person.id)
    expect(about.map(({type}) => type).sort()).toEqual(['organisation.set-up', 'person.joined'])
    const {rows} = await platform.pool.query<{payload: string}>(
      'select payload from ledger_entry where stream = $1',
      [`person/${person.id}`],
    )
    expect(rows[0]?.payload).not.toContain('ada@example.org')
  })

  it('refuses a wrong token, the token of an earlier start, and one that was used', async () => {
    const earlier = await platform.people.setUpToken()
    const latest = await platform.people.setUpToken()
    const browser = buildBrowser(platform)
    for (const token of ['wrong', earlier]) {
      const refused = await browser.call('POST', '/api/set-up', {token, ...request})
      expect([refused.status, refused.body.error.code]).toEqual([403, 'set-up-token-refused'])
    }
    const done = await browser.call('POST', '/api/set-up', {token: latest, ...request})
    expect(done.status).toBe(201)
    const again = await buildBrowser(platform).call('POST', '/api/set-up', {
      token: latest,
      ...request,
    })
    expect([again.status, again.body.error.code]).toEqual([403, 'set-up-token-refused'])
  })

  it('keeps the token when the password is refused', async () => {
    const token = await platform.people.setUpToken()
    const browser = buildBrowser(platform)
    const weak = {token, ...request, password: 'password1234'}
    const refused = await browser.call('POST', '/api/set-up', weak)
    expect([refused.status, refused.body.error.code]).toEqual([422, 'password-refused'])
    const done = await browser.call('POST', '/api/set-up', {token, ...request})
    expect(done.status).toBe(201)
  })

  it('lets one of two win who open the link at once', async () => {
    const token = await platform.people.setUpToken()
    const answers = await Promise.all(
      ['ada@example.org', 'eve@example.org'].map(
        async (email) =>
          await buildBrowser(platform).call('POST', '/api/set-up', {token, ...request, email}),
      ),
    )
    expect(new Set(answers.map(({status}) => status))).toEqual(new Set([201, 403]))
    const {rows} = await platform.pool.query('select id from person')
    expect(rows).toHaveLength(1)
  })
})

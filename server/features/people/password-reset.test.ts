import {afterAll, beforeAll, describe, expect, it} from 'vitest'
import {openSealedLinks} from './password-reset-link.ts'
import type {Mail} from '../../mail/mail.ts'
import {
  buildAdministrator,
  buildBrowser,
  buildPerson,
  buildPersonRow,
  buildPlatform,
  goodPassword,
  origin,
  tokenOf,
  type Browser,
} from './people.builders.ts'
import type {
  OpenPasswordResetView,
  PasswordResetAskedView,
  PasswordResetLinkView,
  PersonView,
} from './views.ts'

const minute = 60 * 1000
const newPassword = 'lantern-thistle-quarry-7'
const mail: Mail = {configured: true, send: async () => true, close: () => undefined}

describe('a forgotten password', () => {
  let platform: Awaited<ReturnType<typeof buildPlatform>>
  let administrator: Browser
  let ada: PersonView
  beforeAll(async () => {
    platform = await buildPlatform({mail})
    const built = await buildAdministrator(platform)
    administrator = built.browser
    ada = built.person
  })
  afterAll(async () => await platform.close())

  const nobody = () => buildBrowser(platform)

  async function ask(email: string) {
    return await nobody().call<PasswordResetAskedView>('POST', '/api/password-resets', {email})
  }
  /** Asks and has the job done; the token that was mailed, if any. */
  async function mailedTo({id, email}: Pick<PersonView, 'id' | 'email'>) {
    const before = noticesOf(id).length
    await ask(email)
    await platform.jobs.drain('people.password-reset')
    const notice = noticesOf(id).slice(before).at(-1)
    const {masterKey} = platform
    const mailed = await openSealedLinks(notice?.mailText ?? '', {masterKey, origin})
    const [link] = /http\S+/.exec(mailed) ?? []
    return {notice, token: link === undefined ? undefined : tokenOf(link)}
  }
  const noticesOf = (id: string) => platform.notices.filter(({personId}) => personId === id)
  async function open(token: string) {
    return await nobody().call<OpenPasswordResetView & {error: {code: string; message: string}}>(
      'GET',
      `/api/password-resets/${token}`,
    )
  }
  async function complete(token: string, password = newPassword) {
    return await nobody().call('POST', `/api/password-resets/${token}`, {password})
  }
  async function makeLink(id: string, browser = administrator) {
    const path = `/api/people/${id}/password-reset`
    return await browser.call<PasswordResetLinkView & {error: {code: string}}>('POST', path)
  }
  async function signIn(email: string, password: string) {
    return await nobody().call('POST', '/api/auth/sign-in/email', {email, password})
  }
  async function settings(change: Record<string, unknown> | null) {
    await platform.pool.query('delete from single_sign_on')
    if (change === null) return
    await platform.pool.query(
      `insert into single_sign_on (id, settings, sealed_secret, wrapped_key, changed_at)
       values (1, $1, '', '', now())`,
      [JSON.stringify(change)],
    )
  }

  it('is replaced by a link that is mailed, and every session of the person ends', async () => {
    const {browser, person} = await buildPerson(platform, administrator)
    const other = await signIn(person.email, goodPassword)
    expect(other.status).toBe(200)
    const {notice, token = ''} = await mailedTo(person)
    expect(token).toMatch(/^[\w-]{43}$/)
    expect(JSON.stringify(notice)).not.toContain(token)
    const opened = await open(token)
    expect(opened.body).toMatchObject({organisation: 'Northwind Health', email: person.email})
    expect((await complete(token)).status).toBe(204)
    expect((await browser.call('GET', '/api/my-data')).status).toBe(401)
    expect((await signIn(person.email, goodPassword)).status).toBe(401)
    expect((await signIn(person.email, newPassword)).status).toBe(200)
    const {rowCount} = await platform.pool.query('select 1 from session where person_id = $1', [
      person.id,
    ])
    expect(rowCount).toBe(1)
    expect(noticesOf(person.id).at(-1)).toMatchObject({kind: 'password-reset.done'})
  })

  it('is recorded, without a token, and told to the person in words', async () => {
    const {person} = await buildPerson(platform, administrator)
    const {token = ''} = await mailedTo(person)
    await complete(token)
    const events = await platform.ledger.read(platform.database, `person/${person.id}`)
    expect(events.map(({type}) => type)).toEqual([
      'person.joined',
      'password-reset.link-made',
      'password-reset.done',
    ])
    const again = buildBrowser(platform)
    await again.call('POST', '/api/auth/sign-in/email', {
      email: person.email,
      password: newPassword,
    })
    const {body} = await again.call<{events: {type: string; about: string}[]}>(
      'GET',
      '/api/my-data',
    )
    expect(body.events.find(({type}) => type === 'password-reset.done')?.about).toBe(
      'A new password was set by a link, and all sessions were ended.',
    )
    expect(JSON.stringify(body)).not.toContain(token)
    const {rows} = await platform.pool.query('select * from password_reset')
    expect(JSON.stringify(rows)).not.toContain(token)
  })

  it('is asked for with the same answer and the same work whether or not the address is known', async () => {
    const {person} = await buildPerson(platform, administrator)
    const closed = await buildPerson(platform, administrator)
    await administrator.call('PATCH', `/api/people/${closed.person.id}`, {disabled: true})
    const answers = []
    const unknown = 'nobody@example.org'
    for (const email of [person.email, person.email, closed.person.email, unknown, unknown]) {
      const before = platform.jobs.waiting.length
      const {status, body} = await ask(email)
      answers.push({status, body, jobs: platform.jobs.waiting.length - before})
    }
    const same = {status: 202, body: {mailed: 'if-known', minutes: 60}, jobs: 1}
    expect(answers).toEqual(Array(5).fill(same))
    const data = platform.jobs.waiting.map(({request}) => Object.keys(request.data))
    expect(new Set(data.map(String))).toEqual(new Set(['reset,person']))
    expect(JSON.stringify(platform.jobs.waiting)).not.toContain('@')
    await platform.jobs.drain()
    expect(noticesOf(closed.person.id)).toEqual([])
  })

  it('finds the person however the address is written', async () => {
    const {person} = await buildPerson(platform, administrator, {email: 'kai@example.org'})
    const {token} = await mailedTo({id: person.id, email: 'Kai@Example.ORG'})
    expect(token).toBeDefined()
  })

  it('is mailed once where the job runs twice', async () => {
    const {person} = await buildPerson(platform, administrator)
    const data = {reset: 'a-reset', person: person.id}
    await platform.jobs.run('people.password-reset', data)
    await platform.jobs.run('people.password-reset', data)
    expect(noticesOf(person.id)).toHaveLength(1)
  })

  it('works once, also for two who use the link at once', async () => {
    const {person} = await buildPerson(platform, administrator)
    const {token = ''} = await mailedTo(person)
    const statuses = await Promise.all([complete(token), complete(token)])
    expect(new Set(statuses.map(({status}) => status))).toEqual(new Set([204, 404]))
    const opened = await open(token)
    expect([opened.status, opened.body.error.code]).toEqual([404, 'password-reset-unknown'])
    expect(opened.body.error.message).toContain('used already')
  })

  it('stays open after a password that is refused', async () => {
    const {person} = await buildPerson(platform, administrator)
    const {token = ''} = await mailedTo(person)
    const refused = await complete(token, 'short')
    expect([refused.status, refused.body.error.code]).toEqual([422, 'password-refused'])
    expect((await complete(token)).status).toBe(204)
  })

  it('has a link that ends after an hour', async () => {
    const {person} = await buildPerson(platform, administrator)
    const {token = ''} = await mailedTo(person)
    platform.clock.advance(59 * minute)
    expect((await open(token)).status).toBe(200)
    platform.clock.advance(minute)
    expect((await open(token)).body.error.message).toContain('expired')
    expect((await complete(token)).status).toBe(404)
  })

  it('has one link that works, the latest', async () => {
    const {person} = await buildPerson(platform, administrator)
    const first = (await mailedTo(person)).token ?? ''
    const second = (await mailedTo(person)).token ?? ''
    expect((await open(first)).body.error.message).toContain('newer one')
    expect((await complete(first)).status).toBe(404)
    expect((await complete(second)).status).toBe(204)
  })

  it('has no link that outlives a password set otherwise', async () => {
    const {browser, person} = await buildPerson(platform, administrator)
    const {token = ''} = await mailedTo(person)
    await browser.call('POST', '/api/auth/change-password', {
      currentPassword: goodPassword,
      newPassword,
    })
    // Better-auth has a clock of its own: as if the change came a second after the link.
    await platform.pool.query(`update sign_in_method set updated_at = $2 where person_id = $1`, [
      person.id,
      new Date(platform.clock.now().getTime() + 1000),
    ])
    expect((await open(token)).body.error.message).toContain('older than your password')
  })

  it('is mailed three times an hour at most', async () => {
    const {person} = await buildPerson(platform, administrator)
    const mailed = []
    for (let times = 0; times < 5; times++) mailed.push((await mailedTo(person)).token)
    expect(mailed.map((token) => token !== undefined)).toEqual([true, true, true, false, false])
    expect((await open(mailed[2] ?? '')).status).toBe(200)
    platform.clock.advance(61 * minute)
    expect((await mailedTo(person)).token).toBeDefined()
  })

  it('cannot be asked for by those whose account is closed, and their link ends with it', async () => {
    const {person} = await buildPerson(platform, administrator)
    const {token = ''} = await mailedTo(person)
    await administrator.call('PATCH', `/api/people/${person.id}`, {disabled: true})
    expect((await complete(token)).status).toBe(404)
    expect((await mailedTo(person)).notice).toBeUndefined()
    const refused = await makeLink(person.id)
    expect([refused.status, refused.body.error.code]).toEqual([409, 'person-disabled'])
  })

  describe('with an administrator', () => {
    it('is replaced by a link that is shown once and needs no mail', async () => {
      const {person} = await buildPerson(platform, administrator)
      const made = await makeLink(person.id)
      expect(made.status).toBe(201)
      expect(made.body.link).toMatch(/^http:\/\/localhost:4180\/password-reset\?token=[\w-]{43}$/)
      expect(noticesOf(person.id).at(-1)).toMatchObject({kind: 'password-reset.made'})
      expect(noticesOf(person.id).at(-1)?.mailText).toBeUndefined()
      expect((await complete(tokenOf(made.body.link))).status).toBe(204)
      expect((await signIn(person.email, newPassword)).status).toBe(200)
      const [, made_] = await platform.ledger.read(platform.database, `person/${person.id}`)
      expect(made_).toMatchObject({type: 'password-reset.link-made'})
    })

    it('is theirs alone to make, for people who exist', async () => {
      const {browser, person} = await buildPerson(platform, administrator, {roles: ['lead']})
      expect((await makeLink(ada.id, browser)).status).toBe(403)
      expect((await makeLink(person.id, nobody())).status).toBe(401)
      expect((await makeLink('nobody')).status).toBe(404)
    })
  })

  describe('beside single sign-on', () => {
    it('is not mailed to people without a password, who are told how they come in', async () => {
      const email = 'provider-only@example.org'
      const id = await buildPersonRow(platform, {email})
      const {notice, token} = await mailedTo({id, email})
      expect([notice?.kind, token]).toEqual(['password-reset.no-password', undefined])
      expect((await mailedTo({id, email})).notice).toBeUndefined()
    })

    it('can be given to people without one by an administrator', async () => {
      const email = 'first-password@example.org'
      const id = await buildPersonRow(platform, {email})
      const made = await makeLink(id)
      expect((await complete(tokenOf(made.body.link))).status).toBe(204)
      expect((await signIn(email, newPassword)).status).toBe(200)
    })

    it('is of no use to people who sign in through the provider alone', async () => {
      const {person} = await buildPerson(platform, administrator)
      const {token = ''} = await mailedTo(person)
      await settings({localSignIn: 'administrators'})
      expect((await open(token)).status).toBe(404)
      expect((await mailedTo(person)).notice?.kind).toBe('password-reset.no-password')
      const refused = await makeLink(person.id)
      expect([refused.status, refused.body.error.code]).toEqual([403, 'local-sign-in-off'])
      expect((await makeLink(ada.id)).status).toBe(201)
      await settings({localSignIn: 'everyone'})
      expect((await makeLink(person.id)).status).toBe(201)
      await settings(null)
    })
  })
})

describe('a forgotten password without a mail server', () => {
  let platform: Awaited<ReturnType<typeof buildPlatform>>
  beforeAll(async () => (platform = await buildPlatform()))
  afterAll(async () => await platform.close())

  it('is answered with whom to ask, and nothing is kept', async () => {
    const {person} = await buildAdministrator(platform)
    const {status, body} = await buildBrowser(platform).call('POST', '/api/password-resets', {
      email: person.email,
    })
    expect([status, body]).toEqual([202, {mailed: 'never', minutes: 60}])
    expect(platform.jobs.waiting).toEqual([])
  })
})

describe('links and addresses that are tried one after the other', () => {
  let platform: Awaited<ReturnType<typeof buildPlatform>>
  beforeAll(async () => (platform = await buildPlatform({mail, rateLimited: true})))
  afterAll(async () => await platform.close())

  it('are refused after 20 a minute', async () => {
    const browser = buildBrowser(platform)
    const headers = {'x-forwarded-for': '203.0.113.9'}
    const statuses: number[] = []
    for (let times = 0; times < 12; times++) {
      const body = {email: `guess-${times}@example.org`}
      statuses.push((await browser.call('POST', '/api/password-resets', body, headers)).status)
      const path = `/api/password-resets/guess-${times}`
      statuses.push((await browser.call('GET', path, undefined, headers)).status)
    }
    expect(statuses.filter((status) => status === 429)).toHaveLength(4)
  })
})

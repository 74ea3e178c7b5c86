import {afterAll, beforeAll, describe, expect, it} from 'vitest'
import {
  buildAdministrator,
  buildBrowser,
  buildPerson,
  buildPlatform,
  type Browser,
} from './people.builders.ts'
import type {MyDataView} from './views.ts'

describe('what a person sees of themselves', () => {
  let platform: Awaited<ReturnType<typeof buildPlatform>>
  let administrator: Browser
  beforeAll(async () => {
    platform = await buildPlatform({
      describers: [
        (type) =>
          type === 'lesson.read'
            ? {about: 'You read a lesson.', facts: {lesson: 'proxy'}}
            : undefined,
      ],
    })
    administrator = (await buildAdministrator(platform)).browser
  })
  afterAll(async () => await platform.close())

  it('is everything that is recorded, each event with a sentence', async () => {
    const {browser, person} = await buildPerson(platform, administrator, {
      email: 'mine@example.org',
    })
    await browser.call('POST', '/api/auth/api-key/create', {name: 'laptop'})
    await administrator.call('PATCH', `/api/people/${person.id}`, {roles: ['lead']})
    const {body} = await browser.call<MyDataView>('GET', '/api/my-data')
    expect(body.person).toMatchObject({id: person.id, email: 'mine@example.org'})
    expect(body.sessions).toMatchObject([{current: true, userAgent: 'test browser'}])
    expect(body.signInMethods).toMatchObject([{kind: 'password', name: null}])
    expect(body.apiKeys).toMatchObject([
      {name: 'laptop', start: expect.stringMatching(/^airworthy_/)},
    ])
    expect(body.invitations).toMatchObject([{email: 'mine@example.org', roles: ['learner']}])
    expect(body.events.map(({type}) => type).sort()).toEqual([
      'api-key.created',
      'person.changed',
      'person.joined',
    ])
    expect(body.events.every(({about}) => about.endsWith('.'))).toBe(true)
    expect(body.events.find(({type}) => type === 'person.joined')?.payload).toMatchObject({
      email: 'mine@example.org',
    })
  })

  it('comes as a file with the date in its name', async () => {
    const {browser} = await buildPerson(platform, administrator)
    const shown = await browser.call('GET', '/api/my-data')
    const file = await browser.call('GET', '/api/my-data/export')
    const date = platform.clock.now().toISOString().slice(0, 10)
    expect(file.headers.get('content-disposition')).toBe(
      `attachment; filename="airworthy-my-data-${date}.json"`,
    )
    expect(file.body).toEqual(shown.body)
  })

  it('holds nothing of other people, not even of those whom an administrator changed', async () => {
    const {person} = await buildPerson(platform, administrator, {
      email: 'other@example.org',
      name: 'Ot Her',
    })
    await administrator.call('PATCH', `/api/people/${person.id}`, {roles: ['author']})
    const {body} = await administrator.call<MyDataView>('GET', '/api/my-data')
    expect(JSON.stringify(body)).not.toMatch(/other@example\.org|Ot Her/)
    expect(body.events.find(({stream}) => stream === `person/${person.id}`)).toMatchObject({
      type: 'person.changed',
      payload: null,
      about: expect.stringContaining('for another person'),
    })
  })

  it('takes sentences from other features and withholds facts that nobody vouches for', async () => {
    const {browser, person} = await buildPerson(platform, administrator)
    await platform.database.transaction(async (transaction) => {
      for (const type of ['lesson.read', 'secret.kept']) {
        await platform.ledger.append(transaction, {
          stream: `lesson/${person.id}`,
          type,
          actor: person.id,
          subject: person.id,
          payload: {key: 'b'},
        })
      }
    })
    const {body} = await browser.call<MyDataView>('GET', '/api/my-data')
    const own = body.events.filter(({stream}) => stream.startsWith('lesson/'))
    expect(own.map(({about, payload}) => [about, payload])).toEqual([
      ['You read a lesson.', {lesson: 'proxy'}],
      ['Recorded: secret.kept.', null],
    ])
  })

  it('is closed to whoever is not signed in', async () => {
    for (const path of ['/api/my-data', '/api/my-data/export']) {
      expect((await buildBrowser(platform).call('GET', path)).status).toBe(401)
    }
  })
})

import {afterEach, beforeEach, describe, expect, it} from 'vitest'
import {buildAdministrator, buildPerson, buildPlatform, type Browser} from './people.builders.ts'
import type {PersonView} from './views.ts'

describe('the erasure of a person', () => {
  let platform: Awaited<ReturnType<typeof buildPlatform>>
  let administrator: {browser: Browser; person: PersonView}
  const forgotten: string[] = []
  beforeEach(async () => {
    platform = await buildPlatform({
      forget: [
        async (_, id) => {
          forgotten.push(id)
        },
      ],
    })
    administrator = await buildAdministrator(platform)
  })
  afterEach(async () => await platform.close())

  it('leaves no row about them and makes what the ledger holds unreadable', async () => {
    const {browser, person} = await buildPerson(platform, administrator.browser, {
      email: 'leaving@example.org',
      name: 'Lea Ving',
    })
    await browser.call('POST', '/api/auth/api-key/create', {name: 'laptop'})
    await platform.people.erase(person.id)

    expect(forgotten).toContain(person.id)
    expect((await browser.call('GET', '/api/my-data')).status).toBe(401)
    const tables = [
      'person',
      'person_role',
      'session',
      'sign_in_method',
      'passkey',
      'api_key',
      'invitation',
      'person_key',
      'ledger_entry',
    ]
    for (const table of tables) {
      const {rows} = await platform.pool.query<{text: string}>(
        `select t::text as text from ${table} t`,
      )
      const left = rows
        .map(({text}) => text)
        .filter((text) => /leaving@example|Lea Ving/.test(text))
      expect(left, table).toEqual([])
      if (table === 'ledger_entry') continue
      expect(
        rows.filter(({text}) => text.includes(person.id)),
        table,
      ).toEqual([])
    }
    const events = await platform.ledger.read(platform.database, `person/${person.id}`)
    expect(events.map(({type, payload}) => [type, payload])).toEqual([
      ['person.joined', null],
      ['api-key.created', null],
      ['person.erased', {}],
    ])
  })

  it('is refused for the last administrator and for a stranger, changing nothing', async () => {
    await expect(platform.people.erase(administrator.person.id)).rejects.toMatchObject({
      code: 'last-administrator',
    })
    await expect(platform.people.erase('nobody')).rejects.toMatchObject({code: 'not-found'})
    expect((await administrator.browser.call('GET', '/api/people')).status).toBe(200)
  })
})

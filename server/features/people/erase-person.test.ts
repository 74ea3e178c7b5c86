import {afterEach, beforeEach, describe, expect, it} from 'vitest'
import {erasedName} from '../../erasure-list.ts'
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

describe('the erasure list', () => {
  let platform: Awaited<ReturnType<typeof buildPlatform>>
  let administrator: {browser: Browser; person: PersonView}
  beforeEach(async () => {
    platform = await buildPlatform()
    administrator = await buildAdministrator(platform)
  })
  afterEach(async () => await platform.close())
  const listed = () => platform.erasureList.read().map(({person}) => person)
  const names = async () =>
    (
      await administrator.browser.call<{people: {name: string}[]}>('GET', '/api/people')
    ).body.people.map(({name}) => name)

  it('names who was erased by an administrator, and says not who it was', async () => {
    const {person} = await buildPerson(platform, administrator.browser, {name: 'Lea Ving'})
    const {status} = await administrator.browser.call('DELETE', `/api/people/${person.id}`)
    expect(status).toBe(204)
    expect(listed()).toEqual([await erasedName(person.id)])
    expect(JSON.stringify(platform.erasureList.read())).not.toMatch(new RegExp(`Lea|${person.id}`))
  })

  it('does not name whom nobody could erase', async () => {
    const {id} = administrator.person
    expect((await administrator.browser.call('DELETE', `/api/people/${id}`)).status).toBe(409)
    expect((await administrator.browser.call('DELETE', '/api/people/nobody')).status).toBe(404)
    expect(listed()).toEqual([])
  })

  it('keeps the person where it cannot be written', async () => {
    const {person} = await buildPerson(platform, administrator.browser, {name: 'Bo Lindqvist'})
    platform.erasureList.add = () => {
      throw new Error('the disk is full')
    }
    await expect(platform.people.erase(person.id)).rejects.toThrow('the disk is full')
    expect(await names()).toContain('Bo Lindqvist')
  })

  it('is caught up with: who stands on it and is there again is erased, once', async () => {
    const {person, browser} = await buildPerson(platform, administrator.browser, {name: 'Lea Ving'})
    const other = await buildPerson(platform, administrator.browser, {name: 'Bo Lindqvist'})
    await browser.call('POST', '/api/auth/api-key/create', {name: 'laptop'})
    const at = platform.clock.now().toISOString()
    platform.erasureList.add([{person: await erasedName(person.id), at}])
    expect(await platform.people.eraseListed()).toEqual({erased: 1, left: 0})
    expect(await names()).toEqual(['Ada Okafor', other.person.name])
    expect((await browser.call('GET', '/api/my-data')).status).toBe(401)
    expect(await platform.people.eraseListed()).toEqual({erased: 0, left: 0})
    const events = await platform.ledger.read(platform.database, `person/${person.id}`)
    expect(events.filter(({type}) => type === 'person.erased')).toHaveLength(1)
  })

  it('remembers that credentials were to be revoked with the person', async () => {
    const {person} = await buildPerson(platform, administrator.browser, {name: 'Lea Ving'})
    const kept = await buildPerson(platform, administrator.browser, {name: 'Bo Lindqvist'})
    const erase = async (id: string, query: string) =>
      await administrator.browser.call('DELETE', `/api/people/${id}${query}`)
    await erase(person.id, '?credentials=revoke')
    await erase(kept.person.id, '')
    expect(platform.erasureList.read().map(({credentials}) => credentials)).toEqual([
      'revoke',
      undefined,
    ])
  })

  it('leaves the last administrator in, and says so, until there is another', async () => {
    const at = platform.clock.now().toISOString()
    platform.erasureList.add([{person: await erasedName(administrator.person.id), at}])
    expect(await platform.people.eraseListed()).toEqual({erased: 0, left: 1})
    await buildPerson(platform, administrator.browser, {name: 'Bo', roles: ['administrator']})
    expect(await platform.people.eraseListed()).toEqual({erased: 1, left: 0})
  })

  it('learns from the database who was erased before there was one', async () => {
    const {person} = await buildPerson(platform, administrator.browser, {name: 'Lea Ving'})
    const add = platform.erasureList.add.bind(platform.erasureList)
    platform.erasureList.add = () => undefined
    await platform.people.erase(person.id)
    platform.erasureList.add = add
    expect(listed()).toEqual([])
    await platform.people.eraseListed()
    expect(listed()).toEqual([await erasedName(person.id)])
  })
})

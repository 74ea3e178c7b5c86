import {afterAll, beforeAll, describe, expect, it} from 'vitest'
import {
  buildAdministrator,
  buildBrowser,
  buildPerson,
  buildPersonRow,
  buildPlatform,
  type Browser,
} from './people.builders.ts'
import type {PersonView, TeamView} from './views.ts'

type Listed = {people: PersonView[]; total: number}

describe('the list of people', () => {
  let platform: Awaited<ReturnType<typeof buildPlatform>>
  let administrator: Browser
  beforeAll(async () => {
    platform = await buildPlatform()
    administrator = (await buildAdministrator(platform)).browser
    for (const [name, email] of [
      ['Zoë Ångström', 'zoe@example.org'],
      ['100% Bob', 'bob@example.org'],
      ['anna_b', 'anna@elsewhere.example'],
    ] as const) {
      await buildPersonRow(platform, {name, email})
    }
  })
  afterAll(async () => await platform.close())

  const names = async (query: string) =>
    (await administrator.call<Listed>('GET', `/api/people?${query}`)).body.people.map(
      ({name}) => name,
    )

  it('is searched by part of a name or an address, signs taken as they are', async () => {
    expect(await names('search=ÅNGS')).toEqual(['Zoë Ångström'])
    expect(await names('search=elsewhere')).toEqual(['anna_b'])
    expect(await names('search=%25')).toEqual(['100% Bob'])
    expect(await names('search=a_b')).toEqual(['anna_b'])
    expect(await names('search=nobody')).toEqual([])
  })

  it('comes in pages, by name, with how many there are in all', async () => {
    const first = await administrator.call<Listed>('GET', '/api/people?limit=3')
    expect(first.body.total).toBe(4)
    expect(first.body.people.map(({name}) => name)).toEqual(['100% Bob', 'Ada Okafor', 'anna_b'])
    expect(await names('limit=3&offset=3')).toEqual(['Zoë Ångström'])
    expect((await administrator.call('GET', '/api/people?limit=100000')).status).toBe(422)
  })

  it.each([['learner'], ['lead'], ['author']] as const)('is closed to a %s', async (role) => {
    const {browser, person} = await buildPerson(platform, administrator, {roles: [role]})
    expect((await browser.call('GET', '/api/people')).status).toBe(403)
    expect((await browser.call('GET', '/api/teams')).status).toBe(403)
    const promoted = await browser.call('PATCH', `/api/people/${person.id}`, {
      roles: ['administrator'],
    })
    expect(promoted.status).toBe(403)
  })

  it('is closed to whoever is not signed in', async () => {
    expect((await buildBrowser(platform).call('GET', '/api/people')).status).toBe(401)
  })
})

describe('a change of a person', () => {
  let platform: Awaited<ReturnType<typeof buildPlatform>>
  let administrator: Browser
  let self: PersonView
  beforeAll(async () => {
    platform = await buildPlatform()
    const built = await buildAdministrator(platform)
    administrator = built.browser
    self = built.person
  })
  afterAll(async () => await platform.close())

  async function change(id: string, request: Record<string, unknown>) {
    return await administrator.call<PersonView & {error: {code: string; message: string}}>(
      'PATCH',
      `/api/people/${id}`,
      request,
    )
  }

  it('sets roles, team, engineering role and discipline, and records what differs', async () => {
    const {person, browser} = await buildPerson(platform, administrator)
    const team = await administrator.call<TeamView>('POST', '/api/teams', {name: 'Search'})
    const changed = await change(person.id, {
      roles: ['reviewer'],
      discipline: 'ethics',
      teamId: team.body.id,
      engineerRole: 'product-manager',
    })
    expect(changed.body).toMatchObject({
      roles: ['learner', 'reviewer'],
      discipline: 'ethics',
      team: {id: team.body.id, name: 'Search'},
      engineerRole: 'product-manager',
    })
    const events = await platform.ledger.read(platform.database, `person/${person.id}`)
    expect(events.at(-1)).toMatchObject({
      type: 'person.changed',
      payload: {
        changes: {
          roles: {from: ['learner'], to: ['learner', 'reviewer']},
          discipline: {from: null, to: 'ethics'},
          teamId: {from: null, to: team.body.id},
          engineerRole: {from: null, to: 'product-manager'},
        },
      },
    })
    const demoted = await change(person.id, {roles: ['lead']})
    expect(demoted.body).toMatchObject({roles: ['learner', 'lead'], discipline: null})
    expect((await browser.call('GET', '/api/my-data')).status).toBe(200)
  })

  it('that changes nothing is not recorded', async () => {
    const {person} = await buildPerson(platform, administrator)
    await change(person.id, {roles: ['learner'], disabled: false})
    const events = await platform.ledger.read(platform.database, `person/${person.id}`)
    expect(events.map(({type}) => type)).toEqual(['person.joined'])
  })

  it('is refused for an unknown person, an unknown team, an unknown role, a seat without discipline', async () => {
    const {person} = await buildPerson(platform, administrator)
    const refused = [
      await change('nobody', {disabled: true}),
      await change(person.id, {teamId: 'nowhere'}),
      await change(person.id, {roles: ['owner']}),
      await change(person.id, {roles: ['reviewer']}),
    ]
    expect(refused.map(({status}) => status)).toEqual([404, 422, 422, 422])
  })

  it('never leaves the platform without an administrator, even when two step down at once', async () => {
    const last = await change(self.id, {roles: ['learner']})
    expect([last.status, last.body.error.code]).toEqual([409, 'last-administrator'])
    expect((await change(self.id, {disabled: true})).status).toBe(409)

    const {browser: second, person} = await buildPerson(platform, administrator, {
      roles: ['administrator'],
    })
    // While the ledger is held, each change stands just before its end.
    const holder = await platform.pool.connect()
    await holder.query('begin')
    await holder.query('lock table ledger_stream in access exclusive mode')
    const both = Promise.all([
      administrator.call('PATCH', `/api/people/${self.id}`, {roles: ['learner']}),
      second.call('PATCH', `/api/people/${person.id}`, {roles: ['learner']}),
    ])
    try {
      await expect
        .poll(async () => {
          const {rows} = await platform.pool.query<{waiting: number}>(
            `select count(*)::int as waiting from pg_stat_activity
             where datname = current_database() and wait_event_type = 'Lock'`,
          )
          return rows[0]?.waiting
        })
        .toBe(2)
    } finally {
      await holder.query('commit')
      holder.release()
    }
    expect(new Set((await both).map(({status}) => status))).toEqual(new Set([200, 409]))
  })
})

describe('what people change about themselves', () => {
  let platform: Awaited<ReturnType<typeof buildPlatform>>
  let administrator: Browser
  beforeAll(async () => {
    platform = await buildPlatform()
    administrator = (await buildAdministrator(platform)).browser
  })
  afterAll(async () => await platform.close())

  it('is the name, and the engineering role while there is none', async () => {
    const {browser, person} = await buildPerson(platform, administrator)
    const changed = await browser.call<PersonView>('PATCH', '/api/my-data/person', {
      name: 'Bo L.',
      engineerRole: 'data-scientist',
    })
    expect(changed.body).toMatchObject({
      id: person.id,
      name: 'Bo L.',
      engineerRole: 'data-scientist',
    })
    const again = await browser.call('PATCH', '/api/my-data/person', {
      engineerRole: 'product-manager',
    })
    expect([again.status, again.body.error.code]).toEqual([409, 'conflict'])
    expect(await platform.people.engineerRoleOf(person.id)).toBe('data-scientist')
  })

  it('is neither roles nor team', async () => {
    const {browser, person} = await buildPerson(platform, administrator)
    await browser.call('PATCH', '/api/my-data/person', {roles: ['administrator'], teamId: 'x'})
    expect((await platform.people.personOf(person.id))?.roles).toEqual(['learner'])
  })
})

describe('a team', () => {
  it('has a name of its own and counts its people', async () => {
    const platform = await buildPlatform()
    try {
      const {browser, person} = await buildAdministrator(platform)
      const made = await browser.call<TeamView>('POST', '/api/teams', {name: ' Risk '})
      expect(made.body).toMatchObject({name: 'Risk', people: 0})
      const taken = await browser.call('POST', '/api/teams', {name: 'RISK'})
      expect([taken.status, taken.body.error.code]).toEqual([409, 'already-exists'])
      await browser.call('PATCH', `/api/people/${person.id}`, {teamId: made.body.id})
      const listed = await browser.call<{teams: TeamView[]}>('GET', '/api/teams')
      expect(listed.body.teams).toEqual([{id: made.body.id, name: 'Risk', people: 1}])
    } finally {
      await platform.close()
    }
  })
})

import {afterAll, beforeAll, describe, expect, it} from 'vitest'
import {
  buildAdministrator,
  buildBrowser,
  buildPerson,
  buildPersonRow,
  buildPlatform,
  goodPassword,
  tokenOf,
  type Browser,
} from './people.builders.ts'
import type {ImportDoneView, ImportPreviewView, PersonView} from './views.ts'

describe('an import', () => {
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

  async function preview(csv: string, browser = administrator) {
    return await browser.call<ImportPreviewView>('POST', '/api/people/import/preview', {csv})
  }
  async function carryOut(csv: string, digest: string, browser = administrator) {
    return await browser.call<
      ImportDoneView & {error: {code: string; message: string; facts: unknown}}
    >('POST', '/api/people/import', {csv, digest})
  }
  async function imported(csv: string) {
    return await carryOut(csv, (await preview(csv)).body.digest)
  }

  it('previews without changing anything, then invites, updates and makes teams', async () => {
    const {person} = await buildPerson(platform, administrator, {email: 'known@example.org'})
    const csv = [
      'name,email,team,engineer_role,roles,discipline',
      'New One,new.one@example.org,Vision,data-scientist,,',
      'New Two,new.two@example.org,vision,,reviewer,ethics',
      'Other Name,KNOWN@example.org,Vision,product-manager,lead,',
    ].join('\n')
    const shown = await preview(csv)
    expect(shown.body).toMatchObject({
      newTeams: ['Vision'],
      counts: {invite: 2, update: 1, unchanged: 0, refused: 0},
      rows: [
        {line: 2, action: 'invite', roles: ['learner'], engineerRole: 'data-scientist'},
        {line: 3, action: 'invite', roles: ['learner', 'reviewer']},
        {line: 4, action: 'update', roles: ['learner', 'lead']},
      ],
    })
    const untouched = await administrator.call<{teams: unknown[]}>('GET', '/api/teams')
    expect(untouched.body.teams).toEqual([])

    const done = await carryOut(csv, shown.body.digest)
    expect(done.body).toMatchObject({updated: 1, unchanged: 0, newTeams: ['Vision']})
    expect(done.body.invited.map(({email, mailed}) => [email, mailed])).toEqual([
      ['new.one@example.org', false],
      ['new.two@example.org', false],
    ])
    expect(await platform.people.personOf(person.id)).toMatchObject({
      name: 'Bo Lindqvist',
      engineerRole: 'product-manager',
      roles: ['learner', 'lead'],
      team: {name: 'Vision'},
    })
    const joined = await buildBrowser(platform).call<{viewer: PersonView}>(
      'POST',
      '/api/invitations/accept',
      {token: tokenOf(done.body.invited[1]?.link ?? ''), name: 'New Two', password: goodPassword},
    )
    expect(joined.body.viewer).toMatchObject({
      roles: ['learner', 'reviewer'],
      discipline: 'ethics',
      team: {name: 'Vision'},
    })

    const events = await platform.ledger.read(platform.database, 'organisation')
    const event = events.findLast(({type}) => type === 'people.imported')
    expect(event).toMatchObject({payload: {counts: {invited: 2, updated: 1, unchanged: 0}}})
    expect(JSON.stringify(event)).not.toMatch(/example\.org|New One/)
  })

  it('leaves what empty cells do not mention, and repeats without effect', async () => {
    const csv = 'name,email,team,roles\nRe Peat,repeat@example.org,Core,author\n'
    await imported(csv)
    const again = await preview(csv)
    expect(again.body.counts).toEqual({invite: 0, update: 0, unchanged: 1, refused: 0})
    const fewer = await preview('name,email\nRe Peat,repeat@example.org\n')
    expect(fewer.body.rows[0]).toMatchObject({
      action: 'unchanged',
      team: 'Core',
      roles: ['learner', 'author'],
    })
    const changed = await imported('name,email,roles\nRe Peat,repeat@example.org,lead\n')
    expect(changed.body).toMatchObject({invited: [], updated: 1})
  })

  it('is refused for a text that this person has not previewed', async () => {
    const csv = 'name,email\nA,a@example.org\n'
    const {body} = await preview(csv)
    const {browser: other} = await buildPerson(platform, administrator, {roles: ['administrator']})
    const refused = [
      await carryOut(csv, ''),
      await carryOut(`${csv}B,b@example.org\n`, body.digest),
      await carryOut(csv, body.digest, other),
    ]
    expect(refused.map(({status, body: {error}}) => [status, error.code])).toEqual(
      Array(3).fill([409, 'import-not-previewed']),
    )
    await administrator.call('PATCH', `/api/people/${(await viewer(other)).id}`, {disabled: true})
  })

  async function viewer(browser: Browser): Promise<PersonView> {
    return (await browser.call<{viewer: PersonView}>('GET', '/api/viewer')).body.viewer
  }

  it('is refused whole for one faulty row, with line, column, value and remedy', async () => {
    const csv =
      'name,email,roles\nGood,good@example.org,\nBad,bad@example.org,Lead Dev\nSeat,seat@example.org,reviewer'
    const shown = await preview(csv)
    expect(shown.body.counts).toEqual({invite: 1, update: 0, unchanged: 0, refused: 2})
    const refused = await carryOut(csv, shown.body.digest)
    expect([refused.status, refused.body.error.code]).toEqual([422, 'import-refused'])
    expect(refused.body.error.facts).toMatchObject({
      faults: [
        {
          line: 3,
          column: 'roles',
          value: 'Lead Dev',
          message: expect.stringContaining('use one of'),
        },
        {line: 4, column: 'discipline', message: expect.stringContaining('needs a discipline')},
      ],
    })
    const {body} = await administrator.call<{invitations: {email: string}[]}>(
      'GET',
      '/api/invitations',
    )
    expect(body.invitations.map(({email}) => email)).not.toContain('good@example.org')
  })

  it('never takes the last administrator away', async () => {
    const csv = `name,email,roles\nAda,${self.email},learner\n`
    const shown = await preview(csv)
    expect(shown.body.rows[0]).toMatchObject({
      action: 'refused',
      faults: [{column: 'roles', message: expect.stringContaining('nobody would be left')}],
    })
    expect((await carryOut(csv, shown.body.digest)).status).toBe(422)
  })

  it('renews an invitation that has expired', async () => {
    const csv = 'name,email\nLate,late.import@example.org\n'
    await imported(csv)
    platform.clock.advance(15 * 24 * 60 * 60 * 1000)
    expect((await imported(csv)).body.invited).toHaveLength(1)
  })

  it('is for administrators alone', async () => {
    const {browser} = await buildPerson(platform, administrator, {roles: ['lead']})
    expect((await preview('name,email\n', browser)).status).toBe(403)
    expect((await carryOut('name,email\n', '', browser)).status).toBe(403)
    expect((await preview('name,email\n', buildBrowser(platform))).status).toBe(401)
  })

  it('takes 5,000 rows, new and known ones, in less than five seconds', async () => {
    for (let index = 0; index < 50; index++) {
      await buildPersonRow(platform, {email: `known${index}@example.org`})
    }
    const rows = Array.from({length: 5_000}, (_, index) =>
      index < 50
        ? `Known,known${index}@example.org,Team ${index % 40},lead`
        : `Person ${index},person${index}@example.org,Team ${index % 40},`,
    )
    const csv = ['name,email,team,roles', ...rows].join('\n')
    const start = performance.now()
    const shown = await preview(csv)
    const previewed = performance.now() - start
    const done = await carryOut(csv, shown.body.digest)
    const carriedOut = performance.now() - start - previewed
    expect(done.body.invited).toHaveLength(4_950)
    expect(done.body.updated).toBe(50)
    expect(previewed).toBeLessThan(12_000)
    expect(carriedOut).toBeLessThan(12_000)
  }, 30_000)
})

import {afterEach, beforeEach, describe, expect, it} from 'vitest'
import {openEnvelope, statementFrom, envelopeFrom} from '@airworthy/evidence'
import type {PublicKey} from '@airworthy/evidence'
import {buildOffice, type Holder, type Office, type Process} from './credentials.builders.ts'
import type {AllLoginsView, OwnLoginsView, TeamStandingView} from './views.ts'

const dayMs = 24 * 60 * 60 * 1000

let office: Office
let platform: Process
let bo: Holder
let cleo: Holder
let lea: Holder
let ada: Holder

beforeEach(async () => {
  office = await buildOffice()
  platform = await office.process()
  bo = await office.person({team: 'models'})
  cleo = await office.person({name: 'Cleo Adeyemi', team: 'models'})
  lea = await office.person({name: 'Lea Novak', role: null, team: 'models', roles: ['lead']})
  ada = await office.person({name: 'Ada Okafor', role: null, roles: ['administrator']})
})

afterEach(async () => await office.close())

const propose = async (who: Holder, login: string | null, provider = 'github') =>
  await platform.call<OwnLoginsView>(who, 'PUT /api/logins', {provider, login})

async function confirm(login: string, by: Holder = ada) {
  const {body} = await platform.call<AllLoginsView>(ada, 'GET /api/logins/all')
  const found = body.logins.find((one) => one.login === login && one.confirmedAt === null)
  return await platform.call(by, `POST /api/logins/${found?.id}/confirm`)
}

async function link(who: Holder, login: string): Promise<void> {
  await propose(who, login)
  expect((await confirm(login)).status).toBe(200)
}

async function ask(query: string, by: Holder = lea) {
  const answer = await platform.call(by, `GET /api/certification?${query}`)
  if (answer.status !== 200) return {status: answer.status, outcome: null, code: null, result: null}
  const {body: key} = await platform.call<PublicKey>(null, 'GET /api/certification/key')
  const {statement, signedBy} = await openEnvelope(envelopeFrom(answer.text), [key])
  expect(signedBy).toEqual([office.signingKey.id])
  const {outcome, findings, result} = statement.predicate
  return {status: 200, outcome, code: findings[0]?.code, result, statement}
}

describe('the question of the gate', () => {
  it('is answered by a statement that is checked offline with the published key', async () => {
    await platform.certify(bo)
    await link(bo, 'Bo-L')
    office.clock.advance(dayMs)
    const {outcome, code, result, statement} = await ask('provider=github&login=bo-l')
    expect([outcome, code]).toEqual(['pass', 'certified'])
    expect(result).toMatchObject({
      standing: 'current',
      validUntil: '2028-12-01T12:00:00.000Z',
      because: [{type: 'credential.earned'}, {type: 'credential.issued'}],
      issuer: 'did:web:127.0.0.1%3A4180',
    })
    expect(statement?.predicateType).toBe('urn:airworthy:evidence:certification:v1')
    expect(statement?.predicate.parameters).toEqual({
      provider: 'github',
      login: 'bo-l',
      role: 'data-scientist',
      at: '2026-12-02T12:00:00.000Z',
    })
    expect(statementFrom(JSON.stringify(statement))).toEqual(statement)
    expect(JSON.stringify(statement)).not.toContain('Lindqvist')
  })

  it('about a login that nobody is linked to, or that waits to be confirmed, is not judged', async () => {
    await platform.certify(bo)
    expect(await ask('provider=github&login=bo-l')).toMatchObject({
      outcome: 'not-judged',
      code: 'login-unlinked',
    })
    await propose(bo, 'bo-l')
    expect((await ask('provider=github&login=bo-l')).outcome).toBe('not-judged')
    await confirm('bo-l')
    expect((await ask('provider=github&login=bo-l')).outcome).toBe('pass')
    expect((await ask('provider=gitlab&login=bo-l')).outcome).toBe('not-judged')
  })

  it('is answered for the role and the moment that it names', async () => {
    await platform.certify(bo)
    await link(bo, 'bo-l')
    office.clock.advance(800 * dayMs)
    const of = async (query: string) => {
      const {outcome, code} = await ask(`provider=github&login=bo-l&${query}`)
      return [outcome, code]
    }
    expect(await of('at=2026-12-01T11:59:59Z')).toEqual(['breach', 'certification-none'])
    expect(await of('at=2026-12-01T13:00:00%2B01:00')).toEqual(['pass', 'certified'])
    expect(await of('at=2028-12-01T12:00:00Z')).toEqual(['breach', 'certification-lapsed'])
    expect(await of('role=product-manager')).toEqual(['breach', 'certification-none'])
    expect((await ask('provider=github&login=bo-l&at=2031-01-01T00:00:00Z')).status).toBe(422)
    expect((await ask('provider=bitbucket&login=bo-l')).status).toBe(422)
  })

  it('about somebody without a role is not judged unless it names one', async () => {
    await link(lea, 'lea')
    expect(await ask('provider=github&login=lea')).toMatchObject({
      outcome: 'not-judged',
      code: 'role-unknown',
    })
    expect((await ask('provider=github&login=lea&role=data-scientist')).outcome).toBe('breach')
  })

  it('is asked by leads and administrators about everybody, by others about themselves', async () => {
    await platform.certify(bo)
    await link(bo, 'bo-l')
    expect((await ask('provider=github&login=bo-l', bo)).outcome).toBe('pass')
    expect((await ask('provider=github&login=bo-l', ada)).outcome).toBe('pass')
    expect((await ask('provider=github&login=bo-l', cleo)).status).toBe(403)
    expect((await ask('provider=github&login=nobody', cleo)).status).toBe(403)
    expect(
      (await platform.call(null, 'GET /api/certification?provider=github&login=bo-l')).status,
    ).toBe(401)
  })
})

describe('a login', () => {
  it('belongs to one person: proposals of others end with its confirmation', async () => {
    await propose(bo, 'bo-l')
    await propose(cleo, 'BO-L')
    expect((await confirm('bo-l')).status).toBe(200)
    expect((await platform.call<OwnLoginsView>(cleo, 'GET /api/logins')).body.logins).toEqual([])
    await propose(cleo, 'bo-l')
    expect((await confirm('bo-l')).status).toBe(409)
  })

  it('is confirmed by an administrator alone', async () => {
    await propose(bo, 'bo-l')
    expect((await confirm('bo-l', bo)).status).toBe(403)
    expect((await confirm('bo-l', lea)).status).toBe(403)
    expect((await platform.call(bo, 'GET /api/logins/all')).status).toBe(403)
  })

  it('that is named anew or taken away counts no longer', async () => {
    await platform.certify(bo)
    await link(bo, 'bo-l')
    const {body} = await propose(bo, 'bo-new')
    expect(body.logins).toMatchObject([{login: 'bo-new', confirmedAt: null}])
    expect((await ask('provider=github&login=bo-l')).outcome).toBe('not-judged')
    expect((await propose(bo, null)).body.logins).toEqual([])
  })

  it('that is proposed again as it is stays confirmed', async () => {
    await link(bo, 'bo-l')
    expect((await propose(bo, 'bo-l')).body.logins[0]?.confirmedAt).not.toBeNull()
    expect((await propose(bo, 'not a login')).status).toBe(422)
  })
})

describe('the standing of a team', () => {
  it('shows its lead and administrators who is current, due, lapsed or not certified', async () => {
    const dan = await office.person({name: 'Dan Roth', team: 'models'})
    await platform.certify(dan)
    office.clock.advance(660 * dayMs)
    await platform.certify(bo)
    const path = 'GET /api/teams/models/standing'
    const {body} = await platform.call<TeamStandingView>(lea, path)
    expect(body.rows.map(({person, standing}) => [person.name, standing])).toEqual([
      ['Dan Roth', 'due'],
      ['Cleo Adeyemi', 'none'],
      ['Lea Novak', 'none'],
      ['Bo Lindqvist', 'current'],
    ])
    expect(body.counts).toEqual({
      people: 4,
      none: 1,
      current: 1,
      due: 1,
      lapsed: 0,
      suspended: 0,
      revoked: 0,
      withoutRole: 1,
    })
    expect((await platform.call(ada, path)).status).toBe(200)
  })

  it('is not there for leads of other teams, and refused to learners', async () => {
    const other = await office.person({name: 'Ola Vik', team: 'web', roles: ['lead']})
    expect((await platform.call(other, 'GET /api/teams/models/standing')).status).toBe(404)
    expect((await platform.call(bo, 'GET /api/teams/models/standing')).status).toBe(403)
    expect((await platform.call(ada, 'GET /api/teams/none/standing')).status).toBe(404)
  })
})

describe('what a person takes along', () => {
  it('is a calendar with the day of renewal and of the end', async () => {
    await platform.certify(bo)
    const {text, headers} = await platform.call(bo, 'GET /api/credentials/calendar.ics')
    expect(headers.get('content-type')).toBe('text/calendar; charset=utf-8')
    const days = [...text.matchAll(/DTSTART;VALUE=DATE:(\d+)/g)].map(([, day]) => day)
    expect(days).toEqual(['20280902', '20281101', '20281124', '20281201'])
    expect(text).toMatch(/SUMMARY:Certification as Data scientist ends today/)
  })

  it('is a link that fills in the form of a profile', async () => {
    const {files} = await platform.certify(bo)
    const url = new URL(files?.addToProfile ?? '')
    expect(Object.fromEntries(url.searchParams)).toMatchObject({
      startTask: 'CERTIFICATION_NAME',
      name: 'Airworthy: Data scientist',
      organizationName: 'Northwind Health',
      issueYear: '2026',
      issueMonth: '12',
      expirationYear: '2028',
      expirationMonth: '12',
      certUrl: files?.verify,
    })
  })
})

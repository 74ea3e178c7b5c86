import {afterAll, beforeAll, describe, expect, it} from 'vitest'
import {verifyCredential} from '@airworthy/credentials'
import type {Holder, Office, Process} from './credentials.builders.ts'
import {buildOffice, buildSeed} from './credentials.builders.ts'
import type {OwnCredentialView, OwnStandingView, VerifyView} from './views.ts'

const dayMs = 24 * 60 * 60 * 1000

let office: Office
let old: Process
let rotated: Process
let bo: Holder
let lead: Holder
let ada: Holder
let first: OwnCredentialView
let second: OwnCredentialView
let third: OwnCredentialView

/** Every morning from one day to another: what the nightly and morning jobs do. */
async function live(process: Process, from: string, to: string): Promise<void> {
  for (let day = from; day <= to; day = after(day, 1)) {
    goTo(`${day}T07:00:00.000Z`)
    await process.credentials.assignRenewals(day)
    await process.jobs.drain('assignments.give')
    await process.assignments.daily(day)
  }
}

function after(day: string, days: number): string {
  return new Date(Date.parse(day) + days * dayMs).toISOString().slice(0, 10)
}

function goTo(moment: string): void {
  office.clock.advance(Date.parse(moment) - office.clock.now().getTime())
}

async function standing(process: Process): Promise<OwnStandingView['roles'][number]> {
  const {body} = await process.call<OwnStandingView>(bo, 'GET /api/standing')
  expect(body.roles).toHaveLength(1)
  const [role] = body.roles
  if (!role) throw new Error('no standing')
  return role
}

/** The story as its events tell it. */
const told = ({because}: Pick<OwnStandingView['roles'][number], 'because'>) =>
  because.map(({type, at}) => `${at.slice(0, 10)} ${type.replace('credential.', '')}`)

async function toldBy(kind: string, person: Holder): Promise<string[]> {
  const {rows} = await office.pool.query<{created_at: Date; title: string}>(
    'select created_at, title from notification where kind = $1 and person_id = $2 order by created_at, title',
    [kind, person.id],
  )
  return rows.map((row) => `${row.created_at.toISOString().slice(0, 10)} ${row.title}`)
}

beforeAll(async () => {
  office = await buildOffice()
  bo = await office.person({team: 'models'})
  lead = await office.person({name: 'Lea Novak', team: 'models', role: null, roles: ['lead']})
  ada = await office.person({name: 'Ada Okafor', role: null, roles: ['administrator']})
  old = await office.process()
})

afterAll(async () => await office.close())

// One life, told in order: each step goes on from the one before.
describe('six years of one person', () => {
  it('2026: certified, and current', async () => {
    expect((await standing(old)).standing).toBe('none')
    first = await old.certify(bo)
    const now = await standing(old)
    expect(now).toMatchObject({
      standing: 'current',
      credentialId: first.id,
      validUntil: '2028-12-01T12:00:00.000Z',
      dueFrom: '2028-09-02T12:00:00.000Z',
    })
    expect(told(now)).toEqual(['2026-12-01 earned', '2026-12-01 issued'])
  })

  it('2028: due, told at 90, 30, 7 and 0 days once each, by two workers', async () => {
    const seed = buildSeed()
    rotated = await office.process({seed})
    await live(old, '2028-08-31', '2028-09-03')
    expect((await standing(old)).standing).toBe('due')
    // the second worker lives the same mornings
    goTo('2028-09-03T07:30:00.000Z')
    await rotated.credentials.assignRenewals('2028-09-03')
    await rotated.jobs.drain('assignments.give')
    for (const day of ['2028-10-31', '2028-11-01', '2028-11-02', '2028-11-24', '2028-12-01']) {
      goTo(`${day}T07:00:00.000Z`)
      await Promise.all(
        [old, rotated].map(async (process) => {
          await process.credentials.assignRenewals(day)
          await process.jobs.drain('assignments.give')
          await process.assignments.daily(day)
        }),
      )
    }
    const what = 'the certification for your role'
    expect(await toldBy('assignment.made', bo)).toEqual([
      `2028-09-02 Assigned to you: ${what}, due 1 December 2028`,
    ])
    expect(await toldBy('assignment.reminder', bo)).toEqual([
      `2028-11-01 Due in 30 days: ${what}`,
      `2028-11-24 Due in 7 days: ${what}`,
      `2028-12-01 Due today: ${what}`,
    ])
    expect((await standing(old)).standing).toBe('due')
  })

  it('2028: lapsed at noon of its last day; the lead is told three days later', async () => {
    goTo('2028-12-01T12:00:00.000Z')
    expect((await standing(old)).standing).toBe('lapsed')
    await live(old, '2028-12-02', '2028-12-05')
    expect(await toldBy('assignment.escalation', lead)).toEqual([
      '2028-12-04 Overdue in your team: 1 assignment',
    ])
    const {body} = await old.call<VerifyView>(null, `GET /api/verify/${first.id}`)
    expect(body).toMatchObject({outcome: 'breach', standing: 'lapsed'})
  })

  it('2029: renewed, which ends the duty; the first credential is left as it was', async () => {
    goTo('2029-01-15T09:00:00.000Z')
    second = await old.certify(bo, {kind: 'renewal', replaces: first.id})
    await old.jobs.drain('assignments.settle')
    const now = await standing(old)
    expect(now).toMatchObject({standing: 'current', credentialId: second.id})
    expect(now.validUntil).toBe('2031-01-15T09:00:00.000Z')
    const {rows} = await office.pool.query('select done_at from duty')
    expect(rows).toEqual([{done_at: new Date('2029-01-15T09:00:00.000Z')}])
    const all = await old.own(bo)
    expect(all.map(({id, standing: where}) => [id, where])).toEqual([
      [second.id, 'current'],
      [first.id, 'lapsed'],
    ])
    const {body} = await old.call<VerifyView>(null, `GET /api/verify/${first.id}`)
    expect(body.facts?.replacedBy).toBe(second.id)
  })

  it('2029: the key is rotated; what the old one signed goes on verifying', async () => {
    goTo('2029-06-01T09:00:00.000Z')
    expect(rotated.issuer?.keyNumber).toBe(2)
    const {body} = await rotated.call<VerifyView>(null, `GET /api/verify/${second.id}`)
    expect(body).toMatchObject({outcome: 'pass', standing: 'current'})
    expect((await rotated.own(bo)).map(({id}) => id)).toEqual([second.id, first.id])
  })

  it('2030: renewed in time, signed by the new key', async () => {
    await live(rotated, '2030-10-16', '2030-10-18')
    expect((await standing(rotated)).standing).toBe('due')
    expect(await toldBy('assignment.made', bo)).toHaveLength(2)
    goTo('2030-12-01T09:00:00.000Z')
    third = await rotated.certify(bo, {kind: 'renewal', replaces: second.id})
    await rotated.jobs.drain('assignments.settle')
    expect(await standing(rotated)).toMatchObject({
      standing: 'current',
      credentialId: third.id,
      validUntil: '2032-12-01T09:00:00.000Z',
    })
    const file = await rotated.call(null, `GET ${third.files?.json ?? ''}`)
    expect(file.text).toContain('#key-2')
    await live(rotated, '2031-01-10', '2031-01-18')
    expect(await toldBy('assignment.escalation', lead)).toHaveLength(1)
  })

  it('2032: revoked, and refused from then on here and by whoever has the file', async () => {
    goTo('2032-03-01T09:00:00.000Z')
    const request = `POST /api/credentials/${third.id}/revoke`
    const reason = {reason: 'The exercise was solved by somebody else.'}
    expect((await rotated.call(bo, request, reason)).status).toBe(403)
    expect((await rotated.call(ada, request, reason)).status).toBe(200)
    const now = await standing(rotated)
    expect(now).toMatchObject({standing: 'revoked', credentialId: third.id})
    expect(told(now)).toEqual(['2030-12-01 earned', '2030-12-01 issued', '2032-03-01 revoked'])
    expect(now.because.at(-1)?.reason).toBe(reason.reason)

    const {body} = await rotated.call<VerifyView>(null, `GET /api/verify/${third.id}`)
    expect(body).toMatchObject({outcome: 'breach', standing: 'revoked'})
    expect(JSON.stringify(body)).not.toContain(reason.reason)

    const file = await rotated.call(null, `GET /api/verify/${third.id}/credential.json`)
    const list = await rotated.call(null, 'GET /api/status-lists/revocation/1')
    const did = await rotated.call(null, 'GET /.well-known/did.json')
    const {outcome, checks} = await verifyCredential(file.text, {
      didDocument: did.body,
      statusLists: [list.body ?? list.text],
      now: office.clock.now(),
    })
    expect(outcome).toBe('breach')
    expect(checks.filter((one) => one.outcome !== 'pass').map(({check}) => check)).toEqual([
      'status',
    ])
    expect(await toldBy('credential.revoked', bo)).toEqual([
      '2032-03-01 Your credential as Data scientist was revoked',
    ])
  })

  it('can be asked of every year again', async () => {
    const asked = async (at: string) => {
      const {body} = await rotated.call<{payload: string}>(
        ada,
        `GET /api/certification?provider=github&login=bo&at=${at}`,
      )
      const statement = JSON.parse(Buffer.from(body.payload, 'base64').toString()) as {
        predicate: {outcome: string; result: {standing: string}}
      }
      return [statement.predicate.outcome, statement.predicate.result.standing]
    }
    await rotated.call(bo, 'PUT /api/logins', {provider: 'github', login: 'bo'})
    const {body} = await rotated.call<{logins: {id: string}[]}>(ada, 'GET /api/logins/all')
    await rotated.call(ada, `POST /api/logins/${body.logins[0]?.id}/confirm`)
    expect(await asked('2026-11-30T12:00:00Z')).toEqual(['breach', 'none'])
    expect(await asked('2027-12-01T12:00:00Z')).toEqual(['pass', 'current'])
    expect(await asked('2028-10-01T12:00:00Z')).toEqual(['pass', 'due'])
    expect(await asked('2029-01-01T12:00:00Z')).toEqual(['breach', 'lapsed'])
    expect(await asked('2030-06-01T12:00:00Z')).toEqual(['pass', 'current'])
    expect(await asked('2032-02-29T12:00:00Z')).toEqual(['pass', 'current'])
    expect(await asked('2032-03-01T09:00:00Z')).toEqual(['breach', 'revoked'])
  })
})

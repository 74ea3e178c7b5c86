import {randomUUID} from 'node:crypto'
import {afterEach, beforeEach, describe, expect, it} from 'vitest'
import {unbake} from '@airworthy/credentials'
import {buildDecision, buildOffice, buildSeed} from './credentials.builders.ts'
import type {Holder, Office, Process} from './credentials.builders.ts'
import type {OwnCredentialView, OwnLoginsView, VerifyView} from './views.ts'

const role = 'data-scientist'
const dayMs = 24 * 60 * 60 * 1000

let office: Office
let platform: Process
let bo: Holder
let ada: Holder
let first: OwnCredentialView

beforeEach(async () => {
  office = await buildOffice()
  platform = await office.process()
  bo = await office.person()
  ada = await office.person({name: 'Ada Okafor', role: null, roles: ['administrator']})
  first = await platform.certify(bo)
})

afterEach(async () => await office.close())

const change = async (verb: string, id = first.id, by = ada) =>
  await platform.call(by, `POST /api/credentials/${id}/${verb}`, {
    reason: 'Somebody else solved it, they say.',
  })

const verify = async (id: string) =>
  (await platform.call<VerifyView>(null, `GET /api/verify/${id}`)).body

const held = async () => ({
  renewal: await platform.credentials.renewalOf(office.database, {personId: bo.id, role}),
  stopped: await platform.credentials.stoppedOf(office.database, {personId: bo.id, role}),
})

describe('a suspension', () => {
  it('goes on in what is earned by an examination that was open then; each is reinstated by itself', async () => {
    await change('suspend')
    office.clock.advance(dayMs)
    const second = await platform.certify(bo, {kind: 'renewal', replaces: first.id})
    expect(second).toMatchObject({
      standing: 'suspended',
      because: [
        {},
        {},
        {reason: 'As the credential before it: Somebody else solved it, they say.'},
      ],
    })
    expect(await verify(second.id)).toMatchObject({outcome: 'breach', standing: 'suspended'})
    expect(await platform.credentials.certifiedUntil(bo.id)).toBeNull()
    const {rows} = await office.pool.query(
      `select title from notification where kind = 'credential.suspended' and person_id = $1`,
      [bo.id],
    )
    expect(rows).toHaveLength(2)
    await change('reinstate', second.id)
    expect((await platform.own(bo)).map(({standing}) => standing)).toEqual(['current', 'suspended'])
  })

  it('does not end by waiting until the credential has lapsed, and can be disputed then', async () => {
    await change('suspend')
    office.clock.advance(800 * dayMs)
    expect((await platform.own(bo))[0]?.standing).toBe('lapsed')
    expect(await held()).toMatchObject({renewal: null, stopped: {state: 'suspended'}})
    const own = {id: first.id, personId: bo.id}
    expect(await platform.credentials.disputed(office.database, own)).toMatchObject({
      standing: 'suspended',
    })
    await office.database.transaction(async (transaction) => {
      const dispute = {...own, actor: randomUUID(), appeal: randomUUID(), upheld: true}
      const reason = 'The log shows that the exercise was solved by the person.'
      await platform.credentials.decideDispute(transaction, {...dispute, reason})
    })
    expect(await held()).toMatchObject({renewal: {credentialId: first.id}, stopped: null})
  })

  it('puts off the duty to renew, which could not be done', async () => {
    await change('suspend')
    const assigned = async () => {
      await platform.credentials.assignRenewals('2028-09-10')
      const {rows} = await office.pool.query(
        'select id from credential where renewal_assignment_id is not null',
      )
      return rows.length
    }
    expect(await assigned()).toBe(0)
    await change('reinstate')
    expect(await assigned()).toBe(1)
  })
})

describe('a revocation', () => {
  it('that is taken back by an appeal puts nothing in the place of what was earned since', async () => {
    await change('revoke')
    office.clock.advance(40 * dayMs)
    const second = await platform.certify(bo)
    await change('suspend', second.id)
    office.clock.advance(dayMs)
    await office.database.transaction(async (transaction) => {
      const own = {id: first.id, personId: bo.id, actor: randomUUID(), appeal: randomUUID()}
      const reason = 'The log shows that the exercise was solved by the person.'
      await platform.credentials.decideDispute(transaction, {...own, upheld: true, reason})
    })
    expect(await platform.own(bo)).toHaveLength(3)
    expect(await held()).toMatchObject({renewal: null, stopped: {state: 'suspended'}})
  })

  it('leaves nothing to renew, also where an older credential is good', async () => {
    office.clock.advance(dayMs)
    const second = await platform.certify(bo, {kind: 'renewal', replaces: first.id})
    await change('revoke', second.id)
    expect(await held()).toMatchObject({renewal: null, stopped: {state: 'revoked'}})
  })

  it('is one matter to dispute, also once the credential was signed by another key', async () => {
    const disputed = async (process: Process) =>
      (await process.credentials.disputed(office.database, {id: first.id, personId: bo.id})).change
    await change('revoke')
    const before = await disputed(platform)
    const rotated = await office.process({seed: buildSeed()})
    const {status} = await rotated.call(ada, 'POST /api/issuer-keys/1/withdraw', {
      reason: 'The key lay in a public folder.',
    })
    expect(status).toBe(200)
    await rotated.credentials.issueWaiting()
    const {rows} = await office.pool.query(
      `select type from ledger_entry where type = 'credential.reissued'`,
    )
    expect(rows).toHaveLength(1)
    expect(await disputed(rotated)).toBe(before)
  })
})

describe('a login', () => {
  it('is not confirmed by whoever proposed it, administrator or not', async () => {
    await platform.call(ada, 'PUT /api/logins', {provider: 'github', login: 'bo-l'})
    const {logins} = (await platform.call<OwnLoginsView>(ada, 'GET /api/logins')).body
    const path = `POST /api/logins/${logins[0]?.id}/confirm`
    expect((await platform.call(ada, path)).status).toBe(403)
    const rita = await office.person({name: 'Rita Moll', role: null, roles: ['administrator']})
    expect((await platform.call(rita, path)).status).toBe(200)
  })
})

describe('a public address with a path', () => {
  it('is in the names that verifiers follow, each of which lies below it', async () => {
    const publicUrl = 'http://127.0.0.1:4180/training'
    const there = await office.process({publicUrl})
    const cleo = await office.person({name: 'Cleo Adeyemi'})
    const {id, files} = await there.certify(cleo)
    expect(files?.verify).toBe(`${publicUrl}/verify/${id}`)
    const {text} = await there.call(null, `GET /api/verify/${id}/credential.json`)
    const body = JSON.parse(text) as {
      id: string
      issuer: {id: string}
      credentialStatus: {statusListCredential: string}
    } // what the test compares
    expect(body.issuer.id).toBe('did:web:127.0.0.1%3A4180:training')
    expect(body.id).toBe(`${publicUrl}/api/verify/${id}/credential.json`)
    expect(body.credentialStatus.statusListCredential.startsWith(`${publicUrl}/api/`)).toBe(true)
    const document = await there.call<{id: string}>(null, 'GET /did.json')
    expect(document.body.id).toBe(body.issuer.id)
    expect((await there.call<VerifyView>(null, `GET /api/verify/${id}`)).body.outcome).toBe('pass')
  })
})

describe('a name that attacks', () => {
  const name = 'Bo </title><script>alert(1)</script> & "x" ]]> \u0001\u0085\uffff\r\nBEGIN:VEVENT'

  it('is text in each file, and none in the calendar', async () => {
    const mallory = await office.person({name})
    const {id} = await platform.certify(mallory)
    const svg = await platform.call(null, `GET /api/verify/${id}/credential.svg`)
    const drawn = svg.text.replace(/<openbadges:credential[^]*<\/openbadges:credential>/u, '')
    expect(drawn).toContain('alert(1)')
    expect(drawn).not.toContain('<script')
    expect(drawn).not.toContain('\u0001')
    for (const {bytes, status} of [
      svg,
      await platform.call(null, `GET /api/verify/${id}/credential.png`),
    ]) {
      expect(status).toBe(200)
      expect(unbake(bytes)).toContain('alert(1)')
    }
    expect(await verify(id)).toMatchObject({outcome: 'pass', facts: {name}})
    const ics = await platform.call(mallory, 'GET /api/credentials/calendar.ics')
    expect(ics.text).not.toContain('alert')
    expect(ics.text.match(/BEGIN:VEVENT/gu)).toHaveLength(4)
  })
})

describe('whoever could read the keys', () => {
  it('has a credential that says so, in the file and on its page', async () => {
    const author = await office.person({name: 'Ines Roth', roles: ['author']})
    const {id} = await platform.certify(author, buildDecision({readsKeys: true}))
    const words = 'could read the reserved items with their keys'
    expect((await verify(id)).facts?.how.join(' ')).toContain(words)
    expect((await platform.call(null, `GET /api/verify/${id}/credential.json`)).text).toContain(
      words,
    )
    expect(
      (await platform.call(null, `GET /api/verify/${first.id}/credential.json`)).text,
    ).not.toContain(words)
  })
})

import {readFileSync} from 'node:fs'
import {join} from 'node:path'
import {Ajv2019} from 'ajv/dist/2019.js'
import {afterEach, beforeEach, describe, expect, it} from 'vitest'
import {unbake} from '@airworthy/credentials'
import {
  buildDecision,
  buildOffice,
  type Holder,
  type Office,
  type Process,
} from './credentials.builders.ts'
import type {OwnCredentialView, VerifyView} from './views.ts'

const shared = process.env['AIRWORTHY_SHARED']
const dayMs = 24 * 60 * 60 * 1000

let office: Office
let platform: Process
let bo: Holder
let ada: Holder
let credential: OwnCredentialView

beforeEach(async () => {
  office = await buildOffice()
  platform = await office.process()
  bo = await office.person()
  ada = await office.person({name: 'Ada Okafor', role: null, roles: ['administrator']})
  credential = await platform.certify(bo)
})

afterEach(async () => await office.close())

const verify = async (id = credential.id) =>
  await platform.call<VerifyView>(null, `GET /api/verify/${id}`)

const change = async (verb: string, by: Holder = ada, id = credential.id) =>
  await platform.call(by, `POST /api/credentials/${id}/${verb}`, {
    reason: 'The attempt is being looked at.',
  })

const faultsOf = ({checks}: VerifyView) =>
  checks.filter(({outcome}) => outcome !== 'pass').map(({check, outcome}) => [check, outcome])

describe('the public page of a credential', () => {
  it('says what was proved, how, when, by whom, where it stands, and what was not', async () => {
    const {status, headers, body} = await verify()
    expect(status).toBe(200)
    expect(headers.get('x-robots-tag')).toBe('noindex')
    expect(body).toMatchObject({outcome: 'pass', standing: 'current'})
    expect(faultsOf(body)).toEqual([])
    expect(body.checks.map(({check}) => check)).toEqual(
      expect.arrayContaining(['shape', 'context', 'proof', 'issuer', 'validity', 'status']),
    )
    const {facts} = body
    expect(facts).toMatchObject({
      name: 'Bo Lindqvist',
      organisation: 'Northwind Health',
      issuer: 'did:web:127.0.0.1%3A4180',
      roleName: 'Data scientist',
      validFrom: '2026-12-01T12:00:00.000Z',
      validUntil: '2028-12-01T12:00:00.000Z',
      replacedBy: null,
    })
    expect(facts?.domains).toHaveLength(7)
    expect(facts?.domains[0]).toMatchObject({
      name: 'Ethics and bias',
      requiredLevelName: 'judge',
      items: 9,
    })
    expect(facts?.exercises.map(({title}) => title)).toEqual([
      'The label of the health-risk score',
      'unequal-threshold',
    ])
    expect(facts?.how.join(' ')).toMatch(/adaptive examination of 63 items in 7 domains/)
    expect(facts?.how.join(' ')).toMatch(/2 practical exercises passed.*Unproctored/s)
    expect(facts?.notProved.join(' ')).toMatch(/person was not watched.*provisional/s)
  })

  it('of a renewal says what was carried over, and counts its own items alone', async () => {
    const decision = buildDecision()
    const carried = await platform.certify(bo, {
      kind: 'renewal',
      replaces: credential.id,
      domains: decision.domains.map((one, index) =>
        index < 5 ? {...one, from: 'carried' as const} : one,
      ),
    })
    const how = (await verify(carried.id)).body.facts?.how.join(' ')
    expect(how).toMatch(/18 items in 2 domains/)
    expect(how).toMatch(/neither decayed nor changed: 5 domains, 0 exercises/)
    expect((await verify()).body.facts?.replacedBy).toBe(carried.id)
  })

  it('is made by verifying: a stored credential that was altered is refused by its signature', async () => {
    await office.pool.query(
      `update credential set document = replace(document, 'Bo Lindqvist', 'Eve Lindqvist')`,
    )
    const {body} = await verify()
    expect(body.outcome).toBe('breach')
    expect(faultsOf(body)).toContainEqual(['proof', 'breach'])
  })

  it('is there for nobody where there is no such credential', async () => {
    expect((await verify('7c1f6c35-0d0f-4d3f-9a53-0c6b3a0b3f10')).status).toBe(404)
    expect((await platform.call(null, 'GET /api/verify/no-uuid')).status).toBe(422)
  })

  it('after two years says that it has lapsed', async () => {
    office.clock.advance(731 * dayMs)
    const {body} = await verify()
    expect(body).toMatchObject({outcome: 'breach', standing: 'lapsed'})
    expect(faultsOf(body)).toEqual([['validity', 'breach']])
  })
})

describe('a credential that is decided about', () => {
  it('is refused while it is suspended, good again once reinstated, and refused once revoked', async () => {
    expect((await change('suspend')).body).toMatchObject({standing: 'suspended'})
    const suspended = (await verify()).body
    expect(suspended).toMatchObject({outcome: 'breach', standing: 'suspended'})
    expect(suspended.checks.find(({check}) => check === 'status')?.about).toMatch(/suspended/)

    expect((await change('reinstate')).body).toMatchObject({standing: 'current'})
    expect((await verify()).body).toMatchObject({outcome: 'pass', standing: 'current'})

    expect((await change('revoke')).body).toMatchObject({standing: 'revoked'})
    expect((await verify()).body).toMatchObject({outcome: 'breach', standing: 'revoked'})
    expect((await change('reinstate')).status).toBe(409)
    expect((await change('revoke')).status).toBe(409)
  })

  it('is suspended or reinstated only where that changes something', async () => {
    expect((await change('reinstate')).status).toBe(409)
    await change('suspend')
    expect((await change('suspend')).status).toBe(409)
  })

  it('is decided about by an administrator or a reviewer who is another person', async () => {
    const rita = await office.person({name: 'Rita Moll', roles: ['reviewer']})
    const lea = await office.person({name: 'Lea Novak', roles: ['lead']})
    expect((await change('suspend', lea)).status).toBe(403)
    expect((await change('suspend', bo)).status).toBe(403)
    const own = await platform.certify(rita)
    expect((await change('revoke', rita, own.id)).status).toBe(403)
    expect((await change('suspend', rita)).status).toBe(200)
  })

  it('tells its person each time, with the reason', async () => {
    await change('suspend')
    await change('reinstate')
    await change('suspend')
    const {rows} = await office.pool.query<{text: string}>(
      `select text from notification where kind = 'credential.suspended' and person_id = $1`,
      [bo.id],
    )
    expect(rows).toHaveLength(2)
    expect(rows[0]?.text).toContain('The attempt is being looked at.')
  })

  it('sets one bit of the list, and no bit of another credential', async () => {
    const other = await platform.certify(await office.person({name: 'Cleo Adeyemi'}))
    await change('revoke')
    expect((await verify(other.id)).body.outcome).toBe('pass')
    expect((await verify()).body.outcome).toBe('breach')
    expect((await platform.call(null, 'GET /api/status-lists/revocation/2')).status).toBe(404)
    expect((await platform.call(null, 'GET /api/status-lists/anything/1')).status).toBe(422)
  })

  it('has a status list of the same bytes for two processes within an hour', async () => {
    const list = async () => (await platform.call(null, 'GET /api/status-lists/revocation/1')).text
    const before = await list()
    office.clock.advance(10 * 60 * 1000)
    expect(await list()).toBe(before)
    office.clock.advance(60 * 60 * 1000)
    expect(await list()).not.toBe(before)
  })
})

describe('the files of a credential', () => {
  const file = async (kind: string) =>
    await platform.call(null, `GET /api/verify/${credential.id}/credential.${kind}`)

  it('are the signed JSON, the JWT, and pictures that hold the JSON', async () => {
    const json = await file('json')
    expect(json.headers.get('content-type')).toBe('application/vc')
    const jwt = await file('jwt')
    expect(jwt.text.split('.')).toHaveLength(3)
    const svg = await file('svg')
    expect(svg.headers.get('content-type')).toBe('image/svg+xml')
    expect(unbake(svg.bytes)).toBe(json.text)
    const png = await file('png')
    expect(png.bytes.slice(0, 4)).toEqual(Uint8Array.of(0x89, 0x50, 0x4e, 0x47))
    const size = new DataView(png.bytes.buffer)
    expect([size.getUint32(16), size.getUint32(20)]).toEqual([1200, 630])
    expect(unbake(png.bytes)).toBe(json.text)
  })

  it.skipIf(shared === undefined)(
    'keep to the schema of Open Badges 3.0 (skipped without AIRWORTHY_SHARED)',
    async () => {
      const path = join(shared ?? '', 'schemas/ob3/achievementcredential.json')
      const ajv = new Ajv2019({strict: false, validateFormats: false})
      const valid = ajv.compile(JSON.parse(readFileSync(path, 'utf8')) as object)
      const {text} = await file('json')
      expect([valid(JSON.parse(text)), valid.errors]).toEqual([true, null])
    },
  )

  it('name the person as they were called when it was issued, whatever they are called later', async () => {
    await office.pool.query(`update person set name = 'Bo Berg' where id = $1`, [bo.id])
    expect((await file('json')).text).toContain('Bo Lindqvist')
    expect((await verify()).body.facts?.name).toBe('Bo Lindqvist')
  })
})

describe('a person who is erased', () => {
  async function forget(credentialsVerifiable: boolean): Promise<void> {
    await office.database.transaction(async (transaction) => {
      await platform.credentials.forget(transaction, bo.id, {credentialsVerifiable})
      await platform.ledger.eraseKey(transaction, bo.id)
    })
  }

  const personal = async () => {
    const {rows} = await office.pool.query<{all: string}>(
      `select coalesce(string_agg(c::text, ' '), '') || coalesce((select string_agg(l::text, ' ') from login_link l), '') as all from credential c`,
    )
    return rows[0]?.all ?? ''
  }

  it('leaves credentials that verify, and nothing personal', async () => {
    await platform.call(bo, 'PUT /api/logins', {provider: 'github', login: 'bo-l'})
    const {text} = await platform.call(null, `GET ${credential.files?.json ?? ''}`)
    await forget(true)
    const kept = await personal()
    for (const word of ['Lindqvist', bo.id, 'bo-l']) expect(kept).not.toContain(word)
    expect(kept).toContain(credential.id)
    expect((await platform.call(null, `GET ${credential.files?.json ?? ''}`)).status).toBe(404)

    const {body} = await verify()
    expect(body).toMatchObject({outcome: 'not-judged', facts: null})
    const {verifyCredential} = await import('@airworthy/credentials')
    const did = await platform.call(null, 'GET /.well-known/did.json')
    const list = await platform.call(null, 'GET /api/status-lists/revocation/1')
    const {outcome} = await verifyCredential(text, {
      didDocument: JSON.parse(did.text),
      statusLists: [JSON.parse(list.text)],
      now: office.clock.now(),
    })
    expect(outcome).toBe('pass')
  })

  it('can wish that they verify no longer', async () => {
    await forget(false)
    expect((await verify()).body).toMatchObject({outcome: 'breach', standing: 'revoked'})
    const {rows} = await office.pool.query<{type: string}>(
      `select type from ledger_entry where stream = $1 order by sequence`,
      [`credential/${credential.id}`],
    )
    expect(rows.map(({type}) => type)).toEqual([
      'credential.earned',
      'credential.issued',
      'credential.revoked',
    ])
  })

  it('whose credential waited leaves none', async () => {
    const waiting = await office.process({publicUrl: null})
    await waiting.certify(bo)
    await forget(true)
    const {rows} = await office.pool.query('select id from credential')
    expect(rows).toEqual([{id: credential.id}])
    await platform.credentials.issueWaiting()
  })
})

import {randomUUID} from 'node:crypto'
import {afterEach, beforeEach, describe, expect, it} from 'vitest'
import {buildDecision, buildOffice, buildSeed, type Office} from './credentials.builders.ts'

let office: Office

beforeEach(async () => {
  office = await buildOffice()
})

afterEach(async () => await office.close())

async function types(stream: string): Promise<string[]> {
  const {rows} = await office.pool.query<{type: string}>(
    'select type from ledger_entry where stream = $1 order by sequence',
    [stream],
  )
  return rows.map(({type}) => type)
}

async function countOf(type: string): Promise<number> {
  const {rows} = await office.pool.query<{n: number}>(
    'select count(*)::int as n from ledger_entry where type = $1',
    [type],
  )
  return rows[0]?.n ?? 0
}

describe('a decided examination', () => {
  it('earns and issues a credential in the transaction of the decision, and tells the person', async () => {
    const {certify, own} = await office.process()
    const bo = await office.person()
    const credential = await certify(bo)
    expect(credential).toMatchObject({
      role: 'data-scientist',
      kind: 'first',
      standing: 'current',
      earnedAt: '2026-12-01T12:00:00.000Z',
      validUntil: '2028-12-01T12:00:00.000Z',
      dueFrom: '2028-09-02T12:00:00.000Z',
    })
    expect(await own(bo)).toHaveLength(1)
    expect(await types(`credential/${credential.id}`)).toEqual([
      'credential.earned',
      'credential.issued',
    ])
    const {rows} = await office.pool.query('select title from notification')
    expect(rows).toEqual([{title: 'Certified as Data scientist until 1 December 2028'}])
  })

  it.each(['failed', 'not-judged'] as const)('that is %s earns nothing', async (outcome) => {
    const {decide, own} = await office.process()
    const bo = await office.person()
    await decide(bo, {decision: buildDecision({outcome})})
    expect(await own(bo)).toEqual([])
    expect(await countOf('credential.earned')).toBe(0)
  })

  it('that is decided ten times at once, by two processes, earns one credential', async () => {
    const seed = buildSeed()
    const processes = [await office.process({seed}), await office.process({seed})]
    const bo = await office.person()
    const examination = randomUUID()
    const results = await Promise.allSettled(
      Array.from({length: 10}, async (_, index) =>
        processes[index % 2]?.decide(bo, {examination, decision: buildDecision()}),
      ),
    )
    expect(results.map(({status}) => status)).toEqual(Array(10).fill('fulfilled'))
    expect(await countOf('examination.decided')).toBe(10)
    expect(await countOf('credential.earned')).toBe(1)
    expect(await countOf('credential.issued')).toBe(1)
    expect(await processes[0]?.own(bo)).toHaveLength(1)
  })

  it('whose transaction fails leaves neither decision nor credential, and can be decided again', async () => {
    const {decide, own} = await office.process()
    const bo = await office.person()
    const examination = randomUUID()
    await expect(decide(bo, {examination, fail: true})).rejects.toThrow('the transaction fails')
    expect(await own(bo)).toEqual([])
    await decide(bo, {examination})
    expect(await own(bo)).toHaveLength(1)
  })

  it('gives each credential a place in the status list that no other has', async () => {
    const {certify} = await office.process()
    for (let index = 0; index < 5; index++) await certify(await office.person())
    const {rows} = await office.pool.query<{list_number: number; list_index: number}>(
      'select list_number, list_index from credential',
    )
    expect(rows.map((row) => row.list_number)).toEqual([1, 1, 1, 1, 1])
    const places = rows.map((row) => row.list_index)
    expect(new Set(places).size).toBe(5)
    // By chance: five in a row would come about once in some 10^18 cases.
    const ordered = places.toSorted((one, other) => one - other)
    expect(Math.max(...ordered) - Math.min(...ordered)).toBeGreaterThan(5)
  })
})

describe('without a public address', () => {
  it.each([null, 'http://airworthy.example.org'])(
    'a pass is kept, counts, and waits to be issued (%s)',
    async (publicUrl) => {
      const {certify, call, credentials} = await office.process({publicUrl})
      const bo = await office.person()
      const credential = await certify(bo)
      expect(credential).toMatchObject({standing: 'current', issuedAt: null, files: null})
      await credentials.issueWaiting()
      expect(await countOf('credential.issued')).toBe(0)
      const {body} = await call(bo, 'GET /api/credentials')
      expect(body).toMatchObject({issuing: {configured: false, issuer: null}})
      expect((await call(null, 'GET /.well-known/did.json')).status).toBe(404)
      expect((await call(null, `GET /api/verify/${credential.id}`)).status).toBe(404)
    },
  )

  it('it is issued by a later start, once, however many processes start, valid from the pass', async () => {
    const bo = await office.person()
    const waiting = await office.process({publicUrl: null})
    const {id} = await waiting.certify(bo)
    office.clock.advance(40 * 24 * 60 * 60 * 1000)
    const seed = buildSeed()
    const [one, other] = [await office.process({seed}), await office.process({seed})]
    await Promise.all([one.credentials.issueWaiting(), other.credentials.issueWaiting()])
    await one.credentials.issueWaiting()
    const [credential] = await one.own(bo)
    expect(credential).toMatchObject({
      id,
      validUntil: '2028-12-01T12:00:00.000Z',
      issuedAt: '2027-01-10T12:00:00.000Z',
    })
    expect(await countOf('credential.issued')).toBe(1)
    const {rows} = await office.pool.query<{kind: string}>('select kind from notification')
    expect(rows.map(({kind}) => kind).toSorted()).toEqual([
      'credential.earned',
      'credential.issued',
    ])
  })
})

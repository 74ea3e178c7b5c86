import {afterEach, beforeEach, describe, expect, it} from 'vitest'
import {verifyCredential} from '@airworthy/credentials'
import {buildOffice, buildSeed, type Office, type Process} from './credentials.builders.ts'
import type {IssuerKeysView, VerifyView} from './views.ts'

let office: Office

beforeEach(async () => {
  office = await buildOffice()
})

afterEach(async () => await office.close())

/** A stranger verifies a file with what the platform publishes now. */
async function verifyAsStranger(process: Process, file: string) {
  const did = await process.call(null, 'GET /.well-known/did.json')
  const list = await process.call(null, 'GET /api/status-lists/revocation/1')
  const {outcome, checks} = await verifyCredential(file, {
    didDocument: JSON.parse(did.text),
    statusLists: [JSON.parse(list.text)],
    now: office.clock.now(),
  })
  return {outcome, faults: checks.filter((one) => one.outcome !== 'pass').map(({code}) => code)}
}

const fileOf = async (process: Process, id: string) =>
  (await process.call(null, `GET /api/verify/${id}/credential.json`)).text

const reason = {reason: 'The old disk was stolen with its key.'}

describe('the keys of the issuer', () => {
  it('are kept by seed: the same seed is the same key at every start', async () => {
    const seed = buildSeed()
    const one = await office.process({seed})
    const other = await office.process({seed})
    expect(one.issuer?.key.id).toBe('did:web:127.0.0.1%3A4180#key-1')
    expect(other.issuer?.keyNumber).toBe(1)
  })

  it('are added once by two processes that start with a new seed at the same moment', async () => {
    const seed = buildSeed()
    const started = await Promise.all([office.process({seed}), office.process({seed})])
    expect(started.map(({issuer}) => issuer?.keyNumber)).toEqual([1, 1])
  })

  it('are rotated by a new seed: files of the old key verify, and so do those of the new one', async () => {
    const before = await office.process()
    const {id} = await before.certify(await office.person())
    const old = await fileOf(before, id)
    const now = await office.process()
    const later = await now.certify(await office.person({name: 'Cleo Adeyemi'}))
    expect(await verifyAsStranger(now, old)).toEqual({outcome: 'pass', faults: []})
    const fresh = await fileOf(now, later.id)
    expect(fresh).toContain('#key-2')
    expect(await verifyAsStranger(now, fresh)).toEqual({outcome: 'pass', faults: []})
    expect(await fileOf(now, id)).toBe(old)
  })

  it('that are withdrawn vouch for nothing more; what was issued here is signed anew, the same otherwise', async () => {
    const before = await office.process()
    const bo = await office.person()
    const {id} = await before.certify(bo)
    const old = await fileOf(before, id)
    const now = await office.process()
    const ada = await office.person({name: 'Ada Okafor', roles: ['administrator']})
    const request = 'POST /api/issuer-keys/1/withdraw'
    expect((await now.call(bo, request, reason)).status).toBe(403)
    const {body} = await now.call<IssuerKeysView>(ada, request, reason)
    expect(body.keys.map(({number, signsNow}) => [number, signsNow])).toEqual([
      [1, false],
      [2, true],
    ])
    expect(await verifyAsStranger(now, old)).toMatchObject({outcome: 'breach'})
    expect((await now.call<VerifyView>(null, `GET /api/verify/${id}`)).body.outcome).toBe('breach')

    await now.jobs.drain('credentials.issue')
    const anew = await fileOf(now, id)
    expect(await verifyAsStranger(now, anew)).toEqual({outcome: 'pass', faults: []})
    const without = (text: string) => ({...JSON.parse(text), proof: null}) as object
    expect(without(anew)).toEqual(without(old))
    expect((await now.call<VerifyView>(null, `GET /api/verify/${id}`)).body.outcome).toBe('pass')
    const [credential] = await now.own(bo)
    expect(credential?.because.map(({type}) => type)).toEqual([
      'credential.earned',
      'credential.issued',
    ])
  })

  it('cannot be withdrawn while they sign, twice, or unknown', async () => {
    const process = await office.process()
    const ada = await office.person({name: 'Ada Okafor', roles: ['administrator']})
    const withdraw = async (number: number) =>
      (await process.call(ada, `POST /api/issuer-keys/${number}/withdraw`, reason)).status
    expect(await withdraw(1)).toBe(409)
    expect(await withdraw(7)).toBe(404)
    const next = await office.process()
    const path = 'POST /api/issuer-keys/1/withdraw'
    expect((await next.call(ada, path, reason)).status).toBe(200)
    expect((await next.call(ada, path, reason)).status).toBe(404)
  })

  it('that were withdrawn do not start the platform again', async () => {
    const seed = buildSeed()
    await office.process({seed})
    const next = await office.process()
    const ada = await office.person({name: 'Ada Okafor', roles: ['administrator']})
    await next.call(ada, 'POST /api/issuer-keys/1/withdraw', reason)
    await expect(office.process({seed})).rejects.toThrow(/issuer's key 1 was withdrawn/)
  })

  it('sign anew what was issued under an address that the platform has left', async () => {
    const before = await office.process()
    const {id} = await before.certify(await office.person())
    const moved = await office.process({publicUrl: 'https://airworthy.example.org'})
    await moved.credentials.issueWaiting()
    const file = await fileOf(moved, id)
    expect(JSON.parse(file)).toMatchObject({
      id: `https://airworthy.example.org/api/verify/${id}/credential.json`,
      issuer: {id: 'did:web:airworthy.example.org'},
    })
    expect(await verifyAsStranger(moved, file)).toEqual({outcome: 'pass', faults: []})
  })
})

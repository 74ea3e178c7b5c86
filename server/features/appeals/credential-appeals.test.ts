import {afterEach, beforeEach, describe, expect, it} from 'vitest'
import {AirworthyError} from '@airworthy/kernel'
import type {Viewer} from '../../http/viewer.ts'
import {
  buildOffice,
  type Holder,
  type Office,
  type Process,
} from '../credentials/credentials.builders.ts'
import type {OwnCredentialView, VerifyView} from '../credentials/views.ts'
import {decideAppeal, makeAppeal} from './changing.ts'
import type {AppealParts} from './parts.ts'
import {readCase, readOwnAppeals} from './reading.ts'

let office: Office
let platform: Process
let parts: AppealParts
let bo: Holder
let ada: Holder
let rita: Holder
let credential: OwnCredentialView

beforeEach(async () => {
  office = await buildOffice()
  platform = await office.process()
  bo = await office.person()
  ada = await office.person({name: 'Ada Okafor', role: null, roles: ['administrator']})
  rita = await office.person({name: 'Rita Moll', role: null, roles: ['administrator']})
  credential = await platform.certify(bo)
  const refuse = async () => await Promise.reject(new AirworthyError('not-found', 'not asked here'))
  parts = {
    database: office.database,
    ledger: platform.ledger,
    clock: office.clock,
    assessments: {results: refuse, isUndecided: refuse},
    examinations: {view: refuse, setAside: refuse},
    credentials: platform.credentials,
    notifications: {notify: async () => true, notifyAll: async () => 0},
  }
})

afterEach(async () => await office.close())

const text = 'I solved the exercise by myself, as the log of my editor shows.'
const reason = 'The log shows that the exercise was solved by the person.'

const viewerOf = ({id, roles}: Holder): Viewer => ({
  id,
  roles: new Set(roles),
  teamId: null,
  sessionId: null,
})

const change = async (verb: string, by: Holder = ada, id = credential.id) =>
  await platform.call(by, `POST /api/credentials/${id}/${verb}`, {
    reason: 'Somebody else solved it, they say.',
  })

const appeal = async (by: Holder = bo, attemptId = credential.id) =>
  await makeAppeal(parts, by.id, {about: {kind: 'credential', attemptId}, text})

const decide = async (id: string, outcome: 'upheld' | 'refused', by: Holder = rita) =>
  await decideAppeal(parts, viewerOf(by), {id, outcome, reason})

const outcomeOf = async (id = credential.id) =>
  (await platform.call<VerifyView>(null, `GET /api/verify/${id}`)).body.outcome

describe('the appeal of a revocation', () => {
  it('that is upheld restores by a new credential with the same dates; the old one stays revoked', async () => {
    office.clock.advance(1_000_000)
    await change('revoke')
    const id = await appeal()
    office.clock.advance(1_000_000)
    await decide(id, 'upheld')
    const [restored, old] = await platform.own(bo)
    expect(old).toMatchObject({id: credential.id, standing: 'revoked'})
    expect(restored).toMatchObject({
      standing: 'current',
      replaces: credential.id,
      validFrom: credential.validFrom,
      validUntil: credential.validUntil,
    })
    expect(await outcomeOf()).toBe('breach')
    expect(await outcomeOf(restored?.id)).toBe('pass')
  })

  it('that is refused leaves it revoked', async () => {
    await change('revoke')
    await decide(await appeal(), 'refused')
    expect(await platform.own(bo)).toHaveLength(1)
    expect(await outcomeOf()).toBe('breach')
    await expect(appeal()).rejects.toMatchObject({code: 'appeal-exists'})
  })

  it('is decided by another person than the one who revoked, whatever they decide', async () => {
    await change('revoke')
    const id = await appeal()
    await expect(decide(id, 'refused', ada)).rejects.toMatchObject({code: 'access-refused'})
    await expect(decide(id, 'upheld', ada)).rejects.toMatchObject({code: 'access-refused'})
    await decide(id, 'upheld', rita)
  })

  it('shows whoever decides what was done, when and why, and the person their appeal', async () => {
    await change('revoke')
    const id = await appeal()
    expect(await readCase(parts, viewerOf(rita), id)).toMatchObject({
      kind: 'credential',
      text,
      person: {name: 'Bo Lindqvist'},
      credential: {
        role: 'data-scientist',
        standing: 'revoked',
        reason: 'Somebody else solved it, they say.',
      },
    })
    const {appeals} = await readOwnAppeals(parts, bo.id)
    expect(appeals).toMatchObject([{id, kind: 'credential', state: 'open', deciders: 2}])
  })
})

describe('the appeal of a suspension', () => {
  it('that is upheld ends it', async () => {
    await change('suspend')
    await decide(await appeal(), 'upheld')
    expect(await platform.own(bo)).toMatchObject([{id: credential.id, standing: 'current'}])
    expect(await outcomeOf()).toBe('pass')
  })

  it('is a matter of its own each time', async () => {
    await change('suspend')
    await decide(await appeal(), 'refused')
    await change('revoke')
    office.clock.advance(1_000)
    await decide(await appeal(), 'upheld')
    expect((await platform.own(bo)).map(({standing}) => standing)).toEqual(['current', 'revoked'])
  })

  it('that ended meanwhile changes nothing more', async () => {
    await change('suspend')
    const id = await appeal()
    await change('reinstate')
    await decide(id, 'upheld')
    expect(await platform.own(bo)).toMatchObject([{standing: 'current'}])
    expect((await readCase(parts, viewerOf(rita), id)).credential).toBeNull()
  })
})

describe('there is nothing to appeal', () => {
  it('in a credential that is good, or is another person’s', async () => {
    await expect(appeal()).rejects.toMatchObject({code: 'event-refused'})
    await change('revoke')
    const cleo = await office.person({name: 'Cleo Adeyemi'})
    await expect(appeal(cleo)).rejects.toMatchObject({code: 'not-found'})
  })
})

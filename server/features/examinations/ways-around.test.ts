import {afterAll, beforeAll, describe, expect, it} from 'vitest'
import type {OwnAppealView} from '../appeals/views.ts'
import type {HeldCertification} from './index.ts'
import {buildHall, certification, type Refusal} from './examinations.builders.ts'

type Hall = Awaited<ReturnType<typeof buildHall>>

let hall: Hall
let web: Awaited<ReturnType<Hall['open']>>

beforeAll(async () => {
  hall = await buildHall()
  web = await hall.open()
})

afterAll(async () => await hall.close())

const somebody = async () => web.sitter(await hall.candidate())
type Sitter = Awaited<ReturnType<typeof somebody>>

const codeOf = ({status, body}: {status: number; body: unknown}) => [
  status,
  (body as Refusal).error.code,
]

/** A person who holds what they passed, which can be renewed now; time has gone on. */
async function renewing(): Promise<{sitter: Sitter; held: HeldCertification}> {
  const sitter = await somebody()
  const {body} = await sitter.start()
  await sitter.pass(body.id)
  const [decision] = await hall.decisionOf(body.id)
  const issuedAt = hall.clock.now()
  const validUntil = new Date(issuedAt)
  validUntil.setUTCMonth(validUntil.getUTCMonth() + certification.validMonths)
  const held = {
    credentialId: 'credential of the test',
    issuedAt: issuedAt.toISOString(),
    validUntil: validUntil.toISOString(),
    // far above the cut, so that a renewal carries every domain
    domains: decision?.domains.map((one) => ({...one, mean: one.cut + 9})) ?? [],
    exercises: decision?.exercises ?? [],
  }
  hall.held.set(sitter.id, held)
  hall.days(700)
  return {sitter, held}
}

/** Suspends or revokes what a person holds, now. */
function stop(sitter: Sitter, state: 'suspended' | 'revoked'): void {
  hall.held.delete(sitter.id)
  hall.stopped.set(sitter.id, {state, at: hall.clock.now().toISOString()})
}

describe('whoever holds a credential that was stopped', () => {
  it('begins nothing while it is suspended, however long that lasts', async () => {
    const {sitter} = await renewing()
    stop(sitter, 'suspended')
    hall.days(400)
    expect(await sitter.list()).toMatchObject({
      mayStart: false,
      mayStartFrom: null,
      blocked: {reason: 'suspended'},
      renewal: null,
    })
    expect(codeOf(await sitter.start())).toEqual([409, 'credential-suspended'])
    hall.stopped.delete(sitter.id)
    expect((await sitter.start()).status).toBe(201)
  })

  it('waits after a revocation as after a failure, and is then asked everything', async () => {
    const {sitter} = await renewing()
    const open = (await sitter.start()).body
    for (const exercise of ['tally', 'tally-too']) {
      await sitter.exercise(open.id, exercise, {finish: exercise === 'tally'})
    }
    stop(sitter, 'revoked')
    const {decision} = (await sitter.finish(open.id)).body
    expect(decision?.outcome).not.toBe('passed')
    expect(codeOf(await sitter.start())).toEqual([409, 'examination-too-soon'])
    hall.days(certification.retryAfterDays.failed - 1)
    expect((await sitter.list()).blocked?.reason).toBe('too-soon')
    hall.days(1)
    const next = (await sitter.start()).body
    expect([next.kind, next.domains.map(({from}) => from)]).toEqual([
      'first',
      next.domains.map(() => 'examination'),
    ])
  })

  it('is shown nothing of what was carried, once it is revoked in the middle of a renewal', async () => {
    const {sitter, held} = await renewing()
    const {body} = await sitter.start()
    expect(body.domains.every(({from}) => from === 'carried')).toBe(true)
    await sitter.exercise(body.id, 'tally')
    await sitter.exercise(body.id, 'tally-too')
    hall.days(1)
    stop(sitter, 'revoked')
    const {decision} = (await sitter.finish(body.id)).body
    expect(decision?.outcome).toBe('not-judged')
    const [recorded] = await hall.decisionOf(body.id)
    expect(recorded?.replaces).toBe(held.credentialId)
    expect(recorded?.domains.map(({from, items}) => [from, items])).toEqual(
      held.domains.map(() => ['examination', 0]),
    )
  })
})

describe('leaving an examination that goes badly', () => {
  it('keeps none of its domains, though exercises that were passed count', async () => {
    const sitter = await somebody()
    const {body} = await sitter.start()
    await sitter.exercise(body.id, 'tally')
    await sitter.sit(body.id, {answers: 12})
    const {decision} = (await sitter.finish(body.id)).body
    expect(decision?.outcome).toBe('not-judged')
    expect(decision?.domains.some(({verdict}) => verdict === 'meets')).toBe(true)
    expect(decision?.domains.some(({verdict}) => verdict === 'not-judged')).toBe(true)
    hall.days(31)
    const list = await sitter.list()
    expect(list.mayStart).toBe(true)
    expect(list.carried.map(({id}) => id)).toEqual(['tally'])
  })
})

describe('a dispute of an item of an open examination', () => {
  it('is taken at once, and decided only after the examination, so that no reason tells a key', async () => {
    const sitter = await somebody()
    const judge = await hall.person({name: 'Judge'})
    const {body} = await sitter.start()
    const attemptId = await sitter.sit(body.id, {answers: 1})
    const made = await sitter.call<OwnAppealView>('POST', '/api/appeals', {
      about: {kind: 'item', attemptId, position: 1},
      text: 'Two of the options say the same thing in other words.',
    })
    expect(made.status).toBe(201)
    const decide = async () =>
      await web.call(judge, 'POST', `/api/appeals/to-decide/${made.body.id}/decision`, {
        body: {outcome: 'refused', reason: 'Only the second names the cause of the harm.'},
        as: ['learner', 'author'],
      })
    expect(codeOf(await decide())).toEqual([409, 'examination-open'])
    await sitter.finish(body.id)
    expect((await decide()).status).toBe(200)
  })
})

describe('whoever can read the keys', () => {
  it('is told that the decision says so, and it does', async () => {
    const sitter = await somebody()
    hall.authors.add(sitter.id)
    expect((await sitter.list()).certification?.rules.at(-1)).toMatch(/author or administrator/u)
    const {body} = await sitter.start()
    hall.authors.delete(sitter.id)
    await sitter.pass(body.id)
    expect(await hall.decisionOf(body.id)).toMatchObject([{outcome: 'passed', readsKeys: true}])
  })

  it('only since the middle of it, too; nobody else', async () => {
    const late = await somebody()
    const {body} = await late.start()
    hall.authors.add(late.id)
    await late.finish(body.id)
    expect(await hall.decisionOf(body.id)).toMatchObject([{readsKeys: true}])
    const other = await somebody()
    const begun = (await other.start()).body
    await other.finish(begun.id)
    expect((await hall.decisionOf(begun.id))[0]).not.toHaveProperty('readsKeys')
  })
})

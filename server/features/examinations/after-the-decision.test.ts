import {randomUUID} from 'node:crypto'
import {afterAll, beforeAll, describe, expect, it} from 'vitest'
import type {OwnAppealView, AppealCaseView} from '../appeals/views.ts'
import {describeExaminationEvent} from './describe.ts'
import {buildHall, certification, type Refusal} from './examinations.builders.ts'
import {foldExamination} from './examination.ts'
import type {HeldCertification} from './index.ts'
import {signalsView, type SignalsView} from './views.ts'

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

/** Begins an examination and fails it in one domain. */
async function failed(sitter: Sitter) {
  const {body} = await sitter.start()
  await sitter.sit(body.id, {right: (domain) => domain !== 'privacy-and-law'})
  await sitter.exercise(body.id, 'tally')
  await sitter.exercise(body.id, 'tally-too')
  return (await sitter.finish(body.id)).body
}

/** What a passed examination leaves to renew, as the feature credentials tells it. */
async function heldAfter(id: string): Promise<HeldCertification> {
  const [decision] = await hall.decisionOf(id)
  if (!decision) throw new Error('no decision')
  const issuedAt = hall.clock.now()
  const validUntil = new Date(issuedAt)
  validUntil.setUTCMonth(validUntil.getUTCMonth() + certification.validMonths)
  return {
    credentialId: `urn:uuid:${randomUUID()}`,
    issuedAt: issuedAt.toISOString(),
    validUntil: validUntil.toISOString(),
    domains: decision.domains,
    exercises: decision.exercises,
  }
}

describe('after an examination that was taken to its end and not judged', () => {
  it('the next asks only what was not met', async () => {
    const sitter = await somebody()
    const {body} = await sitter.start()
    // without the exercises, so that the outcome is not judged whatever the items say
    await sitter.sit(body.id)
    await sitter.exercise(body.id, 'tally')
    await sitter.finish(body.id)
    hall.days(31)
    const list = await sitter.list()
    expect(list.carried.map(({id}) => id)).toEqual([
      ...(list.certification?.domains.map(({domain}) => domain) ?? []),
      'tally',
    ])
    const next = (await sitter.start()).body
    expect(next.assessment).toBeNull()
    expect(codeOf(await sitter.begin(next.id))).toEqual([409, 'sitting-refused'])
    expect(codeOf(await sitter.begin(next.id, 'exercises/tally'))).toEqual([404, 'not-found'])
    await sitter.exercise(next.id, 'tally-too')
    const {decision} = (await sitter.finish(next.id)).body
    expect(decision?.outcome).toBe('passed')
    const [recorded] = await hall.decisionOf(next.id)
    const [before] = await hall.decisionOf(body.id)
    expect(recorded?.domains).toEqual(before?.domains.map((one) => ({...one, from: 'carried'})))
  })
})

describe('a renewal', () => {
  it('begins within its time, asks what is old and carries the rest, with the credential that it follows', async () => {
    const sitter = await somebody()
    const {body} = await sitter.start()
    await sitter.pass(body.id)
    const held = await heldAfter(body.id)
    hall.held.set(sitter.id, held)
    expect(await sitter.list()).toMatchObject({blocked: {reason: 'already-certified'}})
    expect(codeOf(await sitter.start())).toEqual([409, 'examination-too-soon'])
    hall.days(700)
    const list = await sitter.list()
    expect(list.mayStart).toBe(true)
    const asked = list.renewal?.asked.map(({id, because}) => [id, because]) ?? []
    expect(asked.slice(-2)).toEqual([
      ['tally', 'shown 22 months ago, more than 12'],
      ['tally-too', 'shown 22 months ago, more than 12'],
    ])
    const renewal = (await sitter.start()).body
    expect(renewal.kind).toBe('renewal')
    const carried = renewal.domains.filter(({from}) => from === 'carried')
    expect(carried.length + asked.length - 2).toBe(7)
    if (asked.length > 2) await sitter.sit(renewal.id)
    await sitter.exercise(renewal.id, 'tally')
    await sitter.exercise(renewal.id, 'tally-too')
    await sitter.finish(renewal.id)
    const [recorded] = await hall.decisionOf(renewal.id)
    expect(recorded).toMatchObject({kind: 'renewal', replaces: held.credentialId})
    for (const {from, measuredAt} of recorded?.domains ?? []) {
      expect(measuredAt > held.issuedAt).toBe(from === 'examination')
    }
  })
})

describe('a failed examination that is disputed', () => {
  const text = 'The items of privacy asked about a law that was repealed last year.'
  const dispute = async (sitter: Sitter, id: string) =>
    await sitter.call<OwnAppealView>('POST', '/api/appeals', {
      about: {kind: 'examination', attemptId: id},
      text,
    })
  const judge = async (id: string, outcome: string) => {
    const judgeId = await hall.person({name: 'Judge'})
    const body = {outcome, reason: 'The law was indeed repealed before the examination.'}
    const as = ['learner', 'administrator'] as const
    const path = `/api/appeals/to-decide/${id}`
    const seen = await web.call<AppealCaseView>(judgeId, 'GET', path, {as})
    const decided = await web.call(judgeId, 'POST', `${path}/decision`, {body, as})
    return {seen, decided}
  }

  it('is decided by a person on what it rests on; upheld, it is set aside and another can begin at once', async () => {
    const sitter = await somebody()
    const {id} = await failed(sitter)
    const made = await dispute(sitter, id)
    expect([made.status, made.body.kind]).toEqual([201, 'examination'])
    expect(codeOf(await dispute(sitter, id))).toEqual([409, 'appeal-exists'])
    const {seen, decided} = await judge(made.body.id, 'upheld')
    expect(seen.body.examination).toMatchObject({outcome: 'failed', exercisesToPass: 2})
    expect(seen.body.person?.name).toBe('Bo Lindqvist')
    expect(decided.status).toBe(200)
    const {decision} = (await sitter.view(id)).body
    expect(decision).toMatchObject({
      outcome: 'failed',
      setAside: {by: 'Judge'},
      retryFrom: null,
      mayAppeal: false,
    })
    expect(foldExamination(await hall.eventsOf(id)).setAside?.by).toBe('Judge')
    expect((await sitter.list()).past).toMatchObject([{id, setAside: true}])
    expect((await sitter.start()).status).toBe(201)
  })

  it('refused, it stands', async () => {
    const sitter = await somebody()
    const {id} = await failed(sitter)
    const made = await dispute(sitter, id)
    await judge(made.body.id, 'refused')
    expect((await sitter.view(id)).body.decision?.setAside).toBeNull()
    expect(codeOf(await sitter.start())).toEqual([409, 'examination-too-soon'])
  })

  it('cannot be disputed before its decision, when it was passed, by another, or by its parts', async () => {
    const sitter = await somebody()
    const {body} = await sitter.start()
    expect(codeOf(await dispute(sitter, body.id))).toEqual([409, 'examination-open'])
    const {assessment} = await sitter.pass(body.id)
    expect(codeOf(await dispute(sitter, body.id))).toEqual([409, 'event-refused'])
    expect(codeOf(await dispute(await somebody(), body.id))).toEqual([404, 'not-found'])
    const part = await sitter.call('POST', '/api/appeals', {
      about: {kind: 'result', attemptId: assessment?.attemptId},
      text,
    })
    expect(codeOf(part)).toEqual([422, 'request-refused'])
  })

  it('is kept from administrators who are the appellant', async () => {
    const sitter = await somebody()
    const {id} = await failed(sitter)
    const made = await dispute(sitter, id)
    const own = await web.call(
      sitter.id,
      'POST',
      `/api/appeals/to-decide/${made.body.id}/decision`,
      {
        body: {outcome: 'upheld', reason: 'I decide this for myself, because I can.'},
        as: ['learner', 'administrator'],
      },
    )
    expect(codeOf(own)).toEqual([403, 'access-refused'])
  })
})

describe('signals', () => {
  it('are shown to the person after the decision and to reviewers, decide nothing and name nobody', async () => {
    const sitter = await somebody()
    const {body} = await sitter.start()
    const path = `/api/examinations/${body.id}/signals`
    await sitter.sit(body.id, {answers: 6})
    expect(codeOf(await sitter.call('GET', path))).toEqual([404, 'not-found'])
    await sitter.finish(body.id)
    const own = await sitter.call<SignalsView>('GET', path)
    expect(signalsView.parse(own.body)).toEqual(own.body)
    expect(own.body).toMatchObject({decides: 'nothing'})
    expect(own.body.signals.map(({kind, noticed}) => [kind, noticed])).toEqual([
      ['identical-wrong-answers', false],
      ['fast-right-answers', false],
    ])
    const reviewer = await hall.person()
    const as = ['learner', 'reviewer'] as const
    expect((await web.call(reviewer, 'GET', path, {as})).body).toEqual(own.body)
    expect(codeOf(await web.call(reviewer, 'GET', path))).toEqual([404, 'not-found'])
  })

  it('notice right answers that come faster than anybody reads, and the decision is the same', async () => {
    const sitter = await somebody()
    const {body} = await sitter.start()
    await sitter.sit(body.id, {activeMs: 1_000})
    await sitter.exercise(body.id, 'tally')
    await sitter.exercise(body.id, 'tally-too')
    expect((await sitter.finish(body.id)).body.decision?.outcome).toBe('passed')
    const path = `/api/examinations/${body.id}/signals`
    const {signals} = (await sitter.call<SignalsView>('GET', path)).body
    expect(signals[1]).toMatchObject({kind: 'fast-right-answers', noticed: true})
  })
})

describe('what is recorded', () => {
  it('is described to the person, each event in words', async () => {
    const sitter = await somebody()
    const {id} = await failed(sitter)
    const events = await hall.eventsOf(id)
    expect(events.map(({type}) => type)).toEqual([
      'examination.started',
      'examination.assessment-begun',
      'examination.exercise-begun',
      'examination.exercise-begun',
      'examination.decided',
    ])
    for (const {type, payload} of events) {
      expect(describeExaminationEvent(type, payload)?.about).toMatch(/^(You|Your|The) .+\.$/u)
    }
    const told = events.map(({type, payload}) => describeExaminationEvent(type, payload)?.facts)
    expect(told.at(-1)).toMatchObject({
      outcome: 'failed',
      exercises: [{passed: true, result: 1}, {}],
    })
    expect(JSON.stringify(told)).not.toContain('"score"')
    expect(describeExaminationEvent('plan.made', null)).toBeUndefined()
  })

  it('is gone with the person, whose parts can no longer be changed', async () => {
    const sitter = await somebody()
    const {body} = await sitter.start()
    await hall.database.transaction(
      async (transaction) => await web.examinations.forget(transaction, sitter.id),
    )
    expect(codeOf(await sitter.view(body.id))).toEqual([404, 'not-found'])
    expect((await sitter.list()).past).toEqual([])
    hall.days(15)
    await web.jobs.run('examinations.close', {examination: body.id}) // and its job finds nothing to do
  })
})

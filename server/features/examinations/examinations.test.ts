import {afterAll, beforeAll, describe, expect, it} from 'vitest'
import {buildHall, certification, type Refusal} from './examinations.builders.ts'
import {examinationsView, examinationView} from './views.ts'

type Hall = Awaited<ReturnType<typeof buildHall>>

let hall: Hall
let web: Awaited<ReturnType<Hall['open']>>

beforeAll(async () => {
  hall = await buildHall()
  web = await hall.open()
})

afterAll(async () => await hall.close())

const somebody = async () => web.sitter(await hall.candidate())

/** Somebody with an examination that has just begun. */
async function sitting() {
  const sitter = await somebody()
  const {status, body} = await sitter.start()
  if (status !== 201) throw new Error(JSON.stringify(body))
  return {sitter, id: body.id, begun: body}
}

const codeOf = ({status, body}: {status: number; body: unknown}) => [
  status,
  (body as Refusal).error.code,
]

describe('before an examination', () => {
  it('the certification of the role is told with its rules, and that nobody watches', async () => {
    const list = await (await somebody()).list()
    expect(examinationsView.parse(list)).toEqual(list)
    expect(list).toMatchObject({
      mayStart: true,
      blocked: null,
      current: null,
      certification: {role: 'data-scientist', exercisesToPass: 2, windowDays: 14},
    })
    expect(list.certification?.domains).toHaveLength(7)
    expect(list.certification?.consent.join(' ')).toContain('unproctored')
  })

  it('a person without a role is told to say it, and is refused', async () => {
    const sitter = web.sitter(await hall.candidate(null))
    expect((await sitter.list()).blocked?.reason).toBe('no-role')
    expect(codeOf(await sitter.start())).toEqual([422, 'role-refused'])
  })

  it('who does not agree does not begin', async () => {
    const sitter = await somebody()
    const answered = await sitter.call('POST', '/api/examinations', {consent: false})
    expect(codeOf(answered)).toEqual([422, 'request-refused'])
  })
})

describe('an examination', () => {
  it('begins once: a second, also at the same moment, is refused', async () => {
    const sitter = await somebody()
    const answers = await Promise.all([sitter.start(), sitter.start(), sitter.start()])
    expect(answers.map(({status}) => String(status)).toSorted()).toEqual(['201', '409', '409'])
    expect((await sitter.list()).blocked?.reason).toBe('examination-open')
  })

  it('is passed by who meets every domain and passes the exercises, and the decision has all that it rests on', async () => {
    const {sitter, id} = await sitting()
    const {decision, ...rest} = await sitter.pass(id)
    expect(examinationView.parse({...rest, decision})).toEqual({...rest, decision})
    expect(decision).toMatchObject({outcome: 'passed', missing: [], mayAppeal: false})
    const [recorded] = await hall.decisionOf(id)
    expect(recorded).toMatchObject({
      role: 'data-scientist',
      kind: 'first',
      outcome: 'passed',
      replaces: null,
      unproctored: true,
      endedBy: 'person',
      complete: true,
      bank: hall.catalogue.version,
    })
    expect(
      recorded?.domains.every(({verdict, from}) => verdict === 'meets' && from === 'examination'),
    ).toBe(true)
    expect(recorded?.exercises.map(({passed}) => passed)).toEqual([true, true])
  })

  it('shows of the adaptive part nothing but its progress before the decision', async () => {
    const {sitter, id} = await sitting()
    const attempt = await sitter.sit(id)
    for (const what of ['results', 'answers']) {
      const answered = await sitter.call('GET', `/api/assessments/${attempt}/${what}`)
      expect(codeOf(answered)).toEqual([409, 'examination-open'])
    }
    const {body} = await sitter.view(id)
    expect(JSON.stringify(body)).not.toMatch(/verdict|estimate|mean/u)
    expect(body.decision).toBeNull()
    const plan = await sitter.call<{domains: unknown[]}>('GET', '/api/plan')
    expect(JSON.stringify(plan.body)).not.toContain('"examination"')
    await sitter.finish(id)
    expect((await sitter.call('GET', `/api/assessments/${attempt}/results`)).status).toBe(200)
    expect((await sitter.call('GET', `/api/assessments/${attempt}/answers`)).status).toBe(200)
  })

  it('is failed with what was missing, what helps, and when to retry; and the plan takes it in', async () => {
    const {sitter, id} = await sitting()
    await sitter.sit(id, {right: (domain) => domain !== 'ethics-and-bias'})
    await sitter.exercise(id, 'tally')
    await sitter.exercise(id, 'tally-too')
    const {body} = await sitter.finish(id)
    expect(body.decision).toMatchObject({outcome: 'failed', mayAppeal: true})
    expect(body.decision?.missing.map((one) => one.id)).toEqual(['ethics-and-bias'])
    const retry =
      Date.parse(body.decision?.retryFrom ?? '') - Date.parse(body.decision?.decidedAt ?? '')
    expect(retry / 86_400_000).toBe(certification.retryAfterDays.failed)
    const again = await sitter.start()
    expect(codeOf(again)).toEqual([409, 'examination-too-soon'])
    const {body: plan} = await sitter.call<{
      domains: {domain: string; verdict: string; from: string}[]
    }>('GET', '/api/plan')
    const gap = plan.domains.find(({domain}) => domain === 'ethics-and-bias')
    expect(gap).toMatchObject({from: 'examination'})
    hall.days(31)
    expect((await sitter.start()).status).toBe(201)
  })

  it('with an exercise that was not passed is failed and says which', async () => {
    const {sitter, id} = await sitting()
    await sitter.sit(id)
    await sitter.exercise(id, 'tally')
    await sitter.exercise(id, 'tally-too', {add: 1})
    const {body} = await sitter.finish(id)
    expect(body.decision?.outcome).toBe('failed')
    expect(body.decision?.missing).toMatchObject([{kind: 'exercise', id: 'tally-too'}])
  })

  it('that is left before the end is not judged, no pass, and waits as long as one that failed', async () => {
    const {sitter, id} = await sitting()
    await sitter.sit(id, {answers: 3})
    const {body} = await sitter.finish(id)
    expect(body.decision?.outcome).toBe('not-judged')
    const [recorded] = await hall.decisionOf(id)
    expect(recorded?.complete).toBe(false)
    hall.days(certification.retryAfterDays.notJudged + 1)
    expect(codeOf(await sitter.start())).toEqual([409, 'examination-too-soon'])
  })

  it('is seen and changed by nobody else', async () => {
    const {id} = await sitting()
    const other = await somebody()
    for (const answered of [
      await other.view(id),
      await other.begin(id),
      await other.begin(id, 'exercises/tally'),
      await other.finish(id),
      await other.call('GET', `/api/examinations/${id}/signals`),
    ]) {
      expect(codeOf(answered)).toEqual([404, 'not-found'])
    }
  })
})

describe('the adaptive part', () => {
  it('gives the same attempt however often it is begun, and only reserved items', async () => {
    const {sitter, id} = await sitting()
    const both = await Promise.all([sitter.begin(id), sitter.begin(id)])
    const [first] = both
    expect(both.map(({body}) => body.attemptId)).toEqual([
      first.body.attemptId,
      first.body.attemptId,
    ])
    expect((await hall.eventsOf(id)).map(({type}) => type)).toEqual([
      'examination.started',
      'examination.assessment-begun',
    ])
  })

  it('has a second sitting over what is not judged, and no third; taken to its end the wait is short', async () => {
    const strict = await buildHall({strict: true})
    try {
      const sitter = (await strict.open()).sitter(await strict.candidate())
      const {id} = (await sitter.start()).body
      const attempt = await sitter.sit(id)
      const first = (await sitter.view(id)).body.assessment
      const {maximumPerDomain, furtherPerDomain} = certification.assessment
      const judged = {undecided: 7, answered: 7 * maximumPerDomain}
      expect(first).toMatchObject({status: 'finished', sitting: 1, mayContinue: true, ...judged})
      const byRoute = await sitter.call('POST', `/api/assessments/${attempt}/continue`, {
        domains: ['privacy-and-law'],
      })
      expect(codeOf(byRoute)).toEqual([422, 'domain-refused'])
      expect(await sitter.sit(id)).toBe(attempt)
      const second = (await sitter.view(id)).body.assessment
      const answered = 7 * (maximumPerDomain + furtherPerDomain)
      expect(second).toMatchObject({sitting: 2, mayContinue: false, answered})
      expect(codeOf(await sitter.begin(id))).toEqual([409, 'sitting-refused'])
      await sitter.exercise(id, 'tally')
      await sitter.exercise(id, 'tally-too')
      const {decision} = (await sitter.finish(id)).body
      expect(decision?.outcome).toBe('not-judged') // however right every answer was
      strict.days(certification.retryAfterDays.notJudged)
      const next = (await sitter.start()).body
      expect(next.exercises.map(({from}) => from)).toEqual(['carried', 'carried'])
      expect(next.domains.map(({from}) => from)).not.toContain('carried')
    } finally {
      await strict.close()
    }
  })

  it('of a later examination avoids the items of the one before where it can', async () => {
    const roomy = await buildHall({perDomain: 14})
    try {
      const process = await roomy.open()
      const sitter = process.sitter(await roomy.candidate())
      const given = async () => {
        const {body} = await sitter.start()
        const attempt = await sitter.sit(body.id, {right: () => false})
        await sitter.finish(body.id)
        const events = await roomy.ledger.read(roomy.database, `assessment/${attempt}`)
        return events.flatMap(({type, payload}) =>
          type === 'assessment.answered'
            ? [(payload as unknown as {event: {itemId: string}}).event.itemId]
            : [],
        )
      }
      const first = await given()
      roomy.days(31)
      const second = await given()
      expect(second.length).toBeGreaterThan(6)
      expect(second.filter((item) => first.includes(item))).toEqual([])
    } finally {
      await roomy.close()
    }
  })
})

describe('an exercise of an examination', () => {
  it('gives no hints, and its debrief only once the examination is decided', async () => {
    const {sitter, id} = await sitting()
    const attempt = await sitter.exercise(id, 'tally', {finish: false})
    const at = `/api/exercise-attempts/${attempt}`
    const hint = await sitter.call('POST', `${at}/hints`, {
      actionId: '00000000-0000-4000-8000-000000000009',
      hint: 0,
    })
    expect(codeOf(hint)).toEqual([422, 'hint-refused'])
    await sitter.exercise(id, 'tally')
    const debriefOf = async () =>
      (await sitter.call<{debrief: unknown; examinationId: string}>('GET', at)).body
    expect(await debriefOf()).toMatchObject({debrief: null, examinationId: id})
    await sitter.finish(id)
    expect((await debriefOf()).debrief).not.toBeNull()
  })

  it('is begun once, and one that is not asked is not found', async () => {
    const {sitter, id} = await sitting()
    const both = await Promise.all([
      sitter.begin(id, 'exercises/tally'),
      sitter.begin(id, 'exercises/tally'),
    ])
    const attempts = both.map(({body}) => body.attemptId).filter(Boolean)
    expect(new Set(attempts).size).toBe(1)
    const later = await sitter.begin(id, 'exercises/tally')
    expect(later.body.attemptId).toBe(attempts[0])
    expect(codeOf(await sitter.begin(id, 'exercises/triage-day'))).toEqual([404, 'not-found'])
  })

  it('cannot be practised meanwhile, nor begun while practice of it is open', async () => {
    const sitter = await somebody()
    await sitter.call('POST', '/api/exercises/tally/attempts')
    const {body} = await sitter.start()
    expect(codeOf(await sitter.begin(body.id, 'exercises/tally'))).toEqual([409, 'attempt-open'])
    const practice = await sitter.call('POST', '/api/exercises/tally-too/attempts')
    expect(codeOf(practice)).toEqual([409, 'practice-closed'])
    await sitter.finish(body.id)
    expect((await sitter.call('POST', '/api/exercises/tally-too/attempts')).status).toBe(201)
  })

  it('is taken on a seed of its own', async () => {
    const {sitter, id} = await sitting()
    const attempt = await sitter.exercise(id, 'tally')
    const [started] = await hall.ledger.read(hall.database, `exercise/${attempt}`)
    expect(started?.payload).toMatchObject({examination: id, event: {kind: 'started'}})
    const other = await sitting()
    const second = await other.sitter.exercise(other.id, 'tally')
    const [again] = await hall.ledger.read(hall.database, `exercise/${second}`)
    const seedOf = (payload: unknown) => (payload as {event: {seed: string}}).event.seed
    expect(seedOf(started?.payload)).not.toBe(seedOf(again?.payload))
  })
})

describe('the end of the window', () => {
  it('refuses further answers, judges what is open as it stands, and decides by its job', async () => {
    const {sitter, id} = await sitting()
    await sitter.sit(id, {answers: 4})
    const open = await sitter.exercise(id, 'tally', {finish: false})
    hall.days(15)
    expect((await sitter.view(id)).body.status).toBe('closing')
    expect(codeOf(await sitter.begin(id))).toEqual([409, 'examination-closed'])
    const position = (
      await sitter.call<{position: number}>('GET', `/api/exercise-attempts/${open}`)
    ).body.position
    const late = await sitter.call('POST', `/api/exercise-attempts/${open}/actions`, {
      actionId: '00000000-0000-4000-8000-000000000008',
      position,
      action: {add: 1},
    })
    expect(codeOf(late)).toEqual([409, 'examination-closed'])
    await web.jobs.run('examinations.sweep')
    await web.jobs.run('examinations.sweep') // a job may run twice
    const [recorded, ...others] = await hall.decisionOf(id)
    expect(others).toEqual([])
    expect(recorded).toMatchObject({outcome: 'not-judged', endedBy: 'window'})
    expect(recorded?.exercises).toMatchObject([{exercise: 'tally', passed: true}])
    const decided = (await hall.eventsOf(id)).length
    await web.jobs.run('examinations.close', {examination: id})
    expect(await hall.eventsOf(id)).toHaveLength(decided)
  })

  it('holds up no other examination that one cannot be closed', async () => {
    const stuck = await sitting()
    const attempt = await stuck.sitter.sit(stuck.id, {answers: 2})
    const other = await sitting()
    await other.sitter.sit(other.id, {answers: 2})
    hall.days(15)
    const process = await hall.open({
      broken: {
        async endExamination({id}) {
          if (id === attempt) throw new Error('the disk is full')
          await web.sitter(other.sitter.id).call('POST', `/api/assessments/${id}/finish`)
        },
      },
    })
    await expect(process.jobs.run('examinations.sweep')).rejects.toThrow('the disk is full')
    expect(await hall.decisionOf(stuck.id)).toEqual([])
    expect(await hall.decisionOf(other.id)).toHaveLength(1)
    await web.jobs.run('examinations.sweep')
    expect(await hall.decisionOf(stuck.id)).toHaveLength(1)
  })
})

describe('finishing', () => {
  it('decides once, whoever comes first', async () => {
    const {sitter, id} = await sitting()
    await sitter.sit(id)
    await sitter.exercise(id, 'tally')
    await sitter.exercise(id, 'tally-too')
    const again = (await hall.open()).sitter(sitter.id)
    const answers = await Promise.all([
      sitter.finish(id),
      again.finish(id),
      sitter.finish(id),
      again.finish(id),
    ])
    expect(answers.map(({status}) => status)).toEqual([200, 200, 200, 200])
    expect(await hall.decisionOf(id)).toHaveLength(1)
  })

  it('that broke off between the parts and the decision is taken up by the next', async () => {
    const {sitter, id} = await sitting()
    await sitter.sit(id)
    await sitter.exercise(id, 'tally')
    await sitter.exercise(id, 'tally-too')
    let failed = 0
    const dying = await hall.open({
      over: {
        ...hall.ledger,
        async append(transaction, event) {
          if (event.type === 'examination.decided') {
            failed += 1
            throw new Error('killed')
          }
          return await hall.ledger.append(transaction, event)
        },
      },
    })
    expect((await dying.sitter(sitter.id).finish(id)).status).toBe(500)
    expect([failed, await hall.decisionOf(id)]).toEqual([1, []])
    expect((await sitter.view(id)).body.status).toBe('open')
    expect((await sitter.finish(id)).body.decision?.outcome).toBe('passed')
    expect(await hall.decisionOf(id)).toHaveLength(1)
  })
})

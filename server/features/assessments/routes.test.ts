import {afterAll, beforeAll, describe, expect, it} from 'vitest'
import {behind, buildAnswer, buildHouse, goOn, somebody} from './assessments.builders.ts'
import type {House, Refusal, WebProcess} from './assessments.builders.ts'
import {attemptsView, attemptView, resultsView, type AttemptsView} from './views.ts'

let house: House
let web: WebProcess

beforeAll(async () => {
  house = await buildHouse()
  web = await house.open({
    known: {'known-designer': 'product-manager', 'known-engineer': 'fullstack-engineer'},
  })
})

afterAll(async () => await house.close())

const begin = {role: 'data-scientist', consent: true}

describe('starting', () => {
  it('gives the first item, nothing else, and keeps the start in the ledger', async () => {
    const person = somebody()
    const {status, body} = await web.browser(person).call('POST', '/api/assessments', begin)
    expect(status).toBe(201)
    expect(attemptView.parse(body)).toEqual(body)
    expect(body).toMatchObject({status: 'in-progress', position: 1, activeMinutes: 0})
    expect(body.item?.position).toBe(1)
    const records = await house.recordsOf(body.id)
    expect(records.map(({type}) => type)).toEqual(['assessment.started'])
    expect(records[0]?.payload).toMatchObject({role: 'data-scientist', consent: true})
    expect((await house.ledger.readAbout(house.database, person)).length).toBe(1)
  })

  it.each([
    ['without consent', {role: 'data-scientist'}],
    ['with consent refused', {role: 'data-scientist', consent: false}],
    ['with consent said in words', {role: 'data-scientist', consent: 'true'}],
    ['without a role', {consent: true}],
    ['in an unknown role', {role: 'pilot', consent: true}],
  ])('is refused %s, and nothing is kept', async (_, body) => {
    const browser = web.browser(somebody())
    const refused = await browser.call<Refusal>('POST', '/api/assessments', body)
    expect(refused.status).toBe(422)
    expect(refused.body.error.code).toBe('request-refused')
    expect((await browser.call<AttemptsView>('GET', '/api/assessments')).body.open).toBeNull()
  })

  it('holds a person to the role under which the organisation knows them', async () => {
    const refused = await web
      .browser('known-designer')
      .call<Refusal>('POST', '/api/assessments', begin)
    expect(refused.status).toBe(422)
    expect(refused.body.error).toMatchObject({
      code: 'role-refused',
      message: expect.stringContaining('product-manager') as string,
    })
    const taken = await web.browser('known-engineer').start('fullstack-engineer')
    expect(taken.role).toBe('fullstack-engineer')
  })

  it('is refused while another attempt is open, even a paused one', async () => {
    const browser = web.browser(somebody())
    const {id} = await browser.start()
    for (const step of ['answering', 'paused']) {
      if (step === 'paused') await browser.act(id, 'pause')
      const second = await browser.call<Refusal>('POST', '/api/assessments', begin)
      expect(second.status).toBe(409)
      expect(second.body.error.code).toBe('attempt-open')
    }
    await browser.act(id, 'finish')
    expect((await browser.call('POST', '/api/assessments', begin)).status).toBe(201)
  })

  it('makes exactly one attempt of ten starts at once', async () => {
    const person = somebody()
    const answers = await Promise.all(
      Array.from({length: 10}, () => web.browser(person).call('POST', '/api/assessments', begin)),
    )
    expect(answers.map(({status}) => status).sort((a, b) => a - b)).toEqual([
      201,
      ...Array.from({length: 9}, () => 409),
    ])
    const about = await house.ledger.readAbout(house.database, person)
    expect(about.map(({type}) => type)).toEqual(['assessment.started'])
  })
})

describe('the list of attempts', () => {
  it('holds the open one and the finished ones, newest first', async () => {
    const browser = web.browser(somebody())
    const empty = await browser.call<AttemptsView>('GET', '/api/assessments')
    expect(empty.body).toEqual({open: null, finished: [], startPossibleFrom: null})
    const ids: string[] = []
    for (let round = 0; round < 3; round++) {
      const {id} = await browser.start()
      ids.unshift(id)
      house.clock.advance(60_000)
      if (round < 2) await browser.act(id, 'finish')
    }
    const {body} = await browser.call<AttemptsView>('GET', '/api/assessments')
    expect(attemptsView.parse(body)).toEqual(body)
    expect(body.open).toMatchObject({id: ids[0], status: 'in-progress', given: 0})
    expect(body.finished.map(({id}) => id)).toEqual(ids.slice(1))
    expect(body.finished[0]).toMatchObject({meets: 0, gaps: 0, notJudged: 7, hasResults: false})
  })
})

describe('an attempt', () => {
  it('is closed to everybody else: on every route it is as if there were none', async () => {
    const owner = web.browser(somebody())
    const view = await owner.start()
    const answer = await buildAnswer(house, view)
    const strangers = [
      web.browser(somebody()),
      web.browser(somebody(), ['learner', 'lead', 'author', 'reviewer', 'administrator']),
    ]
    const before = await house.recordsOf(view.id)
    for (const stranger of strangers) {
      const unknown = await stranger.call<Refusal>('GET', `/api/assessments/${somebody()}`)
      for (const [method, path, body] of routesOf(view.id, answer)) {
        const refused = await stranger.call<Refusal>(method, path, body)
        expect(refused.status, path).toBe(404)
        expect(refused.body.error.code).toBe(unknown.body.error.code)
      }
      const {body} = await stranger.call<AttemptsView>('GET', '/api/assessments')
      expect(body).toEqual({open: null, finished: [], startPossibleFrom: null})
    }
    expect(await house.recordsOf(view.id)).toEqual(before)
  })

  it('is closed to people who have not signed in', async () => {
    const view = await web.browser(somebody()).start()
    const answer = await buildAnswer(house, view)
    const signedOut = web.browser(null)
    const all = [...routesOf(view.id, answer), ['GET', '/api/assessments'] as const]
    for (const [method, path, body] of all) {
      expect((await signedOut.call(method, path, body)).status, path).toBe(401)
    }
    expect((await signedOut.call('POST', '/api/assessments', begin)).status).toBe(401)
  })

  it.each(['1', 'not-a-uuid', '..%2f..%2fassessments'])(
    'is not looked for under a name that is none: %s',
    async (id) => {
      const {status} = await web.browser(somebody()).call('GET', `/api/assessments/${id}`)
      expect([404, 422]).toContain(status)
    },
  )

  it('is read without changing it', async () => {
    const browser = web.browser(somebody())
    const view = await browser.start()
    const read = await browser.call('GET', `/api/assessments/${view.id}`)
    expect(read.status).toBe(200)
    expect(read.body).toEqual(view)
    expect(await house.recordsOf(view.id)).toHaveLength(1)
  })

  it('has results only once it has ended', async () => {
    const browser = web.browser(somebody())
    const view = await goOn(house, browser, await browser.start(), {answers: 2})
    const path = `/api/assessments/${view.id}/results`
    const early = await browser.call<Refusal>('GET', path)
    expect(early.status).toBe(409)
    expect(early.body.error.code).toBe('attempt-not-finished')
    await browser.act(view.id, 'pause')
    expect((await browser.call('GET', path)).status).toBe(409)
    await browser.act(view.id, 'finish')
    const {status, body} = await browser.call<unknown>('GET', path)
    expect(status).toBe(200)
    expect(resultsView.parse(body)).toEqual(body)
    expect(body).toMatchObject({itemsGiven: 2, finishedBecause: 'by-person', provisional: true})
  })

  it('shows the item that its seed gives, in the shuffle that its seed gives', async () => {
    const view = await web.browser(somebody()).start()
    const {item} = await behind(house, view)
    expect(item.domain).toBe(view.item?.domain)
  })
})

function routesOf(id: string, answer: unknown) {
  const path = `/api/assessments/${id}`
  return [
    ['GET', path, undefined],
    ['POST', `${path}/answers`, answer],
    ['POST', `${path}/pause`, undefined],
    ['POST', `${path}/resume`, undefined],
    ['POST', `${path}/finish`, undefined],
    ['POST', `${path}/continue`, {domains: ['ethics-and-bias']}],
    ['GET', `${path}/results`, undefined],
    ['GET', `${path}/answers`, undefined],
  ] as const
}

import {afterAll, beforeAll, describe, expect, it} from 'vitest'
import {
  bank,
  buildHouse,
  goOn,
  somebody,
  startOf,
  type Browser,
  type House,
  type Refusal,
  type WebProcess,
} from './assessments.builders.ts'
import {afterEvent, type AttemptEvent} from './attempt.ts'
import {replayAssessment} from './replay.ts'
import {baselineStart, testOutRules, testOutStart} from './rules.ts'
import {attemptView, resultsView, testOutsView} from './views.ts'
import type {AttemptsView, AttemptView, ResultsView, TestOutsView} from './views.ts'

let house: House
let web: WebProcess
const dayMs = 24 * 60 * 60 * 1000
const domain = 'privacy-and-law'
const request = {role: 'data-scientist', consent: true, kind: 'test-out', domain}

beforeAll(async () => {
  house = await buildHouse()
  web = await house.open()
})

afterAll(async () => await house.close())

async function begin(browser: Browser, change: object = {}): Promise<AttemptView> {
  const {status, body} = await browser.call('POST', '/api/assessments', {...request, ...change})
  expect(status).toBe(201)
  return body
}

describe('a test-out', () => {
  it('is a check of one domain', async () => {
    const browser = web.browser(somebody())
    const view = await begin(browser)
    expect(attemptView.parse(view)).toEqual(view)
    expect(view).toMatchObject({kind: 'test-out', domain, item: {domain}})
    expect(view.progress).toEqual([{domain, given: 0, expected: 4}])
    expect(view.remaining).toMatchObject({minimum: 4, maximum: 10})
    const {bank: frozen} = await startOf(house, view.id)
    expect(new Set(frozen.items.map((item) => item.domain))).toEqual(new Set([domain]))
  })

  it('ends between four and ten items, as soon as the interval leaves the cut', async () => {
    const verdicts = new Set<string>()
    for (const right of [() => true, () => false, (at: number) => at % 2 === 0]) {
      const browser = web.browser(somebody())
      const view = await goOn(house, browser, await begin(browser), {right})
      expect(view.status).toBe('finished')
      const {body} = await browser.call<ResultsView>('GET', `/api/assessments/${view.id}/results`)
      expect(resultsView.parse(body)).toEqual(body)
      const [result, ...others] = body.domains
      expect(others).toEqual([])
      expect(body.itemsGiven).toBeGreaterThanOrEqual(4)
      expect(body.itemsGiven).toBeLessThanOrEqual(10)
      const judged = result?.verdict !== 'not-judged'
      expect(body.finishedBecause).toBe(judged ? 'precision' : 'length')
      if (!judged) expect(body.itemsGiven).toBe(10)
      verdicts.add(result?.verdict ?? '')
    }
    expect([...verdicts]).toEqual(expect.arrayContaining(['meets', 'gap']))
  })

  it('offers to stop after ten minutes and can be stopped at any time', async () => {
    const browser = web.browser(somebody())
    const right = (at: number) => at % 2 === 0
    const view = await goOn(house, browser, await begin(browser), {
      answers: 3,
      elapsedMs: 200_000,
      right,
    })
    expect(view.offersToStop).toBe(true)
    expect((await browser.act(view.id, 'finish')).body.status).toBe('finished')
  })

  it('cannot be gone on with once it has ended', async () => {
    const browser = web.browser(somebody())
    const view = await begin(browser)
    await browser.act(view.id, 'finish')
    const results = await browser.call<ResultsView>('GET', `/api/assessments/${view.id}/results`)
    expect(results.body).toMatchObject({
      mayContinue: false,
      overall: null,
      domains: [{items: 0, minimumItems: 4, ability: null, verdict: 'not-judged'}],
    })
    const refused = await browser.act<Refusal>(view.id, 'continue', {domains: [domain]})
    expect([refused.status, refused.body.error.code]).toEqual([422, 'domain-refused'])
  })

  it('is listed among test-outs, not among baselines', async () => {
    const browser = web.browser(somebody())
    const first = await begin(browser)
    const open = await browser.call<TestOutsView>('GET', '/api/test-outs')
    expect(testOutsView.parse(open.body)).toEqual(open.body)
    expect(open.body.open).toMatchObject({id: first.id, domain, given: 0})
    await goOn(house, browser, first)
    const {body} = await browser.call<TestOutsView>('GET', '/api/test-outs')
    expect(body).toMatchObject({open: null, finished: [{id: first.id, domain, verdict: 'meets'}]})
    const baselines = await browser.call<AttemptsView>('GET', '/api/assessments')
    expect(baselines.body).toEqual({open: null, finished: [], startPossibleFrom: null})
  })

  it('is replayed like every attempt', async () => {
    const browser = web.browser(somebody())
    const view = await goOn(house, browser, await begin(browser))
    const replay = await replayAssessment(view.id, house)
    expect(replay.misjudged).toEqual([])
    expect(replay.state.status).toBe('finished')
  })
})

describe('a test-out is refused', () => {
  it.each([
    ['without a domain', {domain: undefined}, 'request-refused'],
    ['for an unknown domain', {domain: 'luck'}, 'domain-refused'],
    ['of an unknown kind', {kind: 'examination'}, 'request-refused'],
    ['as a baseline with a domain', {kind: 'baseline'}, 'request-refused'],
    ['without consent', {consent: false}, 'request-refused'],
  ])('%s', async (_, change, code) => {
    const browser = web.browser(somebody())
    const body = {...request, ...change}
    const refused = await browser.call<Refusal>('POST', '/api/assessments', body)
    expect([refused.status, refused.body.error.code]).toEqual([422, code])
  })

  it('while another is open, though not because of a baseline', async () => {
    const browser = web.browser(somebody())
    await browser.start()
    await begin(browser)
    const body = {...request, domain: 'risk-and-governance'}
    const refused = await browser.call<Refusal>('POST', '/api/assessments', body)
    expect([refused.status, refused.body.error.code]).toEqual([409, 'attempt-open'])
  })

  it('for a domain that was checked within a day, with the time from which it is possible', async () => {
    const browser = web.browser(somebody())
    await browser.act((await begin(browser)).id, 'finish')
    const from = new Date(house.clock.now().getTime() + dayMs).toISOString()
    const refused = await browser.call<Refusal>('POST', '/api/assessments', request)
    expect(refused.status).toBe(409)
    expect(refused.body.error).toMatchObject({code: 'test-out-too-soon', facts: {domain, from}})
    await begin(browser, {domain: 'risk-and-governance'})
    house.clock.advance(dayMs)
    await browser.act((await testOutOf(browser)).id, 'finish')
    await begin(browser)
  })
})

async function testOutOf(browser: Browser): Promise<{id: string}> {
  const {body} = await browser.call<TestOutsView>('GET', '/api/test-outs')
  if (!body.open) throw new Error('no test-out is open')
  return body.open
}

describe('the bank of a test-out', () => {
  it('leaves out what the person was given before, while enough others remain', async () => {
    const browser = web.browser(somebody())
    const baseline = await goOn(house, browser, await browser.start(), {answers: 14})
    const records = await house.recordsOf(baseline.id)
    const given = records.flatMap(({payload}) => {
      const {event} = payload as unknown as {event?: {itemId?: string}} // written by answer()
      return event?.itemId === undefined ? [] : [event.itemId]
    })
    const {bank: frozen} = await startOf(house, (await begin(browser)).id)
    expect(given).toHaveLength(14)
    expect(frozen.items.filter(({id}) => given.includes(id))).toEqual([])
  })

  it('takes back what was given longest ago when too few others remain', () => {
    const open = bank.open.filter(({facts}) => facts.domain === domain).map(({facts}) => facts.id)
    const seen = open.slice(0, open.length - 7) // the first is the latest
    const role = 'data-scientist'
    const {bank: frozen} = testOutStart(bank, {role, domain, seed: 'seed', seen})
    const ids = frozen.items.map(({id}) => id)
    expect(ids).toHaveLength(testOutRules.maximumItems)
    expect(ids).toEqual(expect.arrayContaining(open.slice(-7)))
    expect(ids).toEqual(expect.arrayContaining(seen.slice(-3)))
  })
})

describe('an attempt from before there were test-outs', () => {
  it('is a baseline', () => {
    const start = baselineStart(bank, 'data-scientist', 'seed')
    const event: AttemptEvent = {
      type: 'assessment.started',
      payload: {role: 'data-scientist', consent: true, start},
    }
    expect(afterEvent(null, event, '2026-11-25T12:00:00.000Z').kind).toBe('baseline')
  })
})

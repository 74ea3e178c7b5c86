import {afterAll, beforeAll, describe, expect, it} from 'vitest'
import {
  bank,
  buildHouse,
  goOn,
  somebody,
  type Browser,
  type House,
  type Refusal,
} from './assessments.builders.ts'
import {createAssessments} from './index.ts'
import type {AttemptsView} from './views.ts'

let house: House
const dayMs = 24 * 60 * 60 * 1000
const begin = {role: 'data-scientist', consent: true}

beforeAll(async () => {
  house = await buildHouse()
})

afterAll(async () => await house.close())

async function browserOf(person: string): Promise<Browser> {
  return (await house.open()).browser(person)
}

async function listOf(browser: Browser): Promise<AttemptsView> {
  return (await browser.call<AttemptsView>('GET', '/api/assessments')).body
}

/** Takes a baseline with so many answers, and ends it. */
async function taken(browser: Browser, answers: number): Promise<string> {
  const {id} = await goOn(house, browser, await browser.start(), {answers})
  await browser.act(id, 'finish')
  return id
}

describe('another baseline', () => {
  it('can begin 30 days after one that has results, and the list says from when', async () => {
    const browser = await browserOf(somebody())
    await taken(browser, 7)
    const from = new Date(house.clock.now().getTime() + 30 * dayMs).toISOString()
    expect(await listOf(browser)).toMatchObject({
      startPossibleFrom: from,
      finished: [{hasResults: true}],
    })
    const refused = await browser.call<Refusal>('POST', '/api/assessments', begin)
    expect(refused.status).toBe(409)
    expect(refused.body.error).toMatchObject({code: 'baseline-too-soon', facts: {from}})
    house.clock.advance(30 * dayMs)
    expect((await listOf(browser)).startPossibleFrom).toBeNull()
    expect((await browser.start()).status).toBe('in-progress')
  })

  it('can begin at once after one that ended with too few answers for results', async () => {
    const browser = await browserOf(somebody())
    await taken(browser, 6)
    expect(await listOf(browser)).toMatchObject({
      startPossibleFrom: null,
      finished: [{hasResults: false, notJudged: 7}],
    })
    expect((await browser.start()).status).toBe('in-progress')
  })

  it('waits neither for a check of one domain nor for more items in the same attempt', async () => {
    const browser = await browserOf(somebody())
    const id = await taken(browser, 14)
    const check = {...begin, kind: 'test-out', domain: 'privacy-and-law'}
    expect((await browser.call('POST', '/api/assessments', check)).status).toBe(201)
    const {body} = await browser.call<{domains: {domain: string; verdict: string}[]}>(
      'GET',
      `/api/assessments/${id}/results`,
    )
    const open = body.domains.find(({verdict}) => verdict === 'not-judged')
    const again = await browser.act(id, 'continue', {domains: [open?.domain]})
    expect(again.body).toMatchObject({status: 'in-progress'})
  })

  it('waits as long as the attempt promised, or shorter where the platform asks for less', async () => {
    const person = somebody()
    await taken(await browserOf(person), 7)
    const withDays = async (daysBetweenBaselines: number) =>
      await createAssessments({...house, catalogue: bank, daysBetweenBaselines})
    const longer = (await withDays(200)).list(person)
    const from = new Date(house.clock.now().getTime() + 30 * dayMs).toISOString()
    expect((await longer).startPossibleFrom).toBe(from)
    const shorter = await (await withDays(0)).start(person, {role: 'data-scientist'})
    expect(shorter.status).toBe('in-progress')
  })

  it('waits not at all where the results are set aside', async () => {
    const person = somebody()
    const id = await taken(await browserOf(person), 7)
    const resultsSetAside = async () => new Set([id])
    const assessments = await createAssessments({...house, catalogue: bank, resultsSetAside})
    expect((await assessments.list(person)).startPossibleFrom).toBeNull()
    expect((await assessments.start(person, {role: 'data-scientist'})).kind).toBe('baseline')
  })
})

describe('the terms of an attempt', () => {
  it('are frozen in its start event', async () => {
    const browser = await browserOf(somebody())
    const {id} = await browser.start()
    const [started] = await house.recordsOf(id)
    expect(started?.payload).toMatchObject({
      terms: {minimumAnswers: 7, minimumFurtherAnswers: 3, daysToNextBaseline: 30},
    })
  })
})

import {afterAll, beforeAll, describe, expect, it} from 'vitest'
import type {Item} from '@airworthy/content'
import {generateDataKey} from '@airworthy/evidence'
import {createLedger} from '../ledger/index.ts'
import {
  buildAnswer,
  buildHouse,
  goOn,
  smallBank,
  somebody,
  startOf,
  type Browser,
  type House,
  type Refusal,
  type WebProcess,
} from './assessments.builders.ts'
import type {AttemptsView, AttemptView, ResultsView} from './views.ts'

let house: House
let web: WebProcess
const dayMs = 24 * 60 * 60 * 1000

beforeAll(async () => {
  house = await buildHouse()
  web = await house.open()
})

afterAll(async () => await house.close())

async function resultsOf(browser: Browser, id: string): Promise<ResultsView> {
  const {status, body} = await browser.call<ResultsView>('GET', `/api/assessments/${id}/results`)
  expect(status).toBe(200)
  return body
}

async function openOf(browser: Browser): Promise<AttemptsView['open']> {
  return (await browser.call<AttemptsView>('GET', '/api/assessments')).body.open
}

async function eventsOf(id: string): Promise<string[]> {
  return (await house.recordsOf(id)).map(({type}) => type.replace('assessment.', ''))
}

describe('the end of an attempt', () => {
  it('comes when the person says so, once, and nothing is taken after it', async () => {
    const browser = web.browser(somebody())
    const view = await goOn(house, browser, await browser.start(), {answers: 3})
    const late = await buildAnswer(house, view)
    const first = await browser.act(view.id, 'finish')
    expect(first.body).toMatchObject({status: 'finished', item: null})
    expect(await browser.act(view.id, 'finish')).toEqual(first)
    const refused = await browser.act<Refusal>(view.id, 'answers', late)
    expect(refused.status).toBe(409)
    expect(refused.body.error.code).toBe('attempt-finished')
    expect(await eventsOf(view.id)).toEqual([
      'started',
      'answered',
      'answered',
      'answered',
      'finished',
    ])
    expect(await openOf(browser)).toBeNull()
  })

  it('may be made from a pause', async () => {
    const browser = web.browser(somebody())
    const {id} = await browser.start()
    await browser.act(id, 'pause')
    expect((await browser.act(id, 'finish')).body.status).toBe('finished')
    expect((await resultsOf(browser, id)).finishedBecause).toBe('by-person')
  })

  it('comes of itself, with every domain asked, for the reason that the rules name', async () => {
    for (const right of [() => true, () => false, (at: number) => at % 2 === 0]) {
      const browser = web.browser(somebody())
      const view = await goOn(house, browser, await browser.start(), {right})
      expect(view).toMatchObject({status: 'finished', item: null})
      const {rules} = await startOf(house, view.id)
      const results = await resultsOf(browser, view.id)
      const reasons =
        results.itemsGiven === rules.maximumItems ? ['length'] : ['precision', 'bank-exhausted']
      expect(reasons).toContain(results.finishedBecause)
      for (const domain of results.domains) {
        expect(domain.items).toBeGreaterThanOrEqual(rules.minimumPerDomain)
      }
      expect((await eventsOf(view.id)).slice(-2)).toEqual(['answered', 'finished'])
      expect(await openOf(browser)).toBeNull()
    }
  })

  it('comes early for a person who plainly meets every level', async () => {
    const hard = (item: Item) => ({...item, prior: {...item.prior, a: 2, b: 2}})
    const catalogue = await smallBank(10, hard)
    const browser = (await house.open({catalogue})).browser(somebody())
    const view = await goOn(house, browser, await browser.start('product-manager'), {catalogue})
    const {rules} = await startOf(house, view.id)
    const {finishedBecause, itemsGiven, domains} = await resultsOf(browser, view.id)
    expect(finishedBecause).toBe('precision')
    expect(itemsGiven).toBeLessThan(rules.maximumItems)
    expect(domains.map(({verdict}) => verdict)).toEqual(Array(7).fill('meets'))
  })

  it('comes at the last item that the rules allow where items tell too little', async () => {
    const catalogue = await smallBank(10, (item) => ({...item, prior: {...item.prior, a: 0.4}}))
    const browser = (await house.open({catalogue})).browser(somebody())
    const right = (at: number) => at % 2 === 0
    const view = await goOn(house, browser, await browser.start(), {catalogue, right})
    const {rules} = await startOf(house, view.id)
    expect(await resultsOf(browser, view.id)).toMatchObject({
      finishedBecause: 'length',
      itemsGiven: rules.maximumItems,
    })
  })

  it('comes when the bank has no more, and says so', async () => {
    const catalogue = await smallBank(1)
    const browser = (await house.open({catalogue})).browser(somebody())
    const view = await goOn(house, browser, await browser.start(), {catalogue})
    expect(view.status).toBe('finished')
    const results = await resultsOf(browser, view.id)
    expect(results).toMatchObject({
      finishedBecause: 'bank-exhausted',
      itemsGiven: 7,
      itemsInBank: 7,
      mayContinue: false,
    })
    expect(results.domains.map(({verdict}) => verdict)).toEqual(Array(7).fill('not-judged'))
  })

  it('is kept together with the answer that brings it, or neither is', async () => {
    const catalogue = await smallBank(1)
    const ledger = createLedger({masterKey: generateDataKey(), clock: house.clock})
    let refuse = true
    ledger.subscribe('assessment.finished', async () => {
      if (refuse) throw new Error('the end cannot be kept')
    })
    const person = somebody()
    const process = await house.open({catalogue, ledger})
    const read = async (id: string) => await ledger.read(house.database, `assessment/${id}`)
    const other = {...house, recordsOf: read}
    const browser = process.browser(person)
    const view = await goOn(other, browser, await browser.start(), {answers: 6, catalogue})
    const last = await buildAnswer(other, view, {catalogue})
    await expect(process.assessments.answer({id: view.id, personId: person}, last)).rejects.toThrow(
      'the end cannot be kept',
    )
    expect(await read(view.id)).toHaveLength(7)
    const still = await browser.call('GET', `/api/assessments/${view.id}`)
    expect(still.body).toEqual(view)
    refuse = false
    expect((await browser.act(view.id, 'answers', last)).body.status).toBe('finished')
    expect((await read(view.id)).map(({type}) => type).slice(-2)).toEqual([
      'assessment.answered',
      'assessment.finished',
    ])
    expect(await openOf(browser)).toBeNull()
  })
})

describe('the results', () => {
  it('put every domain against the level that the role requires', async () => {
    const browser = web.browser(somebody())
    const view = await goOn(house, browser, await browser.start('fullstack-engineer'), {
      answers: 16,
    })
    await browser.act(view.id, 'finish')
    const results = await resultsOf(browser, view.id)
    expect(results.role).toBe('fullstack-engineer')
    const levels = Object.fromEntries(
      results.domains.map(({domain, requiredLevel}) => [domain, requiredLevel]),
    )
    expect(levels).toEqual({
      'ethics-and-bias': 2,
      'privacy-and-law': 2,
      'validation-and-robustness': 1,
      'llm-and-api-security': 3,
      'drift-and-fallback': 3,
      'alignment-and-specification': 2,
      'risk-and-governance': 1,
    })
    for (const ability of [...results.domains.map((one) => one.ability), results.overall]) {
      const {low = NaN, mean = NaN, high = NaN} = ability ?? {}
      expect(low).toBeLessThan(mean)
      expect(mean).toBeLessThan(high)
    }
  })

  it('call a domain judged only where its whole interval lies on one side of the cut', async () => {
    const browser = web.browser(somebody())
    const view = await goOn(house, browser, await browser.start())
    const {domains} = await resultsOf(browser, view.id)
    for (const {verdict, ability, requiredCut} of domains) {
      const {low = NaN, high = NaN} = ability ?? {}
      if (verdict === 'meets') expect(low).toBeGreaterThanOrEqual(requiredCut)
      if (verdict === 'gap') expect(high).toBeLessThanOrEqual(requiredCut)
      if (verdict === 'not-judged') {
        expect(low).toBeLessThan(requiredCut)
        expect(high).toBeGreaterThan(requiredCut)
      }
    }
  })

  it('say nothing about a person who answered nothing', async () => {
    const browser = web.browser(somebody())
    const {id} = await browser.start()
    await browser.act(id, 'finish')
    const {domains, itemsGiven, overall} = await resultsOf(browser, id)
    expect({itemsGiven, overall}).toEqual({itemsGiven: 0, overall: null})
    expect(domains.map(({verdict}) => verdict)).toEqual(Array(7).fill('not-judged'))
    expect(domains.map(({ability}) => ability)).toEqual(Array(7).fill(null))
  })

  it('do not tell whether a single answer was right', async () => {
    const told = await Promise.all(
      [true, false].map(async (right) => {
        const browser = web.browser(somebody())
        const view = await goOn(house, browser, await browser.start(), {
          answers: 1,
          right: () => right,
        })
        await browser.act(view.id, 'finish')
        const {domains, overall, mayContinue} = await resultsOf(browser, view.id)
        expect(overall).toBeNull()
        return {
          mayContinue,
          domains: domains
            .filter(({items}) => items > 0)
            .map(({ability, verdict, aboutMoreItems}) => ({ability, verdict, aboutMoreItems})),
        }
      }),
    )
    expect(told[0]).toEqual(told[1])
    expect(told[0]?.domains).toEqual([{ability: null, verdict: 'not-judged', aboutMoreItems: 1}])
  })

  it('give no figure of a domain that has fewer answers than judge it', async () => {
    const catalogue = await smallBank(1)
    const browser = (await house.open({catalogue})).browser(somebody())
    const view = await goOn(house, browser, await browser.start(), {catalogue})
    const {domains, overall} = await resultsOf(browser, view.id)
    expect(overall).not.toBeNull()
    for (const {ability, items, minimumItems} of domains) {
      expect({ability, items, minimumItems}).toEqual({ability: null, items: 1, minimumItems: 2})
    }
  })

  it('stay as they were when a further round ends with one answer, until more came', async () => {
    const browser = web.browser(somebody())
    const right = (at: number) => at % 2 === 0
    const view = await goOn(house, browser, await browser.start(), {answers: 15, right})
    await browser.act(view.id, 'finish')
    const before = await resultsOf(browser, view.id)
    const open = before.domains.filter(({verdict}) => verdict === 'not-judged')
    const domains = open.slice(0, 2).map(({domain}) => domain)
    const again = await browser.act(view.id, 'continue', {domains})
    await goOn(house, browser, again.body, {answers: 1, right})
    await browser.act(view.id, 'finish')
    const after = await resultsOf(browser, view.id)
    expect(after.itemsGiven).toBe(16)
    expect([after.domains, after.overall]).toEqual([before.domains, before.overall])
    const third = await browser.act(view.id, 'continue', {domains})
    await goOn(house, browser, third.body, {answers: 2, right})
    await browser.act(view.id, 'finish')
    const later = await resultsOf(browser, view.id)
    expect(later.itemsGiven).toBe(18)
    expect(later.domains.reduce((sum, {items}) => sum + items, 0)).toBe(18)
    expect(later.overall).not.toEqual(before.overall)
  })
})

describe('asking for more items', () => {
  async function finished(): Promise<{browser: Browser; view: AttemptView; results: ResultsView}> {
    const browser = web.browser(somebody())
    const view = await goOn(house, browser, await browser.start(), {
      answers: 15,
      right: (at) => at % 2 === 0,
    })
    await browser.act(view.id, 'finish')
    return {browser, view, results: await resultsOf(browser, view.id)}
  }

  const open = ({domains}: ResultsView) =>
    domains.filter(({verdict}) => verdict === 'not-judged').map(({domain}) => domain)

  it('reopens the attempt for domains that are not judged, and asks in them alone', async () => {
    const {browser, view, results} = await finished()
    const [domain = ''] = open(results)
    const again = await browser.act(view.id, 'continue', {domains: [domain]})
    expect(again.status).toBe(200)
    expect(again.body).toMatchObject({status: 'in-progress', position: 16})
    expect(again.body.item?.domain).toBe(domain)
    expect((await openOf(browser))?.id).toBe(view.id)
    const early = await browser.call('GET', `/api/assessments/${view.id}/results`)
    expect(early.status).toBe(409)
    const end = await goOn(house, browser, again.body)
    expect(end.status).toBe('finished')
    const after = await resultsOf(browser, view.id)
    expect(after.itemsGiven).toBeGreaterThan(15)
    for (const other of after.domains) {
      const before = results.domains.find(({domain: id}) => id === other.domain)
      if (other.domain !== domain) expect(other.items).toBe(before?.items)
    }
    expect(await openOf(browser)).toBeNull()
  })

  it('is refused for a judged domain, an unknown one, or one beside an open one', async () => {
    const browser = web.browser(somebody())
    const view = await goOn(house, browser, await browser.start('product-manager'))
    const {domains} = await resultsOf(browser, view.id)
    const judged = domains.filter(({verdict}) => verdict !== 'not-judged')
    expect(judged.length).toBeGreaterThan(0)
    const asked = [...judged.map(({domain}) => [domain]), ['cooking'], ['__proto__']]
    const [unjudged] = domains.filter(({verdict}) => verdict === 'not-judged')
    if (unjudged) asked.push([unjudged.domain, 'cooking'])
    for (const wanted of asked) {
      const refused = await browser.act<Refusal>(view.id, 'continue', {domains: wanted})
      expect(refused.status, wanted.join()).toBe(422)
      expect(refused.body.error.code).toBe('domain-refused')
    }
    expect((await eventsOf(view.id)).at(-1)).toBe('finished')
  })

  it('is refused without a domain, and while the attempt runs', async () => {
    const {browser, view} = await finished()
    expect((await browser.act(view.id, 'continue', {domains: []})).status).toBe(422)
    const running = web.browser(somebody())
    const {id} = await running.start()
    const early = await running.act(id, 'continue', {domains: ['ethics-and-bias']})
    expect(early.status).toBe(409)
    expect(await eventsOf(id)).toEqual(['started'])
  })

  it('is refused while another attempt is open, and leaves both as they were', async () => {
    const {browser, view, results} = await finished()
    house.clock.advance(30 * dayMs)
    const {id} = await browser.start()
    const refused = await browser.act<Refusal>(view.id, 'continue', {domains: open(results)})
    expect(refused.status).toBe(409)
    expect(refused.body.error.code).toBe('attempt-open')
    expect((await eventsOf(view.id)).at(-1)).toBe('finished')
    expect(await resultsOf(browser, view.id)).toEqual(results)
    expect((await openOf(browser))?.id).toBe(id)
  })

  it('asked for ten times at once reopens once', async () => {
    const {browser, view, results} = await finished()
    const all = await Promise.all(
      Array.from({length: 10}, () =>
        browser.act(view.id, 'continue', {domains: open(results).slice(0, 1)}),
      ),
    )
    expect(all.filter(({status}) => status === 200)).toHaveLength(1)
    expect((await eventsOf(view.id)).filter((event) => event === 'continued')).toHaveLength(1)
  })
})

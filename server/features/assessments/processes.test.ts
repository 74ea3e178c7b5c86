import {afterAll, beforeAll, describe, expect, it} from 'vitest'
import {catalogueOf} from '@airworthy/content'
import {generateDataKey} from '@airworthy/evidence'
import type {Clock} from '@airworthy/kernel'
import {createLedger} from '../ledger/index.ts'
import {
  bank,
  buildAnswer,
  buildHouse,
  goOn,
  smallBank,
  somebody,
  startOf,
  type House,
} from './assessments.builders.ts'
import {itemInstanceOf, itemVersionOf, keepItemVersions} from './store.ts'
import type {ResultsView} from './views.ts'

let house: House

beforeAll(async () => {
  house = await buildHouse()
})

afterAll(async () => await house.close())

/** The real bank after an author has rewritten every item. */
async function rewrittenBank() {
  return await catalogueOf(
    bank.items.map(({item}) => {
      const changed = structuredClone(item)
      changed.ask.stem = 'Rewritten. Which of these holds?'
      changed.version += 1
      return changed
    }),
  )
}

describe('two processes on one database', () => {
  it('used in turn give one attempt, as one process would', async () => {
    const person = somebody()
    const [first, second] = [await house.open(), await house.open()]
    const browsers = [first.browser(person), second.browser(person)] as const
    let view = await browsers[0].start()
    for (let given = 0; given < 12; given++) {
      const browser = browsers[given % 2 === 0 ? 1 : 0]
      expect((await browser.call('GET', `/api/assessments/${view.id}`)).body).toEqual(view)
      view = await goOn(house, browser, view, {answers: 1, right: (at) => at % 3 !== 0})
    }
    expect(view.position).toBe(13)
    await browsers[0].act(view.id, 'finish')
    const path = `/api/assessments/${view.id}/results`
    const [one, other] = await Promise.all(
      browsers.map((browser) => browser.call<ResultsView>('GET', path)),
    )
    expect(one?.status).toBe(200)
    expect(one).toEqual(other)
    const records = await house.recordsOf(view.id)
    expect(records.map(({sequence}) => sequence)).toEqual(records.map((_, index) => index + 1))
  })

  it('count one answer sent to both at once, and one position answered at both', async () => {
    const person = somebody()
    const browsers = [
      (await house.open()).browser(person),
      (await house.open()).browser(person),
    ] as const
    let view = await browsers[0].start()
    const answer = await buildAnswer(house, view)
    const same = await Promise.all(
      browsers.map((browser) => browser.act(view.id, 'answers', answer)),
    )
    expect(same[0]).toEqual(same[1])
    view = same[0]?.body ?? view
    const different = await Promise.all(
      browsers.map(async (browser) =>
        browser.act(view.id, 'answers', await buildAnswer(house, view)),
      ),
    )
    expect(different.map(({status}) => status).sort((a, b) => a - b)).toEqual([200, 409])
    expect(await house.recordsOf(view.id)).toHaveLength(3)
  })

  it('let a person begin once, however many processes are asked', async () => {
    const person = somebody()
    const processes = await Promise.all([house.open(), house.open(), house.open()])
    const begin = {role: 'data-scientist', consent: true}
    const begun = await Promise.all(
      processes.map((process) => process.browser(person).call('POST', '/api/assessments', begin)),
    )
    expect(begun.map(({status}) => status).sort((a, b) => a - b)).toEqual([201, 409, 409])
  })
})

describe('a process that starts again', () => {
  it('goes on where the attempt was, with the same item in the same shuffle', async () => {
    const person = somebody()
    const before = (await house.open()).browser(person)
    const view = await goOn(house, before, await before.start(), {answers: 4})
    const after = (await house.open()).browser(person)
    expect((await after.call('GET', `/api/assessments/${view.id}`)).body).toEqual(view)
    expect((await goOn(house, after, view, {answers: 1})).position).toBe(6)
  })

  it('with a changed bank goes on with the items, texts and keys of the attempt’s start', async () => {
    const person = somebody()
    const before = (await house.open()).browser(person)
    const view = await goOn(house, before, await before.start(), {answers: 2})
    const shown = await buildAnswer(house, view)
    const catalogue = await rewrittenBank()
    const after = await house.open({catalogue})
    const browser = after.browser(person)
    const again = await browser.call('GET', `/api/assessments/${view.id}`)
    expect(again.body).toEqual(view)
    // What was on the screen before the restart is handed in after it.
    expect((await browser.act(view.id, 'answers', shown)).status).toBe(200)
    const end = await goOn(house, browser, (await browser.act(view.id, 'resume')).body)
    expect(end.status).toBe('finished')
    const scores = (await house.recordsOf(view.id)).flatMap(({type, payload}) =>
      type === 'assessment.answered'
        ? [(payload as unknown as {event: {score: number}}).event.score] // written by answer()
        : [],
    )
    expect(scores.length).toBeGreaterThan(13)
    expect(Math.min(...scores)).toBeGreaterThan(0)
    const fresh = await after.browser(somebody()).start()
    expect(JSON.stringify(fresh.item?.view)).toContain('Rewritten.')
  })

  it('with a smaller bank still asks the items that have left it', async () => {
    const person = somebody()
    const before = (await house.open()).browser(person)
    const view = await before.start()
    const browser = (await house.open({catalogue: await smallBank(1)})).browser(person)
    const end = await goOn(house, browser, view)
    expect(end.status).toBe('finished')
    expect(end.position).toBeGreaterThan(14)
  })

  it('says the same about times as the process that wrote them', async () => {
    let now = new Date('2026-11-26T08:00:00.000Z').getTime()
    const clock: Clock = {now: () => new Date((now += 7))}
    const ledger = createLedger({masterKey: generateDataKey(), clock})
    const person = somebody()
    const begun = (await house.open({clock, ledger})).browser(person)
    const view = await begun.start()
    const other = (await house.open({clock, ledger})).browser(person)
    expect((await other.call('GET', `/api/assessments/${view.id}`)).body).toEqual(view)
    const paused = await other.act(view.id, 'pause')
    expect((await begun.call('GET', `/api/assessments/${view.id}`)).body).toEqual(paused.body)
  })
})

describe('the kept versions of items', () => {
  it('are what they were, to the order of every list', async () => {
    await keepItemVersions(house.database, bank.items, new Date('2026-11-25T12:00:00.000Z'))
    for (const {item, digest} of bank.items.filter(({facts}) => !facts.family)) {
      expect(await itemVersionOf(house.database, digest)).toEqual(item)
    }
  })

  it('hold the question that each family was drawn to be, for one attempt alone', async () => {
    const families = bank.open.filter(({facts}) => facts.family)
    expect(families.length).toBeGreaterThan(0)
    const web = await house.open()
    const person = somebody()
    const questions: string[] = []
    for (const {id} of [await web.browser(person).start(), await web.browser(somebody()).start()]) {
      const {seed} = await startOf(house, id)
      for (const family of families) {
        const itemId = family.facts.id
        const kept = await itemInstanceOf(house.database, {assessmentId: id, itemId})
        expect(kept).toEqual(family.instance(`${seed}/${itemId}`))
        questions.push(JSON.stringify([kept?.ask, kept?.key]))
      }
    }
    expect(new Set(questions).size).toBeGreaterThan(families.length)
    const rows = async () =>
      (await house.pool.query<{n: number}>('select count(*)::int as n from item_instance')).rows[0]
        ?.n
    const before = (await rows()) ?? 0
    await house.database.transaction((transaction) => web.assessments.forget(transaction, person))
    expect(await rows()).toBe(before - families.length)
  })

  it('are kept once, however often the platform starts', async () => {
    const count = async () =>
      (await house.pool.query<{n: string}>('select count(*) as n from item_version')).rows[0]?.n
    await house.open()
    const before = await count()
    await house.open()
    expect(await count()).toBe(before)
  })
})

import {setTimeout as sleep} from 'node:timers/promises'
import {afterAll, beforeAll, describe, expect, it} from 'vitest'
import {foldSession, type SessionEvent} from '@airworthy/psychometrics'
import {
  buildAnswer,
  buildHouse,
  goOn,
  somebody,
  type House,
  type Refusal,
  type WebProcess,
} from './assessments.builders.ts'
import {replayAssessment} from './index.ts'
import type {AttemptView, DomainResultView, ResultsView} from './views.ts'

let house: House
let web: WebProcess

beforeAll(async () => {
  house = await buildHouse()
  web = await house.open()
})

afterAll(async () => await house.close())

async function taken(person: string): Promise<{view: AttemptView; results: ResultsView}> {
  const browser = web.browser(person)
  const view = await goOn(house, browser, await browser.start(), {right: (at) => at % 4 !== 0})
  const {body} = await browser.call<ResultsView>('GET', `/api/assessments/${view.id}/results`)
  return {view, results: body}
}

/** What the results tell of a domain, in the shape of the state that a replay ends with. */
function toldOf({domain, items, verdict, ability}: DomainResultView): object {
  return ability === null ? {domain, items} : {domain, items, verdict, ...ability}
}

describe('a replay', () => {
  it('gives the same items and the same result as the attempt, and finds no wrong score', async () => {
    const {view, results} = await taken(somebody())
    const {state, items, misjudged} = await replayAssessment(view.id, house)
    expect(misjudged).toEqual([])
    expect(items).toHaveLength(results.itemsGiven)
    expect(new Set(items).size).toBe(items.length)
    expect(state.finishReason).toBe(results.finishedBecause)
    expect(state.byDomain).toMatchObject(results.domains.map(toldOf))
    expect(state.overall).toMatchObject(results.overall ?? {mean: 'told'})
    expect(await replayAssessment(view.id, house)).toEqual({state, items, misjudged})
  })

  it('is the fold of the kept events and of nothing else', async () => {
    const {view} = await taken(somebody())
    const events = (await house.recordsOf(view.id)).map(
      ({payload}) => payload as unknown as {start?: SessionEvent; event?: SessionEvent}, // written by the feature
    )
    const folded = foldSession(events.flatMap(({start, event}) => start ?? event ?? []))
    expect((await replayAssessment(view.id, house)).state).toEqual(folded)
  })

  it('works in the middle of an attempt, and through pauses and further rounds', async () => {
    const browser = web.browser(somebody())
    const begun = await goOn(house, browser, await browser.start(), {answers: 5})
    expect((await replayAssessment(begun.id, house)).state.position).toBe(6)
    await browser.act(begun.id, 'pause')
    await browser.act(begun.id, 'resume')
    await browser.act(begun.id, 'finish')
    const path = `/api/assessments/${begun.id}/results`
    const {body} = await browser.call<ResultsView>('GET', path)
    const domains = body.domains.filter(({verdict}) => verdict === 'not-judged').slice(0, 2)
    const more = {domains: domains.map(({domain}) => domain)}
    await goOn(house, browser, (await browser.act(begun.id, 'continue', more)).body)
    const after = await browser.call<ResultsView>('GET', path)
    const {state, misjudged} = await replayAssessment(begun.id, house)
    expect(misjudged).toEqual([])
    expect(state.byDomain).toMatchObject(after.body.domains.map(toldOf))
  })

  it('names the position whose kept score its key does not give', async () => {
    const browser = web.browser(somebody())
    // The last answer: after a wrong score in the middle other items would follow, and none fit.
    const {id} = await goOn(house, browser, await browser.start(), {answers: 2})
    const lowered = {
      ...house.ledger,
      read: async (...asked: Parameters<typeof house.ledger.read>) =>
        (await house.ledger.read(...asked)).map((record) =>
          record.sequence === 3 ? {...record, payload: withScore(record.payload, 0)} : record,
        ),
    }
    const {misjudged} = await replayAssessment(id, {database: house.database, ledger: lowered})
    expect(misjudged).toEqual([2])
  })

  it('refuses records that do not follow from each other', async () => {
    const browser = web.browser(somebody())
    const {id} = await goOn(house, browser, await browser.start(), {answers: 3})
    const without = {
      ...house.ledger,
      read: async (...asked: Parameters<typeof house.ledger.read>) =>
        (await house.ledger.read(...asked)).filter(({sequence}) => sequence !== 2),
    }
    await expect(
      replayAssessment(id, {database: house.database, ledger: without}),
    ).rejects.toMatchObject({code: 'event-refused'})
  })

  it('finds nothing under an unknown id', async () => {
    await expect(replayAssessment(somebody(), house)).rejects.toMatchObject({code: 'not-found'})
  })
})

describe('a person who is forgotten', () => {
  it('leaves no row and no readable event, and others keep theirs', async () => {
    const person = somebody()
    const {view} = await taken(person)
    const other = await taken(somebody())
    await house.database.transaction(async (transaction) => {
      await web.assessments.forget(transaction, person)
      await house.ledger.eraseKey(transaction, person)
    })
    const records = await house.recordsOf(view.id)
    expect(records.length).toBeGreaterThan(14)
    for (const {payload} of records) expect(payload).toBeNull()
    await expect(replayAssessment(view.id, house)).rejects.toMatchObject({code: 'not-found'})
    const {rows} = await house.pool.query('select 1 from assessment where person_id = $1', [person])
    expect(rows).toEqual([])
    for (const process of [web, await house.open()]) {
      const path = `/api/assessments/${view.id}`
      const gone = await process.browser(person).call<Refusal>('GET', path)
      expect(gone.status).toBe(404)
    }
    expect((await replayAssessment(other.view.id, house)).misjudged).toEqual([])
  })

  it('gets no new key from an answer that was on its way', async () => {
    const {promise: gate, resolve: open} = Promise.withResolvers<void>()
    const {promise: arrived, resolve: arrive} = Promise.withResolvers<void>()
    const ledger = {
      ...house.ledger,
      readLocked: async (...asked: Parameters<typeof house.ledger.readLocked>) => {
        arrive()
        await gate
        return await house.ledger.readLocked(...asked)
      },
    }
    const person = somebody()
    const slow = await house.open({ledger})
    const view = await slow.browser(person).start()
    const answering = slow.browser(person).act(view.id, 'answers', await buildAnswer(house, view))
    await arrived
    const erased = house.database.transaction(async (transaction) => {
      await slow.assessments.forget(transaction, person)
      await house.ledger.eraseKey(transaction, person)
    })
    await Promise.race([erased, sleep(300)]) // it waits for the answer, which waits for the gate
    open()
    await Promise.all([erased, answering])
    const {rows} = await house.pool.query('select 1 from person_key where person_id = $1', [person])
    expect(rows).toEqual([])
  })

  it('stays when the erasure fails', async () => {
    const person = somebody()
    const view = await web.browser(person).start()
    await expect(
      house.database.transaction(async (transaction) => {
        await web.assessments.forget(transaction, person)
        throw new Error('afterwards')
      }),
    ).rejects.toThrow('afterwards')
    const still = await web.browser(person).call('GET', `/api/assessments/${view.id}`)
    expect(still.body).toEqual(view)
  })
})

function withScore(payload: unknown, score: number) {
  const {event, ...rest} = payload as {event: Record<string, unknown>} // written by answer()
  return {...rest, event: {...event, score}} as never // handed on as it is, to be judged again
}

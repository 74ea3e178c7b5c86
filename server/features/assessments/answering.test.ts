import {randomUUID} from 'node:crypto'
import {afterAll, beforeAll, describe, expect, it} from 'vitest'
import {maximumScoreOf, type ItemType} from '@airworthy/content'
import {bank, behind, buildAnswer, buildHouse, goOn, somebody} from './assessments.builders.ts'
import type {Browser, House, Refusal, WebProcess} from './assessments.builders.ts'
import type {AttemptView} from './views.ts'

let house: House
let web: WebProcess

beforeAll(async () => {
  house = await buildHouse()
  web = await house.open()
})

afterAll(async () => await house.close())

async function started(): Promise<{browser: Browser; view: AttemptView}> {
  const browser = web.browser(somebody())
  return {browser, view: await browser.start()}
}

/** The answers that the ledger keeps of an attempt. */
async function answersOf(id: string) {
  const records = await house.recordsOf(id)
  return records
    .filter(({type}) => type === 'assessment.answered')
    .map(({payload}) => payload as unknown as KeptAnswer) // written by answer()
}

interface KeptAnswer {
  readonly answerId: string
  readonly given: unknown
  readonly event: {readonly kind: string; readonly position: number; readonly score?: number}
}

describe('an answer', () => {
  it('moves to the next item, with another view, and is kept with its score', async () => {
    const {browser, view} = await started()
    const {item} = await behind(house, view)
    const answer = await buildAnswer(house, view)
    const {status, body} = await browser.act(view.id, 'answers', answer)
    expect(status).toBe(200)
    expect(body.position).toBe(2)
    expect(body.item?.view).not.toEqual(view.item?.view)
    expect(body.activeMinutes).toBe(0.5)
    const [kept] = await answersOf(view.id)
    expect(kept).toMatchObject({
      answerId: answer.answerId,
      event: {kind: 'answered', position: 1, itemId: item.id, score: maximumScoreOf(item)},
    })
  })

  it('is scored by the key in every item type, in whatever shuffle it was shown', async () => {
    const inBank = new Set(bank.items.map(({item}) => item.type))
    const types = new Set<ItemType>()
    // Which items come is the seeds' choice: a few attempts show every type.
    for (let taken = 0; taken < 20 && types.size < inBank.size; taken++) {
      const {browser, view} = await started()
      let shown = view
      while (shown.item) {
        types.add((await behind(house, shown)).item.type)
        shown = await goOn(house, browser, shown, {answers: 1, right: (at) => at % 3 !== 0})
      }
      for (const {event} of await answersOf(view.id)) {
        const right = event.position % 3 !== 0
        expect(event.kind).toBe(right ? 'answered' : 'skipped')
        if (right) expect(event.score).toBeGreaterThan(0)
      }
    }
    expect([...types].sort()).toEqual([...inBank].sort())
  })

  it('that cannot be told is kept as such, without a response', async () => {
    const {browser, view} = await started()
    const answer = await buildAnswer(house, view, {cannotTell: true})
    const {status, body} = await browser.act(view.id, 'answers', answer)
    expect(status).toBe(200)
    expect(body.position).toBe(2)
    const [kept] = await answersOf(view.id)
    expect(kept?.given).toBeNull()
    expect(kept?.event).toMatchObject({kind: 'skipped', position: 1})
  })

  it.each([
    ['null', null],
    ['a text', 'b'],
    ['a list', []],
    ['an empty object', {}],
    ['another type', {type: 'essay', text: 'a'}],
    ['a type alone', {type: 'single-choice'}],
    ['an option that was not shown', {type: 'single-choice', choice: '99'}],
    ['the key’s own letter', {type: 'single-choice', choice: 'a'}],
  ])('is refused when the response is %s, and nothing is kept', async (_, response) => {
    const {browser, view} = await started()
    const answer = {...(await buildAnswer(house, view)), answer: {kind: 'response', response}}
    const refused = await browser.act<Refusal>(view.id, 'answers', answer)
    expect(refused.status).toBe(422)
    expect(refused.body.error.code).toBe('response-refused')
    expect(await answersOf(view.id)).toEqual([])
    const again = await browser.act(view.id, 'answers', await buildAnswer(house, view))
    expect(again.status).toBe(200)
  })

  it.each([
    ['without an id', {answerId: undefined}],
    ['with an id that is none', {answerId: 'one'}],
    ['with a position below the first', {position: 0}],
    ['with half a position', {position: 1.5}],
    ['with a negative time', {elapsedMs: -1}],
    ['with a time longer than a day', {elapsedMs: 86_400_001}],
    ['with a time that is no number', {elapsedMs: 'soon'}],
    ['of an unknown kind', {answer: {kind: 'guess'}}],
    ['without a response', {answer: {kind: 'response'}}],
  ])('is refused %s', async (_, change) => {
    const {browser, view} = await started()
    const answer = {...(await buildAnswer(house, view)), ...change}
    const refused = await browser.act<Refusal>(view.id, 'answers', answer)
    expect(refused.status).toBe(422)
    expect(refused.body.error.code).toBe('request-refused')
    expect(await answersOf(view.id)).toEqual([])
  })

  it('takes neither a score nor an item that the browser names', async () => {
    const {browser, view} = await started()
    const answer = await buildAnswer(house, view, {cannotTell: true})
    const forged = {
      ...answer,
      score: 2,
      event: {score: 2},
      itemId: 'ethics-and-bias/gap-of-nothing',
    }
    await browser.act(view.id, 'answers', forged)
    const [kept] = await answersOf(view.id)
    expect(kept?.event).not.toHaveProperty('score')
    expect(JSON.stringify(kept)).not.toContain('gap-of-nothing')
  })

  it('counts no more active time than has passed since the item was shown', async () => {
    const {browser, view} = await started()
    const answer = await buildAnswer(house, view, {elapsedMs: 60_000})
    const told = {...answer, elapsedMs: 86_400_000}
    expect((await browser.act(view.id, 'answers', told)).body.activeMinutes).toBe(1)
  })

  it('is refused at a position that is passed, or not yet reached', async () => {
    const {browser, view} = await started()
    const second = await goOn(house, browser, view, {answers: 1})
    for (const position of [1, 3, 40]) {
      const answer = {...(await buildAnswer(house, second)), position}
      const refused = await browser.act<Refusal>(view.id, 'answers', answer)
      expect(refused.status).toBe(409)
      expect(refused.body.error.code).toBe('position-passed')
    }
    expect(await answersOf(view.id)).toHaveLength(1)
  })
})

describe('the same answer handed in again', () => {
  it('counts once and is answered alike', async () => {
    const {browser, view} = await started()
    const answer = await buildAnswer(house, view)
    const first = await browser.act(view.id, 'answers', answer)
    house.clock.advance(5_000)
    const second = await browser.act(view.id, 'answers', answer)
    expect(second).toEqual(first)
    expect(await answersOf(view.id)).toHaveLength(1)
  })

  it('counts once when it comes twenty times at once', async () => {
    const {browser, view} = await started()
    const answer = await buildAnswer(house, view)
    const all = await Promise.all(
      Array.from({length: 20}, () => browser.act(view.id, 'answers', answer)),
    )
    for (const one of all) expect(one).toEqual(all[0])
    expect(all[0]?.status).toBe(200)
    expect(await answersOf(view.id)).toHaveLength(1)
  })

  it('keeps what was given first, whatever it says the second time', async () => {
    const {browser, view} = await started()
    const answer = await buildAnswer(house, view, {cannotTell: true})
    await browser.act(view.id, 'answers', answer)
    const changed = {...(await buildAnswer(house, view)), answerId: answer.answerId}
    expect((await browser.act(view.id, 'answers', changed)).status).toBe(200)
    expect((await answersOf(view.id)).map(({given}) => given)).toEqual([null])
  })

  it('is answered after later answers, a pause and the end too', async () => {
    const {browser, view} = await started()
    const answer = await buildAnswer(house, view)
    const {body} = await browser.act(view.id, 'answers', answer)
    await goOn(house, browser, body, {answers: 2})
    for (const step of ['pause', 'finish']) {
      const now = await browser.act(view.id, step)
      expect(await browser.act(view.id, 'answers', answer)).toEqual(now)
    }
    expect(await answersOf(view.id)).toHaveLength(3)
  })
})

describe('two different answers to one position at once', () => {
  it('leave exactly one, and the others are told that the position has passed', async () => {
    const {browser, view} = await started()
    const answer = await buildAnswer(house, view)
    const all = await Promise.all(
      Array.from({length: 12}, () =>
        browser.act<AttemptView & Refusal>(view.id, 'answers', {...answer, answerId: randomUUID()}),
      ),
    )
    const won = all.filter(({status}) => status === 200)
    const lost = all.filter(({status}) => status === 409)
    expect([won.length, lost.length]).toEqual([1, 11])
    for (const {body} of lost) expect(body.error.code).toBe('position-passed')
    expect(await answersOf(view.id)).toHaveLength(1)
  })

  it('leave a ledger without gaps when many people answer at once', async () => {
    const people = await Promise.all(Array.from({length: 15}, () => started()))
    await Promise.all(
      people.map(({browser, view}) => goOn(house, browser, view, {answers: 3, elapsedMs: 1})),
    )
    for (const {view} of people) {
      const records = await house.recordsOf(view.id)
      expect(records.map(({sequence}) => sequence)).toEqual([1, 2, 3, 4])
    }
  })
})

describe('a pause', () => {
  it('hides the item and takes no answer until the person goes on', async () => {
    const {browser, view} = await started()
    const answer = await buildAnswer(house, view)
    const paused = await browser.act(view.id, 'pause')
    expect(paused.body).toMatchObject({status: 'paused', item: null, position: 1})
    const refused = await browser.act<Refusal>(view.id, 'answers', answer)
    expect(refused.status).toBe(409)
    expect(refused.body.error.code).toBe('attempt-paused')
    house.clock.advance(3 * 86_400_000)
    const resumed = await browser.act(view.id, 'resume')
    expect(resumed.body).toMatchObject({status: 'in-progress', activeMinutes: 0})
    expect(resumed.body.item).toEqual(view.item)
    expect((await browser.act(view.id, 'answers', answer)).status).toBe(200)
  })

  it('asked for twice is one pause, and going on twice is one too', async () => {
    const {browser, view} = await started()
    await browser.act(view.id, 'resume')
    for (const act of ['pause', 'pause', 'resume', 'resume']) await browser.act(view.id, act)
    expect((await house.recordsOf(view.id)).map(({type}) => type)).toEqual([
      'assessment.started',
      'assessment.paused',
      'assessment.resumed',
    ])
  })

  it('is not to be had after the end', async () => {
    const {browser, view} = await started()
    await browser.act(view.id, 'finish')
    for (const act of ['pause', 'resume']) {
      expect((await browser.act(view.id, act)).status).toBe(409)
    }
    expect(await house.recordsOf(view.id)).toHaveLength(2)
  })
})

describe('the offer to stop', () => {
  it('comes once 25 minutes were active, not by the clock, and binds nobody', async () => {
    const {browser, view} = await started()
    const slow = await goOn(house, browser, view, {answers: 1, elapsedMs: 24 * 60_000})
    expect(slow.offersToStop).toBe(false)
    await browser.act(view.id, 'pause')
    house.clock.advance(60 * 60_000)
    const back = (await browser.act(view.id, 'resume')).body
    expect(back.offersToStop).toBe(false)
    const offered = await goOn(house, browser, back, {answers: 1, elapsedMs: 61_000})
    expect(offered).toMatchObject({offersToStop: true, status: 'in-progress'})
    expect(offered.item).not.toBeNull()
    const after = await goOn(house, browser, offered, {answers: 1, elapsedMs: 30_000})
    expect(after.offersToStop).toBe(false)
  })
})

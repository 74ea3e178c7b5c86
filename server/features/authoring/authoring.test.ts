import {afterAll, beforeAll, describe, expect, it} from 'vitest'
import {readCatalogue} from '@airworthy/content'
import {bank, behind, buildAnswer, goOn} from '../assessments/assessments.builders.ts'
import {buildTribunal, expectOk, type Person, type Tribunal} from '../appeals/appeals.builders.ts'
import type {ResultsView} from '../assessments/views.ts'
import type {AuthoredItemView, ItemsView} from './views.ts'

let tribunal: Tribunal
let author: Person
beforeAll(async () => {
  tribunal = await buildTribunal()
  author = await tribunal.person('Eva Ruiz', ['learner', 'author'])
})
afterAll(async () => await tribunal.close())

async function items(query = ''): Promise<ItemsView> {
  return expectOk(await author.call<ItemsView>('GET', `/api/authoring/items?${query}`))
}

async function item(id: string, query = ''): Promise<AuthoredItemView> {
  return expectOk(await author.call<AuthoredItemView>('GET', `/api/authoring/items/${id}?${query}`))
}

async function rows(): Promise<object[]> {
  const {rows: found} = await tribunal.pool.query<object>(
    'select * from item_response order by attempt_id, position',
  )
  return found
}

describe('the list of items', () => {
  it('is for authors and administrators, and for nobody else', async () => {
    for (const role of ['learner', 'lead', 'reviewer'] as const) {
      const person = await tribunal.person('Bo Lindqvist', [role])
      expect((await person.call('GET', '/api/authoring/items')).status).toBe(403)
      const {id} = bank.items[0]?.facts ?? {}
      expect((await person.call('GET', `/api/authoring/items/${id}`)).status).toBe(403)
    }
    const administrator = await tribunal.person('Ada Okafor', ['administrator'])
    expect((await administrator.call('GET', '/api/authoring/items')).status).toBe(200)
  })

  it('has the open and the reserved items by id, a page at a time', async () => {
    const {items: first, total} = await items('limit=10')
    expect(total).toBe(bank.items.length)
    const {items: second} = await items('limit=10&offset=10')
    expect([...first, ...second].map(({id}) => id)).toEqual(
      bank.items.slice(0, 20).map(({facts}) => facts.id),
    )
    const reserved = await items('bank=reserved&limit=200')
    expect(reserved.total).toBe(bank.reserved.length)
    expect(reserved.items.every((each) => each.reserved)).toBe(true)
  })

  it('is searched by words and narrowed by domain, type and level', async () => {
    const {items: found} = await items('domain=privacy-and-law&level=2&limit=200')
    expect(found.length).toBeGreaterThan(0)
    expect(found.every(({domain, level}) => domain === 'privacy-and-law' && level === 2)).toBe(true)
    const numeric = await items('type=numeric&limit=200')
    expect(new Set(numeric.items.map(({type}) => type))).toEqual(new Set(['numeric']))
    const [one] = bank.items
    const searched = await items(`search=${one?.facts.id.toUpperCase()}`)
    expect(searched.items.map(({id}) => id)).toContain(one?.facts.id)
    expect((await items('search=xyzzy')).total).toBe(0)
    expect((await items('standing=provisional')).total).toBe(bank.items.length)
    expect((await items('standing=disputed')).total).toBe(0)
    expect((await author.call('GET', '/api/authoring/items?type=essay')).status).toBe(422)
  })
})

describe('an item', () => {
  it.each(bank.items.map(({facts}) => facts.id))('is shown with its key: %s', async (id) => {
    const shown = await item(id)
    const {facts, digest} = bank.get(id)
    expect(shown).toMatchObject({id, version: digest, type: facts.type, source: facts.source})
    expect(shown.view.type).toBe(facts.type)
    expect(shown.right.type).toBe(facts.type)
    expect(shown.rationale.length).toBeGreaterThan(1)
  })

  it('that is unknown is not found', async () => {
    expect((await author.call('GET', '/api/authoring/items/privacy-and-law/none')).status).toBe(404)
  })

  it('of a family has other instances, the same again for the same name', async () => {
    const family = bank.items.find(({facts}) => facts.family)?.facts.id ?? ''
    const sample = await item(family)
    const names = ['1', '2', '3', '4']
    const others = await Promise.all(
      names.map(async (name) => await item(family, `instance=${name}`)),
    )
    expect(sample.instance).toBeNull()
    expect(others.map(({instance}) => instance)).toEqual(names)
    expect(new Set(others.map(({view}) => JSON.stringify(view))).size).toBeGreaterThan(1)
    expect((await item(family, 'instance=1')).view).toEqual(others[0]?.view)
  })
})

describe('answers to items', () => {
  it('are counted once for each person, shown from five people on, and measured at the end', async () => {
    const people: Person[] = []
    for (const number of [1, 2, 3, 4, 5]) people.push(await tribunal.person(`Person ${number}`))
    const [first] = people
    if (!first) throw new Error('no person')

    // Each takes all items of a first attempt; the first comes back and counts once.
    for (const person of people.slice(0, 4))
      await tribunal.take(person, {right: (at) => at % 3 > 0})
    tribunal.clock.advance(30 * 24 * 60 * 60 * 1000)
    await tribunal.take(first)
    const met = (await items('limit=200')).items.toSorted((a, b) => b.people - a.people)
    expect(met[0]?.people).toBeGreaterThanOrEqual(3)
    expect(met.every(({right, medianSeconds}) => right === null && medianSeconds === null)).toBe(
      true,
    )

    for (const number of [6, 7, 8, 9]) people.push(await tribunal.person(`Person ${number}`))
    for (const person of people.slice(4)) await tribunal.take(person, {right: (at) => at % 3 > 0})
    const shown = (await items('limit=200')).items.filter(({people: n}) => n >= 5)
    expect(shown.length).toBeGreaterThan(3)
    for (const {id, right, people: n, exposure} of shown) {
      const detail = await item(id)
      if (detail.statistics.outcome === 'not-judged') throw new Error('hidden')
      expect(detail.statistics).toMatchObject({people: n, measured: n, right})
      expect(right?.low).toBeLessThanOrEqual(right?.share ?? 0)
      expect(detail.exposure.share).toBe(exposure)
      expect(detail.exposure).toMatchObject({baselines: 10})
      expect(detail.history[0]).toMatchObject({version: detail.version, people: n, present: true})
      expect(detail.dif.every(({outcome}) => outcome === 'not-judged')).toBe(true)
      expect(detail.statistics.options === null).toBe(detail.family)
    }
  })

  it('are the same when they are made again from the ledger, and when only some are missing', async () => {
    const before = await rows()
    expect(before.length).toBeGreaterThan(50)
    await tribunal.pool.query('update item_response set score = 0, ability = null')
    const {answers} = await tribunal.features().authoring.rebuild()
    expect(answers).toBe(before.length)
    expect(await rows()).toEqual(before)

    const [{attempt_id: attempt} = {attempt_id: ''}] = before as {attempt_id: string}[] // of that table
    await tribunal.pool.query('delete from item_response where attempt_id = $1', [attempt])
    await tribunal.jobs.run('authoring.catch-up')
    expect(await rows()).toEqual(before)
  })

  it('are measured after the last one by a job, which may run twice', async () => {
    const person = await tribunal.person('Noor Haddad')
    const view = await goOn(tribunal, person, await person.start(), {answers: 3})
    expectOk(await person.act(view.id, 'finish'))
    const abilities = async () =>
      (
        await tribunal.pool.query<{ability: number | null; rest: number | null}>(
          'select ability, rest_ability as rest from item_response where attempt_id = $1',
          [view.id],
        )
      ).rows
    expect(await abilities()).toEqual(Array(3).fill({ability: null, rest: null}))
    const waiting = tribunal.jobs.waiting.filter(({name}) => name === 'authoring.measure')
    expect(waiting.map(({request}) => request)).toEqual([
      {data: {attempt: view.id, person: person.id}, key: view.id},
    ])
    await tribunal.jobs.drain('authoring.measure')
    const once = await abilities()
    expect(once.every(({ability, rest}) => ability !== null && rest !== null)).toBe(true)
    await tribunal.jobs.run('authoring.measure', waiting[0]?.request.data)
    expect(await abilities()).toEqual(once)
  })

  it('of a person who was erased before the job leave no row', async () => {
    const person = await tribunal.person('Rafael Brandt')
    const view = await goOn(tribunal, person, await person.start(), {answers: 3})
    expectOk(await person.act(view.id, 'finish'))
    await tribunal.database.transaction(async (transaction) => {
      await tribunal.features().authoring.forget(transaction, person.id)
      await tribunal.features().assessments.forget(transaction, person.id)
    })
    await tribunal.jobs.drain('authoring.measure')
    const left = await tribunal.pool.query('select 1 from item_response where attempt_id = $1', [
      view.id,
    ])
    expect(left.rowCount).toBe(0)
  })

  it('of an attempt under way are kept without an ability, "cannot tell" among them', async () => {
    const person = await tribunal.person('Cleo Marsh')
    const view = await goOn(tribunal, person, await person.start(), {
      answers: 2,
      right: (at) => at === 1,
    })
    const {rows: found} = await tribunal.pool.query(
      'select position, cannot_tell, ability from item_response where attempt_id = $1 order by position',
      [view.id],
    )
    expect(found).toEqual([
      {position: 1, cannot_tell: false, ability: null},
      {position: 2, cannot_tell: true, ability: null},
    ])
    const before = await rows()
    await tribunal.features().authoring.rebuild()
    expect(await rows()).toEqual(before)
  })

  it('given after an attempt was continued keep the abilities of when it last finished', async () => {
    const person = await tribunal.person('Femi Ade')
    const first = await tribunal.take(person, {answers: 4})
    const {body} = await person.call<ResultsView>('GET', `/api/assessments/${first.id}/results`)
    const domains = body.domains
      .filter(({verdict}) => verdict === 'not-judged')
      .map(({domain}) => domain)
    const again = expectOk(await person.act(first.id, 'continue', {domains: domains.slice(0, 1)}))
    await goOn(tribunal, person, again, {answers: 1})
    const {rows: found} = await tribunal.pool.query<{measured: boolean}>(
      'select ability is not null as measured from item_response where attempt_id = $1 order by position',
      [first.id],
    )
    expect(found.map(({measured}) => measured)).toEqual([true, true, true, true, false])
    const before = await rows()
    await tribunal.features().authoring.rebuild()
    expect(await rows()).toEqual(before)
  })

  it('go on being kept by a process that did not see the attempt start', async () => {
    const person = await tribunal.person('Dan Osei')
    const view = await person.start()
    const {item: asked} = await behind(tribunal, view)
    await tribunal.upgrade(await readCatalogue())
    const answer = await buildAnswer(tribunal, view)
    expectOk(await person.act(view.id, 'answers', answer))
    const {rows: found} = await tribunal.pool.query(
      'select item_id, score, maximum from item_response where attempt_id = $1',
      [view.id],
    )
    expect(found).toEqual([
      {item_id: asked.id, score: expect.any(Number), maximum: expect.any(Number)},
    ])
    expect(found[0]).toMatchObject({score: Object(found[0]).maximum})
  })

  it('of a person who is erased are deleted', async () => {
    const person = await tribunal.person('Lea Ving')
    await tribunal.take(person, {answers: 3})
    const count = async () =>
      (await tribunal.pool.query('select 1 from item_response where person_id = $1', [person.id]))
        .rowCount
    expect(await count()).toBe(3)
    await tribunal.database.transaction(
      async (transaction) => await tribunal.features().authoring.forget(transaction, person.id),
    )
    expect(await count()).toBe(0)
  })
})

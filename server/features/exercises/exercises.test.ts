import {randomUUID} from 'node:crypto'
import type {Json} from '@airworthy/kernel'
import type {RangeHost} from '@airworthy/range'
import {afterAll, beforeAll, describe, expect, it} from 'vitest'
import {buildContent, buildModule, buildRange, type Refusal} from './exercises.builders.ts'
import {attemptView, exercisesView, type AttemptView} from './views.ts'

type Range = Awaited<ReturnType<typeof buildRange>>

let range: Range
let web: Awaited<ReturnType<Range['open']>>

beforeAll(async () => {
  range = await buildRange({
    modules: [
      buildModule(),
      buildModule({id: 'exercise/planned', slug: 'planned', available: false}),
    ],
  })
  web = await range.open()
})

afterAll(async () => await range.close())

const somebody = async () => web.browser(await range.person())
const typesOf = async (id: string) =>
  (await range.ledger.read(range.database, `exercise/${id}`)).map(({type}) => type)

describe('starting an exercise', () => {
  it('gives brief, objectives and view, and none of the scenario, the hints or the debrief', async () => {
    const {status, body} = await (await somebody()).start()
    expect(status).toBe(201)
    expect(attemptView.parse(body)).toEqual(body)
    expect(body).toMatchObject({status: 'open', position: 1, canUndo: false, view: {total: 0}})
    expect(body.exercise.brief[0]).toMatchObject({kind: 'paragraph'})
    expect(body.hints).toEqual([5, 15, 30].map((price) => ({price, text: null})))
    expect([body.score, body.debrief, body.evidence]).toEqual([null, null, null])
    const text = JSON.stringify(body)
    for (const hidden of [
      'only the scenario',
      'seed-',
      'canary-',
      'hint of the tally',
      'cause of',
    ]) {
      expect(text).not.toContain(hidden)
    }
    expect(await typesOf(body.id)).toEqual(['exercise.started'])
  })

  it('keeps no worker busy while an attempt at it is open', async () => {
    const person = await range.person()
    let drawn = 0
    const view: RangeHost['view'] = async (attempt) => {
      drawn += 1
      return await web.host.view(attempt)
    }
    const browser = (await range.open({host: {...web.host, view}})).browser(person)
    const answers = await Promise.all([1, 2, 3, 4].map(async () => await browser.start()))
    expect(answers.map(({status}) => String(status)).toSorted()).toEqual([
      '201',
      '409',
      '409',
      '409',
    ])
    expect(drawn).toBe(1)
  })

  it('is refused while an attempt at it is open, and for one that is not there', async () => {
    const browser = await somebody()
    await browser.start()
    const again = await browser.start()
    expect([again.status, again.body]).toMatchObject([409, {error: {code: 'attempt-open'}}])
    for (const unknown of ['planned', 'nowhere']) {
      const {status, body} = await browser.start(unknown)
      expect([status, body]).toMatchObject([404, {error: {code: 'not-found'}}])
    }
  })

  it('begins the module in the plan', async () => {
    const person = await range.person()
    await web.browser(person).start()
    const events = await range.planEvents(person)
    expect(events.map(({type, payload}) => [type, payload])).toEqual([
      ['module.started', {module: 'exercise/tally'}],
    ])
  })
})

describe('acting', () => {
  it('is durable and moves the position on', async () => {
    const browser = await somebody()
    await browser.start()
    const {status, body} = await browser.act({add: 3})
    expect([status, body.position, body.view, body.canUndo]).toEqual([200, 2, {total: 3}, true])
    const elsewhere = await range.open()
    const seen = await elsewhere.exercises.view({
      id: body.id,
      personId: (await ownerOf(body.id)) ?? '',
    })
    expect(seen).toEqual(body)
  })

  it('counts the same action id once, however often it is sent', async () => {
    const browser = await somebody()
    const {body: started} = await browser.start()
    const actionId = randomUUID()
    const first = await browser.act({add: 3}, {actionId, position: 1})
    const again = await browser.act({add: 3}, {actionId, position: 1})
    expect(again.body).toEqual(first.body)
    expect(await typesOf(started.id)).toEqual(['exercise.started', 'exercise.acted'])
  })

  it('counts an action once that two processes are asked for at the same moment', async () => {
    const person = await range.person()
    const {body: started} = await web.browser(person).start()
    const other = await range.open()
    const request = {actionId: randomUUID(), position: 1, action: {add: 4}}
    const path = `/api/exercise-attempts/${started.id}/actions`
    const answers = await Promise.all(
      [web, other, web, other].map(async ({call}) => await call(person, 'POST', path, request)),
    )
    expect(answers.map(({status}) => status)).toEqual([200, 200, 200, 200])
    for (const {body} of answers) expect(body.view).toEqual({total: 4})
    expect(await typesOf(started.id)).toEqual(['exercise.started', 'exercise.acted'])
  })

  it('keeps one of two different actions at the same position', async () => {
    const person = await range.person()
    const {body: started} = await web.browser(person).start()
    const other = await range.open()
    const path = `/api/exercise-attempts/${started.id}/actions`
    const answers = await Promise.all(
      [web, other].map(
        async ({call}, place) =>
          await call(person, 'POST', path, {
            actionId: randomUUID(),
            position: 1,
            action: {add: place + 1},
          }),
      ),
    )
    expect(new Set(answers.map(({status}) => status))).toEqual(new Set([200, 409]))
    expect(answers.find(({status}) => status === 409)?.body).toMatchObject({
      error: {code: 'position-passed'},
    })
  })

  it.each<[string, Json, number, string]>([
    ['that does not fit', {add: 'much'}, 422, 'action-refused'],
    ['that is nested without end', nested(1_500), 422, 'request-refused'],
    ['that is far too long', {add: 1, note: 'x'.repeat(200_000)}, 422, 'request-refused'],
  ])('is refused for an action %s, and nothing is kept', async (_, action, status, code) => {
    const browser = await somebody()
    const {body: started} = await browser.start()
    const refused = await browser.act(action)
    expect([refused.status, refused.body]).toMatchObject([status, {error: {code}}])
    expect(await typesOf(started.id)).toEqual(['exercise.started'])
  })

  it('over the wall time is recorded as such and applies nothing', async () => {
    const browser = await somebody()
    const {body: started} = await browser.start()
    const {body} = await browser.act({add: 1, slow: true})
    expect(body).toMatchObject({
      stopped: {reason: 'wall-time', afterMs: 8_000},
      view: {total: 0},
      position: 2,
    })
    expect(await typesOf(started.id)).toEqual(['exercise.started', 'exercise.stopped'])
    expect((await browser.act({add: 1})).body.stopped).toBeNull()
  })

  it("does not find another person's attempt, whatever is asked of it", async () => {
    const {body} = await (await somebody()).start()
    const stranger = await range.person()
    const path = `/api/exercise-attempts/${body.id}`
    const change = {actionId: randomUUID(), position: 1}
    for (const [method, suffix, request] of [
      ['GET', '', undefined],
      ['POST', '/actions', {...change, action: {add: 1}}],
      ['POST', '/undo', change],
      ['POST', '/hints', {actionId: randomUUID(), hint: 0}],
      ['POST', '/finish', change],
    ] as const) {
      const {status} = await web.call(stranger, method, `${path}${suffix}`, request)
      expect([suffix, status]).toEqual([suffix, 404])
    }
  })
})

async function ownerOf(id: string): Promise<string | undefined> {
  const {rows} = await range.pool.query<{person_id: string}>(
    'select person_id from exercise_attempt where id = $1',
    [id],
  )
  return rows[0]?.person_id
}

describe('taking back', () => {
  it('takes the last action back, and only one that can be taken back', async () => {
    const browser = await somebody()
    await browser.start()
    await browser.act({add: 3})
    await browser.act({add: 2})
    expect((await browser.undo()).body).toMatchObject({view: {total: 3}, position: 4})
    await browser.act({add: 7})
    const refused = await browser.undo()
    expect([refused.status, refused.body]).toMatchObject([422, {error: {code: 'action-refused'}}])
  })
})

describe('hints', () => {
  it('are shown in order, each once, and lower the score by their price', async () => {
    const browser = await somebody()
    await browser.start()
    const refused = await browser.hint(1)
    expect([refused.status, refused.body]).toMatchObject([422, {error: {code: 'hint-refused'}}])
    await browser.hint(0)
    const {body} = await browser.hint(1)
    expect(body.hints.map(({text}) => text?.split(' ')[1] ?? null)).toEqual([
      'first',
      'second',
      null,
    ])
    await browser.act({add: 10})
    const {body: finished} = await browser.finish()
    expect(finished.score).toMatchObject({score: 0.8, hintCost: 0.2, passed: true, category: 2})
  })
})

describe('finishing', () => {
  it('judges, shows the debrief, and ends the attempt', async () => {
    const browser = await somebody()
    await browser.start()
    await browser.act({add: 10})
    const {status, body} = await browser.finish()
    expect(status).toBe(200)
    expect(attemptView.parse(body)).toEqual(body)
    expect(body).toMatchObject({
      status: 'finished',
      score: {score: 1, passed: true, category: 2, hintCost: 0},
      objectives: [{id: 'reach', reached: true, credit: 1, value: {value: 10}}, {id: 'stay'}],
    })
    expect(JSON.stringify(body.debrief)).toContain('The cause of the tally.')
    const refused = await browser.act({add: 1})
    expect([refused.status, refused.body]).toMatchObject([409, {error: {code: 'attempt-finished'}}])
    expect((await browser.view()).body).toEqual(body)
  })

  it('is possible after as many changes as an attempt takes', async () => {
    const person = await range.person()
    const browser = (await range.open({mostChanges: 3})).browser(person)
    await browser.start()
    await browser.act({add: 5})
    await browser.act({add: 5})
    const refused = await browser.act({add: 5})
    expect([refused.status, refused.body]).toMatchObject([409, {error: {code: 'attempt-full'}}])
    expect((await browser.finish()).body).toMatchObject({status: 'finished', score: {passed: true}})
    expect((await browser.start()).status).toBe(201)
  })

  it('is judged once, however often it is asked for', async () => {
    const person = await range.person()
    const browser = web.browser(person)
    const {body: started} = await browser.start()
    await browser.act({add: 10})
    const other = await range.open()
    const request = {actionId: randomUUID(), position: 2}
    const path = `/api/exercise-attempts/${started.id}/finish`
    const answers = await Promise.all(
      [web, other, web].map(async ({call}) => await call(person, 'POST', path, request)),
    )
    const [first] = answers
    for (const {status, body} of answers) expect([status, body]).toEqual([200, first?.body])
    const types = await typesOf(started.id)
    expect(types).toEqual(['exercise.started', 'exercise.acted', 'exercise.finished'])
    const counted = (await range.planEvents(person)).filter(({type}) => type === 'exercise.counted')
    expect(counted).toHaveLength(1)
  })

  it('finishes the module where it is passed, and leaves it in progress where it is not', async () => {
    const person = await range.person()
    const browser = web.browser(person)
    await browser.start()
    await browser.act({add: 1})
    expect((await browser.finish()).body.score).toMatchObject({passed: false, category: 0})
    expect((await browser.list()).exercises[0]).toMatchObject({
      status: 'in-progress',
      openAttempt: null,
      attempts: [{passed: false, score: 0.28}],
    })
    expect(await modulesOf(person)).toEqual(['module.started'])
    await browser.start()
    await browser.act({add: 10})
    await browser.finish()
    const list = await browser.list()
    expect(exercisesView.parse(list)).toEqual(list)
    expect(list.exercises[0]).toMatchObject({
      status: 'passed',
      simulated: true,
      attempts: [{passed: true}, {passed: false}],
    })
    expect(list.exercises[1]).toMatchObject({id: 'planned', available: false, status: 'to-do'})
    expect(await modulesOf(person)).toEqual(['module.started', 'module.finished'])
  })
})

/** A list within a list, and so on. */
function nested(depth: number): Json {
  let value: Json = []
  for (let level = 1; level < depth; level++) value = [value]
  return value
}

const modulesOf = async (person: string) =>
  (await range.planEvents(person)).flatMap(({type}) => (type.startsWith('module.') ? [type] : []))

describe('an attempt', () => {
  it('goes on with the exercise as it was at its start, when the exercise has changed', async () => {
    const person = await range.person()
    const {body: started} = await web.browser(person).start()
    const changed = await range.open({
      contents: [buildContent({version: 2, title: 'Changed', facts: {goal: 5}})],
    })
    const path = `/api/exercise-attempts/${started.id}`
    const act = {actionId: randomUUID(), position: 1, action: {add: 6}}
    await changed.call(person, 'POST', `${path}/actions`, act)
    const {body} = await changed.call(person, 'POST', `${path}/finish`, {
      actionId: randomUUID(),
      position: 2,
    })
    expect(body.exercise).toMatchObject({version: 1, title: 'Reach the goal'})
    expect(body.score?.passed).toBe(false) // 6 of 10, not of 5
    const {body: next} = await changed.call(person, 'POST', '/api/exercises/tally/attempts')
    expect(next.exercise).toMatchObject({version: 2, title: 'Changed'})
  })

  it('is gone with its person, rows and key', async () => {
    const person = await range.person()
    const {body} = await web.browser(person).start()
    await range.database.transaction(async (transaction) => {
      await web.exercises.forget(transaction, person)
      await range.ledger.eraseKey(transaction, person)
    })
    const {status} = await web.call<Refusal | AttemptView>(
      person,
      'GET',
      `/api/exercise-attempts/${body.id}`,
    )
    expect(status).toBe(404)
    const records = await range.ledger.read(range.database, `exercise/${body.id}`)
    expect(records.map(({payload}) => payload)).toEqual([null])
  })
})

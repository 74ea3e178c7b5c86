import {afterAll, beforeAll, describe, expect, it} from 'vitest'
import {catalogueOf, presentItem, type Item} from '@airworthy/content'
import {randomFrom} from '@airworthy/kernel'
import {bank, behind, smallBank, startOf} from '../assessments/assessments.builders.ts'
import type {AttemptView, ResultsView} from '../assessments/views.ts'
import type {NotificationsView} from '../notifications/views.ts'
import {buildTribunal, expectOk, type Person, type Tribunal} from './appeals.builders.ts'
import {describeAppealEvent} from './index.ts'
import type {AppealCaseView, AppealsToDecideView, OwnAppealsView, OwnAppealView} from './views.ts'

const text = 'Two of the options say the same thing, in other words.'
const reason = 'Options b and d indeed mean the same; the item is being rewritten.'

let tribunal: Tribunal
let learner: Person
let author: Person
let administrator: Person
let attempt: AttemptView
beforeAll(async () => {
  tribunal = await buildTribunal()
  learner = await tribunal.person('Bo Lindqvist')
  author = await tribunal.person('Eva Ruiz', ['learner', 'author'])
  administrator = await tribunal.person('Ada Okafor', ['learner', 'administrator'])
  attempt = await tribunal.take(learner, {answers: 9, right: (at) => at % 2 === 0})
})
afterAll(async () => await tribunal.close())

function dispute(person: Person, about: object, words = text) {
  return person.call<OwnAppealView>('POST', '/api/appeals', {about, text: words})
}

function ofItem(position: number, attemptId = attempt.id) {
  return {kind: 'item', attemptId, position}
}

async function own(person: Person): Promise<OwnAppealView[]> {
  return expectOk(await person.call<OwnAppealsView>('GET', '/api/appeals')).appeals
}

async function toDecide(person: Person, state = 'open'): Promise<AppealsToDecideView> {
  return expectOk(
    await person.call<AppealsToDecideView>('GET', `/api/appeals/to-decide?state=${state}`),
  )
}

function decide(person: Person, id: string, outcome = 'refused', why = reason) {
  const path = `/api/appeals/to-decide/${id}/decision`
  return person.call<AppealCaseView>('POST', path, {outcome, reason: why})
}

async function told(person: Person, kind: string) {
  const path = '/api/notifications?limit=200'
  const {notifications} = expectOk(await person.call<NotificationsView>('GET', path))
  return notifications.filter((notice) => notice.kind === kind)
}

describe('a dispute of an item', () => {
  it('is recorded with what the person wrote, and shown to them as open', async () => {
    const {status, body} = await dispute(learner, ofItem(1))
    expect(status).toBe(201)
    expect(body).toMatchObject({
      kind: 'item',
      attemptId: attempt.id,
      position: 1,
      state: 'open',
      text,
      decision: null,
      deciders: 2,
      offersRetake: false,
    })
    expect(await own(learner)).toEqual([body])
    expect(await own(administrator)).toEqual([])
  })

  it('is not shown with the item: only its position and domain leave the server', async () => {
    const shown = JSON.stringify(await own(learner))
    for (const {facts} of bank.items) expect(shown).not.toContain(facts.id)
  })

  it('is refused for the second time about the same, a short text, and what was not given', async () => {
    expect((await dispute(learner, ofItem(1))).body).toMatchObject({error: {code: 'appeal-exists'}})
    expect((await dispute(learner, ofItem(2), 'Wrong.')).status).toBe(422)
    expect((await dispute(learner, ofItem(40))).body).toMatchObject({
      error: {code: 'request-refused'},
    })
  })

  it("is refused for another person's attempt, whatever the role", async () => {
    for (const person of [author, administrator]) {
      expect((await dispute(person, ofItem(2))).status).toBe(404)
      expect((await dispute(person, {kind: 'result', attemptId: attempt.id})).status).toBe(404)
    }
  })

  it('can be made while the item is shown, before it is answered', async () => {
    const person = await tribunal.person('Cleo Marsh')
    const view = await person.start()
    const {id} = expectOk(await dispute(person, ofItem(1, view.id)))
    expect((await dispute(person, ofItem(2, view.id))).status).toBe(422)
    const shown = await author.call<AppealCaseView>('GET', `/api/appeals/to-decide/${id}`)
    expect(shown.body.item).toMatchObject({view: view.item?.view, answered: false, given: null})
  })

  it('reaches authors and administrators, once each, and neither learners nor leads', async () => {
    const lead = await tribunal.person('Dan Osei', ['learner', 'lead'])
    for (const person of [author, administrator]) {
      const [notice] = (await told(person, 'appeal.made')).toReversed()
      expect(notice).toMatchObject({link: '/appeals'})
      expect(JSON.stringify(notice)).not.toContain(learner.name)
    }
    for (const person of [learner, lead]) {
      expect((await person.call('GET', '/api/appeals/to-decide')).status).toBe(403)
      const [{id} = {id: ''}] = await own(learner)
      expect((await decide(person, id)).status).toBe(403)
    }
  })

  it('is judged unnamed, on the question as it was and what the person answered', async () => {
    const {appeals, open} = await toDecide(author)
    expect(open).toBe(appeals.length)
    const [first] = await own(learner)
    const mine = appeals.find(({id}) => id === first?.id)
    expect(mine?.person).toBeNull()
    const path = `/api/appeals/to-decide/${mine?.id}`
    const shown = expectOk(await author.call<AppealCaseView>('GET', path))
    const {item: asked, right} = await asIfAt(1)
    expect(shown).toMatchObject({text, person: null, results: null, itemId: asked.id})
    expect(shown.item).toMatchObject({id: asked.id, answered: true, given: null, score: 0, right})
    expect(shown.item?.rationale.length).toBeGreaterThan(1)
    expect(JSON.stringify(shown)).not.toContain(learner.name)
    expect(JSON.stringify(shown)).not.toContain(learner.id)
  })

  it('shows what was answered where something was', async () => {
    const {id} = expectOk(await dispute(learner, ofItem(2)))
    const shown = await author.call<AppealCaseView>('GET', `/api/appeals/to-decide/${id}`)
    expect(shown.body.item?.given).toEqual(shown.body.item?.right)
    expect(shown.body.item?.score).toBeGreaterThan(0)
  })

  it('is decided by a person with a reason, which the person is told with the name', async () => {
    const [latest] = await own(learner)
    const id = latest?.id ?? ''
    expect((await decide(author, id, 'refused', 'No.')).status).toBe(422)
    const decided = expectOk(await decide(author, id))
    expect(decided).toMatchObject({state: 'refused', decision: {decidedBy: 'Eva Ruiz', reason}})
    const [after] = await own(learner)
    expect(after).toMatchObject({
      state: 'refused',
      decision: {outcome: 'refused', reason, decidedBy: 'Eva Ruiz'},
      offersRetake: false,
    })
    const [notice, ...more] = await told(learner, 'appeal.decided')
    expect(more).toEqual([])
    expect(notice?.text).toContain('refused')
    expect(notice?.text).not.toContain('Eva Ruiz')
    expect((await decide(administrator, id)).body).toMatchObject({error: {code: 'appeal-closed'}})
    expect((await toDecide(author, 'decided')).appeals.map((each) => each.id)).toEqual([id])
  })

  it('can be taken back by its maker alone, and then be made anew', async () => {
    const {id} = expectOk(await dispute(learner, ofItem(3)))
    expect((await author.call('POST', `/api/appeals/${id}/withdrawal`)).status).toBe(404)
    const taken = await learner.call<OwnAppealView>('POST', `/api/appeals/${id}/withdrawal`)
    expect(taken.body.state).toBe('withdrawn')
    expect((await learner.call('POST', `/api/appeals/${id}/withdrawal`)).status).toBe(409)
    expect((await decide(author, id)).status).toBe(404)
    expect((await dispute(learner, ofItem(3))).status).toBe(201)
  })

  it('is never decided by who made it', async () => {
    const taken = await tribunal.take(author, {answers: 2})
    const {id, deciders} = expectOk(await dispute(author, ofItem(1, taken.id)))
    expect(deciders).toBe(1)
    expect((await toDecide(author)).appeals.map((each) => each.id)).not.toContain(id)
    expect((await author.call('GET', `/api/appeals/to-decide/${id}`)).status).toBe(403)
    expect((await decide(author, id, 'upheld')).status).toBe(403)
    expect((await decide(administrator, id)).status).toBe(200)
  })

  it('is decided once when two decide at the same moment', async () => {
    const {id} = expectOk(await dispute(learner, ofItem(5)))
    const answers = await Promise.all([
      decide(author, id, 'refused'),
      decide(administrator, id, 'refused'),
    ])
    expect(new Set(answers.map(({status}) => status))).toEqual(new Set([200, 409]))
    expect(await tribunal.ledger.read(tribunal.database, `appeal/${id}`)).toHaveLength(2)
  })

  /** The question at a position of the attempt, from its seed. */
  async function asIfAt(position: number) {
    const {rows} = await tribunal.pool.query<{item_id: string}>(
      'select item_id from item_response where attempt_id = $1 and position = $2',
      [attempt.id, position],
    )
    const start = await startOf(tribunal, attempt.id)
    const entry = bank.get(rows[0]?.item_id ?? '')
    const item = entry.instance(`${start.seed}/${entry.facts.id}`)
    const {view} = presentItem(item, randomFrom(`${start.seed}/${position}/${item.id}`))
    const shown = {...attempt, item: {position, domain: item.domain, view}}
    return await behind(tribunal, shown)
  }
})

describe('a dispute of a result', () => {
  it('is for administrators, who see whose it is and the result as it was', async () => {
    const {id} = expectOk(await dispute(learner, {kind: 'result', attemptId: attempt.id}))
    expect((await author.call('GET', `/api/appeals/to-decide/${id}`)).status).toBe(404)
    expect((await decide(author, id)).status).toBe(404)
    expect((await toDecide(author)).appeals.map((each) => each.id)).not.toContain(id)
    const path = `/api/appeals/to-decide/${id}`
    const shown = expectOk(await administrator.call<AppealCaseView>('GET', path))
    const results = expectOk(
      await learner.call<ResultsView>('GET', `/api/assessments/${attempt.id}/results`),
    )
    expect(shown).toMatchObject({item: null, person: {name: learner.name}})
    expect(shown.results?.domains.map(({ability}) => ability?.mean)).toEqual(
      results.domains.map(({ability}) => ability?.mean),
    )
    expectOk(await decide(administrator, id, 'upheld'))
    expect((await own(learner)).find((each) => each.id === id)).toMatchObject({
      state: 'upheld',
      offersRetake: true,
    })
    expect((await learner.start()).status).toBe('in-progress')
  })

  it('waits until there is one', async () => {
    const person = await tribunal.person('Gus Vanter')
    const view = await person.start()
    const {body} = await dispute(person, {kind: 'result', attemptId: view.id})
    expect(body).toMatchObject({error: {code: 'attempt-not-finished'}})
  })

  it('says that nobody can decide where the only administrator made it', async () => {
    const taken = await tribunal.take(administrator, {answers: 2})
    const {body} = await dispute(administrator, {kind: 'result', attemptId: taken.id})
    expect(body.deciders).toBe(0)
  })
})

describe('an item whose dispute was upheld', () => {
  it('is left out of new attempts until a new version arrives', async () => {
    const small = await smallBank(5)
    const court = await buildTribunal({catalogue: small})
    try {
      const judge = await court.person('Ada Okafor', ['administrator'])
      const person = await court.person('Bo Lindqvist')
      const taken = await court.take(person, {answers: 1, catalogue: small})
      const {id} = expectOk(await dispute(person, ofItem(1, taken.id)))
      const {item} = expectOk(await decide(judge, id, 'upheld'))
      expect(item?.withdrawn).toBe(true)
      const banned = item?.id ?? ''

      const bankOf = async (who: Person) => {
        const started = await startOf(court, (await who.start()).id)
        return started.bank.items.map((each) => each.id)
      }
      expect(await bankOf(await court.person('Cleo Marsh'))).not.toContain(banned)
      const listed = await judge.call<{items: {id: string}[]}>(
        'GET',
        '/api/authoring/items?standing=withdrawn',
      )
      expect(listed.body.items.map((each) => each.id)).toEqual([banned])

      const items = small.items.map((entry): Item => {
        const version = entry.facts.version + (entry.facts.id === banned ? 1 : 0)
        return {...entry.item, version}
      })
      await court.upgrade(await catalogueOf(items))
      expect(await bankOf(await court.person('Dan Osei'))).toContain(banned)
      const records = await court.ledger.read(court.database, 'items')
      expect(records).toHaveLength(1)
      expect(records[0]).toMatchObject({type: 'item.withdrawn', payload: {appeal: id}})
      expect(JSON.stringify(records)).not.toContain(banned)
    } finally {
      await court.close()
    }
  })
})

describe('what is recorded of an appeal', () => {
  it('is told to the person without the item', async () => {
    const about = await tribunal.ledger.readAbout(tribunal.database, learner.id)
    const records = about.filter(({type}) => type.startsWith('appeal.'))
    expect(new Set(records.map(({type}) => type))).toEqual(
      new Set(['appeal.made', 'appeal.withdrawn', 'appeal.decided']),
    )
    const described = records.map(({type, payload}) => describeAppealEvent(type, payload))
    expect(described.every((each) => each !== undefined)).toBe(true)
    const said = JSON.stringify(described)
    expect(said).toContain(text)
    expect(said).toContain('Eva Ruiz')
    for (const {facts, digest} of bank.items) {
      expect(said).not.toContain(facts.id)
      expect(said).not.toContain(digest)
    }
  })

  it('keeps no word of it in plain, but in a mail until it is sent', async () => {
    for (const table of ['appeal', 'ledger_entry', 'notification']) {
      const {rows} = await tribunal.pool.query<{text: string}>(
        `select t::text as text from ${table} t`,
      )
      expect(rows.length).toBeGreaterThan(0)
      expect(rows.some((row) => row.text.includes('say the same thing'))).toBe(false)
      expect(rows.some((row) => row.text.includes('indeed mean the same'))).toBe(false)
    }
  })

  it('goes with the person who is erased', async () => {
    await tribunal.database.transaction(async (transaction) => {
      await tribunal.features().appeals.forget(transaction, learner.id)
      await tribunal.ledger.eraseKey(transaction, learner.id)
    })
    const {rowCount} = await tribunal.pool.query('select 1 from appeal where person_id = $1', [
      learner.id,
    ])
    expect(rowCount).toBe(0)
    expect(
      (await toDecide(administrator)).appeals.every(({person}) => person?.name !== learner.name),
    ).toBe(true)
  })
})

import {afterAll, beforeAll, describe, expect, it} from 'vitest'
import type {Item} from '@airworthy/content'
import {
  bank,
  buildAnswer,
  buildHouse,
  somebody,
  startOf,
  type House,
} from './assessments.builders.ts'
import {describeAssessmentEvent} from './index.ts'

let house: House

beforeAll(async () => {
  house = await buildHouse()
})

afterAll(async () => await house.close())

/** Names that no member of an answer may have. */
const forbiddenNames = new Set(
  (
    'why answer accept key prior targets source bias tags level seed score a b c p model ' +
    'thresholds uncertainty exposure itemId itemVersion version digest slug order given'
  ).split(' '),
)

/** Texts of an item that give its key or its idea away; short ones may stand anywhere. */
function secretsOf(item: Item): string[] {
  const {key, targets, bias, prior, id} = item
  const [, slug = id] = id.split('/')
  return [...Object.values(key.why), targets, bias, prior.reason, id, slug].filter(
    (text) => text.length >= 12,
  )
}

/** Where a value holds what must stay on the server. */
function leaksIn(value: unknown, secrets: readonly string[], path = ''): string[] {
  if (typeof value === 'string') {
    return secrets.filter((secret) => value.includes(secret)).map((secret) => `${path}: ${secret}`)
  }
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([name, member]) => [
    // How far a person has come is counted under this name; it holds a number of items.
    ...(forbiddenNames.has(name) && !(name === 'given' && typeof member === 'number')
      ? [`${path}.${name}`]
      : []),
    ...leaksIn(member, secrets, `${path}.${name}`),
  ])
}

describe('what leaves the server about an attempt', () => {
  it('holds no key, no rationale, no parameter, no seed and no name of an item', async () => {
    const process = await house.open()
    const browser = process.browser(somebody())
    const bodies: unknown[] = []
    const kept = <T>(answered: {body: T}) => {
      bodies.push(answered.body)
      return answered.body
    }
    let view = await browser.start()
    const start = await startOf(house, view.id)
    const secrets = [
      ...bank.items.flatMap(({item, digest}) => [...secretsOf(item), digest]),
      start.seed,
      bank.version,
    ]
    const bad = {answerId: somebody(), position: 1, elapsedMs: 1, answer: {kind: 'response'}}
    kept(await browser.act(view.id, 'answers', {...bad, answer: {...bad.answer, response: {}}}))
    kept(await browser.act(view.id, 'answers', {...bad, position: 7}))
    while (view.item) {
      const cannotTell = view.position % 2 === 0
      const answer = await buildAnswer(house, view, {cannotTell})
      view = kept(await browser.act(view.id, 'answers', answer))
      kept(await browser.call('GET', `/api/assessments/${view.id}`))
    }
    kept(await browser.act(view.id, 'pause'))
    kept(await browser.call('GET', `/api/assessments/${view.id}/results`))
    kept(await browser.call('GET', '/api/assessments'))
    kept(await browser.act(view.id, 'continue', {domains: ['cooking']}))
    expect(bodies.length).toBeGreaterThan(34)
    expect(bodies.flatMap((body) => leaksIn(body, secrets))).toEqual([])
  })

  it('is judged by a walk that does find a planted leak', async () => {
    const view = await (await house.open()).browser(somebody()).start()
    const [{item} = {item: undefined}] = bank.items
    if (!item) throw new Error('the bank is empty')
    const secrets = secretsOf(item)
    const [why = ''] = Object.values(item.key.why).filter((text) => text.length >= 12)
    expect(leaksIn({...view, item: {...view.item, view: {hint: why}}}, secrets)).toHaveLength(1)
    expect(leaksIn({...view, item: {...view.item, score: 1}}, secrets)).toEqual(['.item.score'])
    expect(leaksIn(view, secrets)).toEqual([])
  })
})

describe('what a person is told about an event of an attempt', () => {
  it('withholds seed, items, answers and scores of every kind of event', async () => {
    const process = await house.open()
    const person = somebody()
    const browser = process.browser(person)
    let view = await browser.start()
    for (const cannotTell of [false, true]) {
      const answer = await buildAnswer(house, view, {cannotTell, elapsedMs: 4_321})
      view = (await browser.act(view.id, 'answers', answer)).body
    }
    for (const act of ['pause', 'resume', 'finish']) await browser.act(view.id, act)
    await browser.act(view.id, 'continue', {domains: ['ethics-and-bias']})
    const records = await house.ledger.readAbout(house.database, person)
    const described = records.map(({type, payload}) => describeAssessmentEvent(type, payload))
    expect(described.map((one) => one?.about)).toEqual([
      'You started an assessment and agreed to what it is used for.',
      'You answered item 1.',
      'You said that you cannot tell item 2.',
      'You paused the assessment.',
      'You went on with the assessment.',
      'The assessment ended.',
      'You asked for more items.',
    ])
    expect(described[1]?.facts).toMatchObject({position: 1, elapsedMs: 4_321})
    const start = await startOf(house, view.id)
    const secrets = [start.seed, ...bank.items.flatMap(({item, digest}) => [item.id, digest])]
    const told = JSON.stringify(described)
    for (const secret of secrets) expect(told).not.toContain(secret)
    expect(told).not.toMatch(/"(seed|score|given|itemId|items|model|thresholds)"/)
  })

  it('says nothing about events of other features, nor stumbles over an erased one', () => {
    expect(describeAssessmentEvent('person.joined', {name: 'Ada'})).toBeUndefined()
    expect(describeAssessmentEvent('assessment.started', null)?.facts).toMatchObject({role: null})
  })
})

import {randomUUID} from 'node:crypto'
import {afterAll, beforeAll, describe, expect, it} from 'vitest'
import {buildMeasured} from '../curriculum/curriculum.builders.ts'
import {abilityAfter} from '../curriculum/exercise-evidence.ts'
import type {TeamGapsView} from '../curriculum/views.ts'
import {buildRange} from './exercises.builders.ts'

type Range = Awaited<ReturnType<typeof buildRange>>

const domain = 'llm-and-api-security'
const parameters = {a: 1.2, b: [-0.5, 0.5]} as const
let range: Range
let web: Awaited<ReturnType<Range['open']>>

beforeAll(async () => {
  range = await buildRange()
  web = await range.open()
})

afterAll(async () => await range.close())

/** A baseline that measured the domain, with its last answer now. */
async function measure(
  person: string,
  {mean = 0.3, standardError = 0.4, items = 4, id = randomUUID(), kind = 'baseline' as const} = {},
) {
  range.clock.advance(60_000)
  const interval = {low: mean - 1.645 * standardError, high: mean + 1.645 * standardError}
  const answeredAt = range.clock.now().toISOString()
  const measured = {...buildMeasured(domain, {...interval, items, answeredAt}), mean, standardError}
  return await range.finish(person, [measured], {id, kind})
}

async function take(person: string, add: number, {hints = 0} = {}) {
  range.clock.advance(60_000)
  const browser = web.browser(person)
  await browser.start()
  if (add !== 0) await browser.act({add})
  for (let hint = 0; hint < hints; hint++) await browser.hint(hint)
  return (await browser.finish()).body
}

const standingOf = async (person: string) =>
  (await range.curriculum.standingOf(person)).domains.find((one) => one.domain === domain)

describe('the first finished attempt at an exercise', () => {
  it('moves the measured ability by the likelihood of its category, and the plan with it', async () => {
    const person = await range.person()
    await measure(person)
    const before = await standingOf(person)
    const {evidence} = await take(person, 10)
    const expected = abilityAfter({mean: 0.3, standardError: 0.4}, [{...parameters, category: 2}])
    expect(evidence).toMatchObject({domain, counted: true, reason: 'counted', after: expected})
    expect(evidence?.before?.mean).toBe(0.3)
    const after = await standingOf(person)
    expect(after).toMatchObject({estimate: expected, exercises: 1, items: 4, from: 'baseline'})
    expect(before).toMatchObject({exercises: 0})
    const planned = (await range.plan(person)).domains.find((one) => one.domain === domain)
    expect(planned).toMatchObject({estimate: expected, exercises: 1})
    const events = await range.planEvents(person)
    expect(events.map(({type}) => type).slice(-2)).toEqual(['exercise.counted', 'plan.made'])
    expect(events.at(-1)?.payload).toMatchObject({because: {kind: 'exercise'}})
  })

  it('counts less with hints, through the score', async () => {
    const [alone, helped] = await Promise.all([range.person(), range.person()])
    await measure(alone)
    await measure(helped)
    const withoutHints = await take(alone, 10)
    const withHints = await take(helped, 10, {hints: 3})
    expect([withoutHints.score?.category, withHints.score?.category]).toEqual([2, 1])
    expect(withHints.evidence?.after?.mean).toBeLessThan(withoutHints.evidence?.after?.mean ?? 0)
  })

  it('lowers the ability where little was reached', async () => {
    const person = await range.person()
    await measure(person)
    const {evidence, score} = await take(person, 1)
    expect(score?.category).toBe(0)
    expect(evidence?.after?.mean).toBeLessThan(0.3)
  })

  it('can be computed again from what the ledger has of it', async () => {
    const person = await range.person()
    const attempt = await measure(person)
    const {id, evidence} = await take(person, 10)
    const events = await range.planEvents(person)
    const payload = events.find(({type}) => type === 'exercise.counted')?.payload
    expect(payload).toMatchObject({
      exercise: 'tally',
      attempt: id,
      category: 2,
      parameters,
      measured: {attempt, mean: 0.3, standardError: 0.4},
      takesIn: [id],
      combined: evidence?.after,
    })
  })
})

describe('an attempt that does not count', () => {
  it('is the second one, for then the debrief has been read', async () => {
    const person = await range.person()
    await measure(person)
    await take(person, 1)
    const counted = await standingOf(person)
    const {evidence} = await take(person, 10)
    expect(evidence).toMatchObject({
      counted: false,
      reason: 'not-the-first-finished',
      before: null,
      after: null,
    })
    expect(await standingOf(person)).toEqual(counted)
  })

  it('is one in which nothing was done, and it does not leave its place to the next', async () => {
    const person = await range.person()
    await measure(person)
    expect((await take(person, 0)).evidence).toMatchObject({counted: false, reason: 'nothing-done'})
    expect((await take(person, 10)).evidence).toMatchObject({reason: 'not-the-first-finished'})
    expect(await standingOf(person)).toMatchObject({exercises: 0, estimate: {mean: 0.3}})
  })
})

describe('a domain that no attempt has measured', () => {
  it('stays not judged, and no figure is shown of it', async () => {
    const person = await range.person()
    const {evidence} = await take(person, 10)
    expect(evidence).toMatchObject({
      counted: true,
      reason: 'domain-not-measured',
      before: null,
      after: null,
    })
    expect(await standingOf(person)).toBeUndefined()
    await measure(person)
    expect(await standingOf(person)).toMatchObject({exercises: 0, estimate: {mean: 0.3}})
  })

  it('shows none where too few items were answered either', async () => {
    const person = await range.person()
    await measure(person, {items: 1})
    const {evidence} = await take(person, 10)
    expect(evidence).toMatchObject({reason: 'domain-not-measured', before: null, after: null})
    expect(await standingOf(person)).toMatchObject({verdict: 'not-judged', estimate: null})
  })
})

describe('a new measurement', () => {
  it.each(['baseline', 'test-out'] as const)('by %s replaces what lies before it', async (kind) => {
    const person = await range.person()
    await measure(person)
    await take(person, 10)
    await measure(person, {mean: -0.2, kind: kind as 'baseline'})
    expect(await standingOf(person)).toMatchObject({exercises: 0, estimate: {mean: -0.2}})
  })

  it('that is the same attempt, ended again, leaves an exercise in that came after its answers', async () => {
    const person = await range.person()
    const answeredAt = range.clock.now().toISOString()
    const measured = {...buildMeasured(domain, {answeredAt}), mean: 0.3, standardError: 0.4}
    const id = await range.finish(person, [measured])
    await take(person, 10)
    const counted = await standingOf(person)
    await range.finish(person, [measured], {id})
    expect(await standingOf(person)).toEqual(counted)
    expect(counted).toMatchObject({exercises: 1})
  })
})

describe('the gaps of a team', () => {
  it('show the combined estimate, and how many exercises it takes in', async () => {
    const people = await Promise.all(
      Array.from({length: 5}, async () => await range.person({team: 'payments'})),
    )
    for (const person of people) await measure(person, {mean: 0.5})
    const [first = ''] = people
    const {evidence} = await take(first, 10)
    const {body} = await range.call<TeamGapsView>('lead', 'GET', '/api/teams/payments/gaps', {
      roles: ['lead'],
      team: 'payments',
    })
    const row = body.rows.find(({person}) => person.id === first)
    const standing = row?.domains.find((one) => one.domain === domain)
    expect(standing).toMatchObject({exercises: 1, estimate: evidence?.after})
    const mean = body.rollUp.find((one) => one.domain === domain)?.shown?.mean.value
    expect(mean).toBeCloseTo((4 * 0.5 + (evidence?.after?.mean ?? 0)) / 5, 9)
  })
})

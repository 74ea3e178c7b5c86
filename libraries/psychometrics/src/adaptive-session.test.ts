import {randomFrom} from '@airworthy/kernel'
import {describe, expect, test} from 'vitest'
import {applyEvent, foldSession, startSession, type AdaptiveSession} from './adaptive-session.ts'
import {exchangeableLoadings} from './domain-abilities.ts'
import type {AssessmentRules, BankItem, LaterSessionEvent, StartedEvent} from './session-events.ts'
import {simulatedBank} from './simulation.ts'

const domains = ['ethics', 'privacy', 'drift']

interface StartChanges extends Partial<Omit<StartedEvent, 'rules'>> {
  readonly rules?: Partial<AssessmentRules>
  readonly items?: readonly BankItem[]
}

function buildStart({
  rules = {},
  items = simulatedBank(domains, {random: randomFrom('bank')}),
  ...changes
}: StartChanges = {}): StartedEvent {
  return {
    kind: 'started',
    seed: 'person',
    bank: {version: 'one', items},
    prior: {loadings: exchangeableLoadings(domains.length, 0.6)},
    domains: domains.map((id) => ({id, requiredLevel: 2, cut: 0})),
    ...changes,
    rules: {
      minimumPerDomain: 2,
      maximumItems: 20,
      offerStopAfterMinutes: 25,
      standardErrorGoal: 0.4,
      confidence: 0.9,
      randomesque: 5,
      ...rules,
    },
  }
}

/** Answers as many items as asked with this score, a minute each. */
function answered(session: AdaptiveSession, count: number, score: 0 | 1): AdaptiveSession {
  let current = session
  for (let answer = 0; answer < count; answer++) {
    current = applyEvent(current, nextAnswer(current, {score}))
  }
  return current
}

function nextAnswer(
  {state}: AdaptiveSession,
  {score = 1, elapsedMs = 60_000}: {score?: number; elapsedMs?: number} = {},
): LaterSessionEvent {
  const {itemId, position} = state.nextItem ?? {itemId: 'none', position: 0}
  return {kind: 'answered', position, itemId, score, elapsedMs}
}

function untilEnd(session: AdaptiveSession, score: 0 | 1): AdaptiveSession {
  let current = session
  while (current.state.nextItem !== null) current = answered(current, 1, score)
  return current
}

describe('an assessment', () => {
  test('starts with an item, nothing judged and the prior for every domain', () => {
    const {state} = startSession(buildStart())
    expect(state).toMatchObject({status: 'in-progress', position: 1, shouldFinish: null})
    expect(state.nextItem?.position).toBe(1)
    expect(state.remaining).toMatchObject({minimum: 6, maximum: 20, minutes: 25})
    for (const domain of state.byDomain) {
      expect(domain).toMatchObject({items: 0, verdict: 'not-judged'})
      expect(domain.standardError).toBeCloseTo(1, 9)
    }
  })

  test('right answers raise ability, wrong and skipped ones lower it equally', () => {
    const session = startSession(buildStart())
    const {itemId, position} = session.state.nextItem ?? {itemId: '', position: 0}
    const right = applyEvent(session, nextAnswer(session))
    const wrong = applyEvent(session, nextAnswer(session, {score: 0}))
    const skipped = applyEvent(session, {kind: 'skipped', position, itemId, elapsedMs: 60_000})
    expect(right.state.overall.mean).toBeGreaterThan(0)
    expect(wrong.state.overall.mean).toBeLessThan(0)
    expect(skipped.state.overall).toEqual(wrong.state.overall)
    expect(skipped.state.given[0]).toMatchObject({score: 0, skipped: true})
  })

  test('someone who answers everything right meets every cut and someone who answers nothing has gaps', () => {
    const able = untilEnd(startSession(buildStart()), 1).state
    expect(able.shouldFinish).toBe('precision')
    expect(able.byDomain.map(({verdict}) => verdict)).toEqual(['meets', 'meets', 'meets'])
    const unable = untilEnd(startSession(buildStart()), 0).state
    expect(unable.byDomain.map(({verdict}) => verdict)).toEqual(['gap', 'gap', 'gap'])
  })

  test('a domain is never judged from the answers in other domains alone', () => {
    const items = simulatedBank(domains.slice(0, 2), {random: randomFrom('bank')})
    const {byDomain} = untilEnd(startSession(buildStart({items})), 1).state
    expect(byDomain[2]).toMatchObject({items: 0, verdict: 'not-judged', aboutMoreItems: null})
    expect(byDomain[2]?.mean).toBeGreaterThan(0.3)
  })

  test('offers to stop once 25 minutes have been active, until the next answer', () => {
    let session = answered(startSession(buildStart({rules: {confidence: 0.99}})), 2, 1)
    session = applyEvent(session, nextAnswer(session, {elapsedMs: 24 * 60_000}))
    expect(session.state.offersToStop).toBe(true)
    expect(session.state.activeMinutes).toBe(26)
    expect(session.state.nextItem).not.toBeNull()
    session = applyEvent(session, {kind: 'paused', at: '2026-11-25T10:00:00Z'})
    expect(session.state).toMatchObject({status: 'paused', offersToStop: true})
    session = applyEvent(session, {kind: 'resumed'})
    expect(answered(session, 1, 1).state.offersToStop).toBe(false)
  })

  test('keeps the next item through a pause', () => {
    const session = answered(startSession(buildStart()), 3, 1)
    const paused = applyEvent(session, {kind: 'paused', at: '2026-11-25T10:00:00Z'})
    expect(paused.state.nextItem).toEqual(session.state.nextItem)
    expect(applyEvent(paused, {kind: 'resumed'}).state).toEqual(session.state)
  })

  test('finishes at any time by the person', () => {
    const {state} = applyEvent(startSession(buildStart()), {kind: 'finished', reason: 'by-person'})
    expect(state).toMatchObject({status: 'finished', finishReason: 'by-person', nextItem: null})
    expect(state.remaining).toEqual({minimum: 0, maximum: 0, minutes: 0})
  })

  test('after the end gives more items in the domains asked for, and no others', () => {
    let session = answered(startSession(buildStart({rules: {maximumItems: 6}})), 3, 1)
    session = untilEnd(answered(session, 2, 0), 1)
    expect(session.state.shouldFinish).toBe('length')
    const before = session.state.given.length
    const open = session.state.byDomain.find(({verdict}) => verdict === 'not-judged')?.domain ?? ''
    session = applyEvent(session, {kind: 'finished', reason: 'length'})
    session = applyEvent(session, {kind: 'continued', domains: [open], moreItems: 2})
    expect(session.state).toMatchObject({status: 'in-progress', finishReason: null})
    session = untilEnd(session, 1)
    const extra = session.state.given.slice(before)
    expect(extra.length).toBeGreaterThan(0)
    expect(extra.length).toBeLessThanOrEqual(2)
    expect(new Set(extra.map(({domain}) => domain))).toEqual(new Set([open]))
  })

  test('does not give an item that exposure control refuses while others are left', () => {
    const items = simulatedBank(domains, {random: randomFrom('bank')}).map((item, index) => ({
      ...item,
      exposure: index % 2 === 0 ? 0 : 1,
    }))
    const refused = new Set(items.filter(({exposure}) => exposure === 0).map(({id}) => id))
    const {given} = answered(startSession(buildStart({items})), 6, 1).state
    expect(given.filter(({itemId}) => refused.has(itemId))).toEqual([])
  })

  test('calls the result provisional when an item given has parameters without data', () => {
    const provisional = answered(startSession(buildStart()), 1, 1).state
    expect(provisional.provisional).toBe(true)
    const items = simulatedBank(domains, {random: randomFrom('bank'), provisional: false})
    expect(answered(startSession(buildStart({items})), 1, 1).state.provisional).toBe(false)
  })

  test('shows neither seed nor parameters in its state', () => {
    const text = JSON.stringify(answered(startSession(buildStart({seed: 'sesame'})), 3, 1).state)
    expect(text).not.toContain('sesame')
    expect(text).not.toContain('thresholds')
    expect(text).not.toContain('"model"')
  })
})

describe('an event that does not fit', () => {
  const session = answered(startSession(buildStart()), 2, 1)
  const {itemId, position} = session.state.nextItem ?? {itemId: '', position: 0}
  const answer = {kind: 'answered', position, itemId, score: 1, elapsedMs: 1} as const
  const paused = applyEvent(session, {kind: 'paused', at: '2026-11-25T10:00:00Z'})
  const finished = applyEvent(session, {kind: 'finished', reason: 'by-person'})

  test.each<[string, AdaptiveSession, LaterSessionEvent | StartedEvent, string]>([
    ['another position', session, {...answer, position: 2}, 'answer to position 2, expected 3'],
    ['another item', session, {...answer, itemId: 'x'}, `answer to item x, expected ${itemId}`],
    ['an impossible score', session, {...answer, score: 7}, 'score must be an integer from 0'],
    ['a time that ran backwards', session, {...answer, elapsedMs: -1}, 'must be 0 or more: -1'],
    ['a time that is no number', session, {...answer, elapsedMs: NaN}, 'must be 0 or more: NaN'],
    ['an answer while paused', paused, answer, 'cannot answer when paused'],
    ['a second pause', paused, {kind: 'paused', at: ''}, 'cannot pause when paused'],
    ['resuming what runs', session, {kind: 'resumed'}, 'cannot resume when in-progress'],
    ['an answer after the end', finished, answer, 'cannot answer when finished'],
    ['a second end', finished, {kind: 'finished', reason: 'by-person'}, 'cannot finish'],
    [
      'a false reason',
      session,
      {kind: 'finished', reason: 'precision'},
      'does not hold: precision',
    ],
    ['a second start', session, buildStart(), 'already started'],
    [
      'more items before the end',
      session,
      {kind: 'continued', domains: ['ethics'], moreItems: 2},
      'before the end',
    ],
    [
      'more items in an unknown domain',
      finished,
      {kind: 'continued', domains: ['x'], moreItems: 2},
      'unknown domain: x',
    ],
    [
      'more items nowhere',
      finished,
      {kind: 'continued', domains: [], moreItems: 2},
      'need a domain',
    ],
    [
      'no more items',
      finished,
      {kind: 'continued', domains: ['ethics'], moreItems: 0},
      'positive integer: 0',
    ],
  ])('is refused: %s', (_, before, event, message) => {
    const kept = JSON.stringify(before.state)
    expect(() => applyEvent(before, event)).toThrow(message)
    expect(JSON.stringify(before.state)).toBe(kept)
    expect(() => applyEvent(before, event)).toThrow(
      expect.objectContaining({code: 'event-refused', name: 'AirworthyError'}),
    )
  })

  test.each<[string, StartChanges]>([
    ['bank without items', {items: []}],
    ['item given twice', {items: [buildItem(), buildItem()]}],
    ['item of an unknown domain: x', {items: [buildItem({domain: 'x'})]}],
    ['a must be 0.05 to 8: 0', {items: [buildItem({model: {kind: '3pl', a: 0, b: 0}})]}],
    ['difficulty must be', {items: [buildItem({model: {kind: '3pl', a: 1, b: NaN}})]}],
    ['below the ceiling', {items: [buildItem({model: {kind: '3pl', a: 1, b: 0, c: 0.5, d: 0.4}})]}],
    ['must ascend', {items: [buildItem({model: {kind: 'graded', a: 1, thresholds: [1, 0]}})]}],
    ['must ascend', {items: [buildItem({model: {kind: 'graded', a: 1, thresholds: []}})]}],
    ['exposure must be 0 to 1: 2', {items: [buildItem({exposure: 2})]}],
    ['minutes must be positive: 0', {items: [buildItem({minutes: 0})]}],
    ['uncertainty must be', {items: [buildItem({uncertainty: {b: -1, logA: 0}})]}],
    ['need as many loadings: 1', {prior: {loadings: [0.5]}}],
    ['loading must be 0 to 0.95: 1', {prior: {loadings: [0.5, 0.5, 1]}}],
    ['an assessment needs a domain', {domains: []}],
    ['rule maximumItems must be a positive integer: 0', {rules: {maximumItems: 0}}],
    ['rule confidence must be 0.5 to 0.999: 1', {rules: {confidence: 1}}],
    ['rule standardErrorGoal must be positive: NaN', {rules: {standardErrorGoal: NaN}}],
  ])('is refused at the start: %s', (message, changes) => {
    expect(() => startSession(buildStart(changes))).toThrow(message)
  })

  test('is refused when the list does not begin with the start', () => {
    expect(() => foldSession([])).toThrow('the first event must be started: none')
    expect(() => foldSession([{kind: 'resumed'}])).toThrow('must be started: resumed')
  })
})

function buildItem(changes: Partial<BankItem> = {}): BankItem {
  return {
    id: 'ethics/one',
    version: 1,
    domain: 'ethics',
    model: {kind: '3pl', a: 1, b: 0},
    provisional: false,
    minutes: 1,
    ...changes,
  }
}

describe('rules that an older start event does not have', () => {
  test('leave it as it was when they are absent or say nothing new', () => {
    const before = untilEnd(startSession(buildStart()), 1).state.given
    const rules = {selection: 'information', gentleStart: 0} as const
    expect(untilEnd(startSession(buildStart({rules})), 1).state.given).toEqual(before)
  })

  test('per minute, shorter items are given', () => {
    const minutes = (selection: 'information' | 'information-per-minute'): number =>
      ['one', 'two', 'three', 'four'].reduce((sum, bank) => {
        const items = simulatedBank(domains, {itemsPerDomain: 20, random: randomFrom(bank)})
        const start = buildStart({items, rules: {selection, randomesque: 1}})
        const {given} = answered(startSession(start), 9, 1).state
        return given.reduce((more, {itemId}) => more + minutesOf(start, itemId), sum)
      }, 0)
    expect(minutes('information-per-minute')).toBeLessThan(0.9 * minutes('information'))
  })

  test('a gentle start gives short items first', () => {
    for (const seed of ['a', 'b', 'c', 'd', 'e']) {
      const start = buildStart({seed, rules: {gentleStart: 1}})
      const {itemId = '', domain} = startSession(start).state.nextItem ?? {}
      const lengths = start.bank.items
        .filter((item) => item.domain === domain)
        .map((item) => item.minutes)
        .sort((first, second) => first - second)
      expect(minutesOf(start, itemId)).toBeLessThanOrEqual(lengths[4] ?? NaN)
    }
  })

  test('that cannot be used are refused', () => {
    expect(() => startSession(buildStart({rules: {gentleStart: -1}}))).toThrow(
      'rule gentleStart must be 0 or a positive integer: -1',
    )
    // An event from a store may hold what the type forbids.
    const selection = 'fastest' as 'information'
    expect(() => startSession(buildStart({rules: {selection}}))).toThrow(
      'unknown rule of selection: fastest',
    )
  })
})

function minutesOf({bank}: StartedEvent, itemId: string): number {
  return bank.items.find(({id}) => id === itemId)?.minutes ?? NaN
}

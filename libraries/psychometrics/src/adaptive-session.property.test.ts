import {randomFrom} from '@airworthy/kernel'
import fc from 'fast-check'
import {expect, test} from 'vitest'
import {applyEvent, foldSession, startSession} from './adaptive-session.ts'
import {exchangeableLoadings} from './domain-abilities.ts'
import {highestScore} from './models.ts'
import type {SessionEvent, StartedEvent} from './session-events.ts'
import {simulatedBank} from './simulation.ts'

/** What a person does at each step, whatever the item turns out to be. */
type Act = {kind: 'answer' | 'skip' | 'pause-and-resume' | 'nonsense'; luck: number}

interface Plan {
  readonly start: StartedEvent
  readonly acts: readonly Act[]
}

const plans: fc.Arbitrary<Plan> = fc
  .record({
    seed: fc.string({unit: 'grapheme-ascii', maxLength: 8}),
    bankSeed: fc.string({maxLength: 4}),
    domains: fc.integer({min: 1, max: 4}),
    itemsPerDomain: fc.integer({min: 1, max: 7}),
    provisional: fc.boolean(),
    correlation: fc.constantFrom(0, 0.3, 0.6, 0.9),
    exposure: fc.constantFrom(undefined, 0, 0.5),
    cut: fc.constantFrom(-1, 0, 1),
    rules: fc.record({
      minimumPerDomain: fc.integer({min: 1, max: 3}),
      maximumItems: fc.integer({min: 12, max: 24}),
      offerStopAfterMinutes: fc.constantFrom(5, 25),
      standardErrorGoal: fc.constantFrom(0.01, 0.4, 0.7),
      confidence: fc.constantFrom(0.8, 0.9, 0.95),
      randomesque: fc.integer({min: 1, max: 5}),
    }),
    acts: fc.array(
      fc.record({
        kind: fc.constantFrom<Act['kind']>(
          'answer',
          'answer',
          'answer',
          'skip',
          'pause-and-resume',
          'nonsense',
        ),
        luck: fc.double({min: 0, max: 0.999, noNaN: true}),
      }),
      {maxLength: 30},
    ),
  })
  .map(
    ({
      seed,
      bankSeed,
      domains,
      itemsPerDomain,
      provisional,
      correlation,
      exposure,
      cut,
      rules,
      acts,
    }) => {
      const names = Array.from({length: domains}, (_, index) => `domain-${index}`)
      const items = simulatedBank(names, {
        random: randomFrom(bankSeed),
        itemsPerDomain,
        provisional,
      })
      const start: StartedEvent = {
        kind: 'started',
        seed,
        bank: {
          version: bankSeed,
          items: items.map((item) => (exposure === undefined ? item : {...item, exposure})),
        },
        prior: {loadings: exchangeableLoadings(domains, correlation)},
        domains: names.map((id) => ({id, requiredLevel: 2, cut})),
        rules,
      }
      return {start, acts}
    },
  )

/** The events that the plan leads to; nonsense is tried, must be refused, and leaves no event. */
function eventsOf({start, acts}: Plan): SessionEvent[] {
  const events: SessionEvent[] = [start]
  let session = startSession(start)
  const append = (event: SessionEvent): void => {
    session = applyEvent(session, event)
    events.push(event)
  }
  for (const {kind, luck} of acts) {
    const next = session.state.nextItem
    if (next === null) break
    const {itemId, position} = next
    const elapsedMs = Math.round(luck * 240_000)
    if (kind === 'pause-and-resume') {
      append({kind: 'paused', at: '2026-11-25T10:00:00Z'})
      append({kind: 'resumed'})
    } else if (kind === 'skip') {
      append({kind: 'skipped', position, itemId, elapsedMs})
    } else if (kind === 'nonsense') {
      const before = structuredClone(session.state)
      expect(() =>
        applyEvent(session, {
          kind: 'answered',
          position: position + 1,
          itemId,
          score: 0,
          elapsedMs,
        }),
      ).toThrow('answer to position')
      expect(() =>
        applyEvent(session, {kind: 'answered', position, itemId, score: -1, elapsedMs}),
      ).toThrow('score must be')
      expect(session.state).toEqual(before)
    } else {
      const model = start.bank.items.find(({id}) => id === itemId)?.model
      const score = model === undefined ? NaN : Math.floor(luck * (highestScore(model) + 1))
      append({kind: 'answered', position, itemId, score, elapsedMs})
    }
  }
  const {shouldFinish} = session.state
  if (shouldFinish !== null) append({kind: 'finished', reason: shouldFinish})
  return events
}

const options = {numRuns: 60, seed: 20261125}

test('the same events always give the same state, whatever the order of keys and items', () => {
  fc.assert(
    fc.property(plans, (plan) => {
      const events = eventsOf(plan)
      const state = foldSession(events)
      expect(foldSession(events)).toEqual(state)
      expect(foldSession(events.map(withKeysReversed))).toEqual(state)
      const [start, ...later] = events
      if (start?.kind !== 'started') throw new Error('a plan starts')
      const turned = {...start, bank: {...start.bank, items: start.bank.items.toReversed()}}
      expect(foldSession([turned, ...later]).given).toEqual(state.given)
    }),
    options,
  )
})

test('a prefix of the events gives the state as it was then', () => {
  fc.assert(
    fc.property(plans, (plan) => {
      const events = eventsOf(plan)
      let session = startSession(plan.start)
      for (let length = 1; length <= events.length; length++) {
        if (length % 5 === 0 || length === events.length) {
          expect(foldSession(events.slice(0, length))).toEqual(session.state)
        }
        const next = events[length]
        if (next !== undefined) session = applyEvent(session, next)
      }
    }),
    options,
  )
})

test('no item is given twice, and every number of the state is finite', () => {
  fc.assert(
    fc.property(plans, (plan) => {
      const {given, byDomain, overall, remaining} = foldSession(eventsOf(plan))
      expect(new Set(given.map(({itemId}) => itemId)).size).toBe(given.length)
      for (const domain of [...byDomain, overall]) {
        expect(domain.standardError).toBeGreaterThan(0)
        expect(domain.standardError).toBeLessThan(1.001)
        expect(domain.low).toBeLessThan(domain.mean)
        expect(domain.high).toBeGreaterThan(domain.mean)
      }
      expect(Object.values(remaining).every((value) => value >= 0)).toBe(true)
    }),
    options,
  )
})

test('every domain has its minimum, or no items left, when an assessment stops before the person does', () => {
  fc.assert(
    fc.property(plans, (plan) => {
      const {status, byDomain} = foldSession(eventsOf(plan))
      if (status !== 'finished') return
      const {minimumPerDomain} = plan.start.rules
      for (const {domain, items} of byDomain) {
        const inBank = plan.start.bank.items.filter((item) => item.domain === domain).length
        expect(items).toBeGreaterThanOrEqual(Math.min(minimumPerDomain, inBank))
      }
    }),
    options,
  )
})

function withKeysReversed<Value>(value: Value): Value {
  if (Array.isArray(value)) return value.map(withKeysReversed) as Value // an array stays one
  if (typeof value !== 'object' || value === null) return value
  const turned = Object.entries(value)
    .reverse()
    .map(([key, member]) => [key, withKeysReversed(member)])
  return Object.fromEntries(turned) as Value // same keys and values
}

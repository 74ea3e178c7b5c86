import {randomFrom} from '@airworthy/kernel'
import fc from 'fast-check'
import {describe, expect, it} from 'vitest'
import {applyEvent, foldSession, startSession, type AdaptiveSession} from './adaptive-session.ts'
import {defaultRules} from './default-rules.ts'
import {exchangeableLoadings} from './domain-abilities.ts'
import {sequentialTest} from './likelihood-ratio-test.ts'
import {curvesUnderUncertainty} from './parameter-uncertainty.ts'
import type {AssessmentRules, SequentialRule, SessionEvent, StartedEvent} from './session-events.ts'
import {simulatedAssessment, simulatedBank, trueModels} from './simulation.ts'

const decision: SequentialRule = {
  kind: 'sequential',
  delta: 0.5,
  alpha: 0.1,
  beta: 0.1,
  maximumPerDomain: 8,
}

function buildStart({
  domains = ['one', 'two'],
  provisional = true,
  itemsPerDomain = 12,
  seed = 'seed',
  cut = 0,
  rules = {},
}: {
  domains?: readonly string[]
  provisional?: boolean
  itemsPerDomain?: number
  seed?: string
  cut?: number
  rules?: Partial<AssessmentRules>
} = {}): StartedEvent {
  const items = simulatedBank(domains, {itemsPerDomain, provisional, random: randomFrom('bank')})
  return {
    kind: 'started',
    seed,
    bank: {version: 'test', items},
    prior: {loadings: exchangeableLoadings(domains.length, 0.6)},
    domains: domains.map((id) => ({id, requiredLevel: 2, cut})),
    rules: {...defaultRules, minimumPerDomain: 3, maximumItems: 60, decision, ...rules},
  }
}

/** Answers each item as `score` says, until the session should finish; the events. */
function answered(
  start: StartedEvent,
  score: (domain: string, highest: number, position: number) => number,
): {events: SessionEvent[]; session: AdaptiveSession} {
  const events: SessionEvent[] = [start]
  let session = startSession(start)
  for (;;) {
    const {nextItem} = session.state
    if (nextItem === null) return {events, session}
    const {itemId, position, domain} = nextItem
    const model = start.bank.items.find(({id}) => id === itemId)?.model
    const highest = model?.kind === 'graded' ? model.thresholds.length : 1
    const event = {
      kind: 'answered',
      position,
      itemId,
      score: score(domain, highest, position),
      elapsedMs: 1000,
    } as const
    events.push(event)
    session = applyEvent(session, event)
  }
}

const verdictsOf = ({state}: AdaptiveSession) => state.byDomain.map(({verdict}) => verdict)

describe('an assessment with a sequential rule', () => {
  it('ends with every domain judged where the answers are clear, and asks no more of a judged one', () => {
    const {session} = answered(buildStart(), (domain, highest) => (domain === 'one' ? highest : 0))
    expect(verdictsOf(session)).toEqual(['meets', 'gap'])
    expect(session.state.shouldFinish).toBe('precision')
    for (const {items} of session.state.byDomain) expect(items).toBeLessThan(8)
  })

  it('leaves a domain as not judged after its most items, whatever its precision', () => {
    const alternating = answered(buildStart(), (_, highest, position) =>
      position % 4 < 2 ? highest : 0,
    ).session
    expect(verdictsOf(alternating)).toContain('not-judged')
    for (const {verdict, items} of alternating.state.byDomain) {
      if (verdict === 'not-judged') expect(items).toBe(8)
    }
    expect(alternating.state.shouldFinish).toBe('precision')
    expect(alternating.state.byDomain.every(({aboutMoreItems}) => aboutMoreItems === null)).toBe(
      true,
    )
  })

  it('judges nothing before the least number of answers', () => {
    const rules = {minimumPerDomain: 6}
    const {session} = answered(buildStart({rules}), (_, highest) => highest)
    for (const {items} of session.state.byDomain) expect(items).toBeGreaterThanOrEqual(6)
  })

  it('goes on with domains that are not judged in another round, with their answers kept', () => {
    const start = buildStart()
    const {session} = answered(start, (domain, highest, position) =>
      domain === 'one' ? highest : position % 4 < 2 ? highest : 0,
    )
    expect(verdictsOf(session)).toEqual(['meets', 'not-judged'])
    const ended = applyEvent(session, {kind: 'finished', reason: 'precision'})
    const again = applyEvent(ended, {kind: 'continued', domains: ['two'], moreItems: 4})
    expect(again.state.nextItem?.domain).toBe('two')
    expect(again.state.byDomain[1]?.items).toBe(8)
    expect(() => applyEvent(ended, {kind: 'continued', domains: ['one'], moreItems: 4})).toThrow(
      'domain is judged already: one',
    )
  })

  it('judges as the test does on the answers of a domain, with parameters taken as known', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({min: 0, max: 2}), {minLength: 30, maxLength: 30}),
        fc.constantFrom(-1, 0, 1),
        (luck, cut) => {
          const start = buildStart({provisional: false, cut})
          const {session} = answered(start, (_, highest, position) =>
            Math.min(highest, luck[position - 1] ?? 0),
          )
          for (const {domain, items, verdict} of session.state.byDomain) {
            const responses = session.state.given.flatMap((given) => {
              const model = start.bank.items.find(({id}) => id === given.itemId)?.model
              return given.domain === domain && model ? [{model, score: given.score}] : []
            })
            const test = sequentialTest(responses, {cut, ...decision})
            const expected = {pass: 'meets', fail: 'gap', continue: 'not-judged'}[test.decision]
            expect(items).toBe(responses.length)
            expect(verdict).toBe(expected)
          }
        },
      ),
      {numRuns: 60},
    )
  })

  it('takes no notice of answers in other domains', () => {
    const verdictOfOne = (scoreOfTwo: number) => {
      const start = buildStart()
      let session = startSession(start)
      for (let step = 0; step < 6 && session.state.nextItem; step++) {
        const {itemId, position, domain} = session.state.nextItem
        const score = domain === 'two' ? scoreOfTwo : 1
        session = applyEvent(session, {kind: 'answered', position, itemId, score, elapsedMs: 1})
      }
      return session.state.byDomain[0]
    }
    const [low, high] = [verdictOfOne(0), verdictOfOne(1)]
    expect(low?.verdict).toBe(high?.verdict)
    expect(low?.mean).not.toBe(high?.mean) // the estimate borrows from the others, the verdict does not
  })

  it('moves less by an item whose parameters are only guessed', () => {
    const item = {kind: '3pl', a: 1.2, b: 0} as const
    const ratio = (uncertainty: {b: number; logA: number} | undefined) => {
      const curves = curvesUnderUncertainty(item, uncertainty)
      const [, above = NaN] = curves(0.5).probabilities
      const [, below = NaN] = curves(-0.5).probabilities
      return Math.log(above / below)
    }
    expect(ratio({b: 0.7, logA: 0.3})).toBeLessThan(ratio(undefined))
    expect(ratio({b: 0.7, logA: 0.3})).toBeGreaterThan(0)
  })

  it('replays to the same state from its events', () => {
    const {events, session} = answered(buildStart({seed: 'replayed'}), (_, highest, position) =>
      position % 3 === 0 ? 0 : highest,
    )
    expect(foldSession(JSON.parse(JSON.stringify(events)) as SessionEvent[])).toEqual(session.state)
  })

  it('keeps its errors half a logit from the cut within alpha and beta', () => {
    const wrong = {meets: 0, gap: 0}
    const people = 75
    const start = buildStart({
      itemsPerDomain: 20,
      rules: {decision: {...decision, maximumPerDomain: 20}},
    })
    for (const [distance, verdict] of [
      [-0.5, 'meets'],
      [0.5, 'gap'],
    ] as const) {
      for (let person = 0; person < people; person++) {
        const random = randomFrom(`sitter ${distance} ${person}`)
        const models = trueModels(start.bank.items, random)
        const sitter = {abilities: [distance, distance], models}
        const {state} = simulatedAssessment({...start, seed: `${person}`}, {person: sitter, random})
        wrong[verdict] += state.byDomain.filter((domain) => domain.verdict === verdict).length
      }
    }
    // 150 verdicts each, 10 %: three standard errors are 7.4 %
    expect(wrong.meets / (2 * people)).toBeLessThan(0.1 + 0.074)
    expect(wrong.gap / (2 * people)).toBeLessThan(0.1 + 0.074)
  })

  it.each([
    [{delta: 0}, 'rule delta must be 0.05 to 2: 0'],
    [{alpha: 0.6}, 'rules alpha and beta must be 0.001 to 0.4: 0.6, 0.1'],
    [{maximumPerDomain: 0}, 'rule maximumPerDomain must be a positive integer: 0'],
    [{kind: 'coin' as 'sequential'}, 'unknown rule of decision: coin'],
  ])('is refused with %o', (change, message) => {
    const start = buildStart({rules: {decision: {...decision, ...change}}})
    expect(() => startSession(start)).toThrow(message)
  })
})

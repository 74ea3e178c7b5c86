import {randomFrom} from '@airworthy/kernel'
import {describe, expect, test} from 'vitest'
import {exchangeableLoadings} from './domain-abilities.ts'
import type {StartedEvent} from './session-events.ts'
import type {SessionState} from './session-state.ts'
import {simulatedAbilities, simulatedAssessment, simulatedBank, trueModels} from './simulation.ts'

const domains = ['ethics', 'privacy', 'validation', 'security', 'drift', 'alignment', 'risk']
const cuts = [1, 0, 1, -1, 0, 0, 0]

function buildStart(seed: string): StartedEvent {
  return {
    kind: 'started',
    seed,
    bank: {version: 'simulated', items: simulatedBank(domains, {random: randomFrom('bank')})},
    prior: {loadings: exchangeableLoadings(domains.length, 0.6)},
    domains: domains.map((id, place) => ({id, requiredLevel: 2, cut: cuts[place] ?? 0})),
    rules: {
      minimumPerDomain: 2,
      maximumItems: 30,
      offerStopAfterMinutes: 25,
      standardErrorGoal: 0.4,
      confidence: 0.95,
      randomesque: 5,
    },
  }
}

describe('200 simulated persons on a bank of 63 items whose parameters are guesses', () => {
  const people = Array.from(
    {length: 200},
    (_, index): {abilities: number[]; state: SessionState} => {
      const start = buildStart(`person-${index}`)
      const random = randomFrom(`life-${index}`)
      const abilities = simulatedAbilities(start.prior.loadings, random)
      const models = trueModels(start.bank.items, random)
      return {
        abilities,
        state: simulatedAssessment(start, {person: {abilities, models}, random}).state,
      }
    },
  )
  const judgements = people.flatMap(({abilities, state}) =>
    state.byDomain.map((domain, place) => ({...domain, truth: abilities[place] ?? NaN})),
  )

  test('intervals at nominal 95 % hold the true ability of 93 to 97 %', () => {
    const held = judgements.filter(({low, high, truth}) => low <= truth && truth <= high)
    expect(held.length / judgements.length).toBeGreaterThan(0.93)
    expect(held.length / judgements.length).toBeLessThan(0.97)
  })

  test('the overall interval at nominal 95 % holds for 90 to 99 %', () => {
    const held = people.filter(({abilities, state: {overall}}) => {
      const truth = abilities.reduce((sum, value) => sum + value, 0) / abilities.length
      return overall.low <= truth && truth <= overall.high
    })
    expect(held.length / people.length).toBeGreaterThan(0.9)
    expect(held.length / people.length).toBeLessThan(0.99)
  })

  test('at most one verdict in forty is wrong, and some are reached', () => {
    const judged = judgements.filter(({verdict}) => verdict !== 'not-judged')
    const wrong = judged.filter(
      ({verdict, truth, requiredCut}) => (verdict === 'meets') !== truth > requiredCut,
    )
    expect(judged.length / judgements.length).toBeGreaterThan(0.2)
    expect(wrong.length / judged.length).toBeLessThanOrEqual(0.025)
  })

  test('every domain gets its minimum', () => {
    for (const {items} of judgements) expect(items).toBeGreaterThanOrEqual(2)
  })
})

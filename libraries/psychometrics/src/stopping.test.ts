import {describe, expect, test} from 'vitest'
import type {AssessmentRules} from './session-events.ts'
import {crossesOffer, stoppingDecision, type DomainProgress} from './stopping.ts'

const rules: AssessmentRules = {
  minimumPerDomain: 2,
  maximumItems: 10,
  offerStopAfterMinutes: 25,
  standardErrorGoal: 0.4,
  confidence: 0.9,
  randomesque: 5,
}

function buildProgress(changes: Partial<DomainProgress> = {}): DomainProgress {
  return {items: 2, itemsLeft: 7, standardError: 0.6, verdict: 'not-judged', ...changes}
}

describe('the stopping rule', () => {
  test('first gives every domain its minimum', () => {
    const progress = [
      buildProgress({items: 1}),
      buildProgress({items: 3}),
      buildProgress({items: 0}),
    ]
    expect(stoppingDecision(progress, {rules, extraRound: null})).toEqual({
      open: [0, 2],
      reason: null,
    })
  })

  test('then keeps open what is neither judged nor precise enough', () => {
    const progress = [
      buildProgress(),
      buildProgress({verdict: 'gap'}),
      buildProgress({standardError: 0.39}),
    ]
    expect(stoppingDecision(progress, {rules, extraRound: null})).toEqual({open: [0], reason: null})
  })

  test('stops on precision when every domain is judged or precise enough', () => {
    const progress = [buildProgress({verdict: 'meets'}), buildProgress({standardError: 0.4})]
    expect(stoppingDecision(progress, {rules, extraRound: null}).reason).toBe('precision')
  })

  test('stops on length at the maximum, even when domains are open', () => {
    const progress = [buildProgress({items: 5}), buildProgress({items: 5})]
    expect(stoppingDecision(progress, {rules, extraRound: null}).reason).toBe('length')
  })

  test('stops for want of items when the open domains have none left', () => {
    const progress = [buildProgress({itemsLeft: 0}), buildProgress({verdict: 'meets'})]
    expect(stoppingDecision(progress, {rules, extraRound: null}).reason).toBe('bank-exhausted')
  })

  test('a domain with fewer items than the minimum does not hold up the others', () => {
    const progress = [buildProgress({items: 1, itemsLeft: 0}), buildProgress({items: 4})]
    expect(stoppingDecision(progress, {rules, extraRound: null}).open).toEqual([1])
  })

  test('an extra round asks only in its domains, until they are judged or its items are used', () => {
    const progress = [buildProgress({items: 5, standardError: 0.3}), buildProgress({items: 5})]
    const extraRound = {domains: [0], upToItems: 12}
    expect(stoppingDecision(progress, {rules, extraRound})).toEqual({open: [0], reason: null})
    const judged = [buildProgress({items: 6, verdict: 'meets'}), buildProgress({items: 5})]
    expect(stoppingDecision(judged, {rules, extraRound}).reason).toBe('precision')
    const used = [buildProgress({items: 7}), buildProgress({items: 5})]
    expect(stoppingDecision(used, {rules, extraRound}).reason).toBe('length')
  })
})

test('stopping is offered each time another span of active minutes is full', () => {
  expect(crossesOffer(24, 24.9, 25)).toBe(false)
  expect(crossesOffer(24, 25, 25)).toBe(true)
  expect(crossesOffer(25, 49, 25)).toBe(false)
  expect(crossesOffer(49, 51, 25)).toBe(true)
})

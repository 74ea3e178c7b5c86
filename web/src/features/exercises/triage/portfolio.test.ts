import type {ProductView, TriageDecision, TriageView} from '@airworthy/range/views'
import {describe, expect, it} from 'vitest'
import {keyOf, nextUndecided, portfolioOf, sameDecision} from './portfolio.ts'

const tiers = ['minimal', 'limited', 'high', 'refuse'] as const

function buildView(decisions: readonly (TriageDecision | null)[]): TriageView {
  const products: ProductView[] = decisions.map((decision, index) => ({
    id: `p${index}`,
    name: `Product ${index}`,
    area: 'Retail',
    technology: 'a model',
    purpose: 'a purpose',
    affected: 'people',
    decides: 'a person',
    wrong: 'a loss',
    undo: 'the next day',
    reach: 100,
    decision,
  }))
  return {
    tiers: tiers.map((id) => ({id, name: id, law: 'a law', asks: 'something'})),
    bases: [],
    conditions: [],
    rule: {text: '', gravity: [], reachFrom: 1, undoneWithinDays: 1, needed: []},
    products,
  }
}
function buildDecision(given: Partial<TriageDecision> = {}): TriageDecision {
  return {tier: 'high', basis: 'b', conditions: ['c'], ...given}
}

describe('the portfolio', () => {
  it('counts tiers and names what is undecided, without ground and without condition', () => {
    const portfolio = portfolioOf(
      buildView([
        buildDecision(),
        null,
        buildDecision({basis: null}),
        buildDecision({tier: 'minimal', conditions: []}),
        buildDecision({tier: 'refuse', conditions: []}),
      ]),
    )
    const names = (products: readonly ProductView[]) => products.map(({id}) => id)
    expect(portfolio.decided).toBe(4)
    expect(names(portfolio.undecided)).toEqual(['p1'])
    expect(portfolio.byTier.map(({products}) => names(products))).toEqual([
      ['p3'],
      [],
      ['p0', 'p2'],
      ['p4'],
    ])
    expect(names(portfolio.withoutGround)).toEqual(['p2'])
    expect(names(portfolio.withoutCondition)).toEqual(['p3'])
  })
})

describe('the key', () => {
  it('is empty before the end, and for facts that are no list', () => {
    expect(keyOf({objectives: [{id: 'tiers', reached: null}]})).toEqual([])
    expect(keyOf({objectives: [{id: 'tiers', reached: true, facts: {products: 3}}]})).toEqual([])
  })
  it('is what judging left at the objective of tiers', () => {
    const products = [{product: 'p0', tier: 'high'}]
    expect(keyOf({objectives: [{id: 'tiers', reached: true, facts: {products}}]})).toEqual(products)
  })
})

describe('a decision', () => {
  it('is the same in whatever order its conditions are', () => {
    const one = buildDecision({conditions: ['a', 'b']})
    expect(sameDecision(one, buildDecision({conditions: ['b', 'a']}))).toBe(true)
    expect(sameDecision(one, buildDecision({conditions: ['a']}))).toBe(false)
    expect(sameDecision(one, {...one, tier: 'limited'})).toBe(false)
    expect(sameDecision(one, {...one, basis: null})).toBe(false)
  })
})

describe('the next undecided product', () => {
  it('comes after this one, or else from the beginning', () => {
    const view = buildView([null, buildDecision(), buildDecision(), null])
    expect(nextUndecided(view, 'p1')?.id).toBe('p3')
    expect(nextUndecided(view, 'p3')?.id).toBe('p0')
    expect(nextUndecided(buildView([buildDecision(), null]), 'p1')).toBeUndefined()
  })
})

import {isAirworthyError} from '@airworthy/kernel'
import fc from 'fast-check'
import {describe, expect, it} from 'vitest'
import type {EngineTools, Judgement} from '../core/engine.ts'
import {triageEngine} from './engine.ts'
import {tierOrder} from './facts.ts'
import type {TriagePortfolio} from './judge.ts'
import {buildTriageFacts} from './triage.builders.ts'
import type {TriageAction, TriageDecision, TriageKeyEntry} from './view.ts'

const facts = buildTriageFacts()
const tools: EngineTools = {
  runCode: () => {
    throw new Error('triage runs no code')
  },
}

describe('the draw of a day', () => {
  it('is the same for the same seed and differs between seeds', () => {
    const names = (seed: string) => triageEngine.view(triageEngine.start(facts, seed)).products
    expect(names('a')).toEqual(names('a'))
    expect(names('a').map(({id}) => id)).not.toEqual(names('b').map(({id}) => id))
  })

  it('has ten names, one to refuse, three or four high, two or three limited, on 200 seeds', () => {
    for (let seed = 0; seed < 200; seed++) {
      const {products} = triageEngine.start(facts, `seed-${seed}`)
      const count = (tier: string) => products.filter(({use}) => use.tier === tier).length
      expect(new Set(products.map(({id}) => id)).size).toBe(10)
      expect(count('refuse')).toBe(1)
      expect([3, 4]).toContain(count('high'))
      expect([2, 3]).toContain(count('limited'))
      const listed = products.filter(
        ({area, use}) => area === 'Employment' && ['minimal', 'limited'].includes(use.tier),
      )
      expect(listed.length).toBeGreaterThanOrEqual(3)
    }
  })
})

describe('what the learner sees', () => {
  it('has no tier, ground, reason, gravity or need of a product, and no mark of empty words', () => {
    const view = triageEngine.view(triageEngine.start(facts, 'a'))
    for (const product of view.products)
      expect(Object.keys(product).sort()).toEqual(
        ['affected', 'area', 'decides', 'decision', 'id', 'name', 'purpose', 'reach']
          .concat(['technology', 'undo', 'wrong'])
          .sort(),
      )
    for (const condition of view.conditions)
      expect(Object.keys(condition).sort()).toEqual(['id', 'text'])
  })

  it('gives no verdict before the end, only how many products are decided', () => {
    const state = afterActions('a', [decideOn('a', 0, {tier: 'high'})])
    expect(triageEngine.progress(state).map(({reached}) => reached)).toEqual(Array(5).fill(null))
    expect(triageEngine.progress(state)[0]?.facts).toEqual({decided: 1, of: 10})
  })
})

describe('actions', () => {
  it('keep the last decision on a product and take it away again', () => {
    const state = afterActions('a', [
      decideOn('a', 0, {tier: 'high'}),
      decideOn('a', 0, {tier: 'minimal', basis: 'none'}),
    ])
    expect(triageEngine.view(state).products[0]?.decision).toEqual({
      tier: 'minimal',
      basis: 'none',
      conditions: [],
    })
    const cleared = act(state, {kind: 'clear', product: idAt('a', 0)})
    expect(triageEngine.view(cleared).products[0]?.decision).toBeNull()
  })

  it('are refused for unknown products, grounds and conditions, twice the same, and nothing to clear', () => {
    const state = triageEngine.start(facts, 'a')
    const product = idAt('a', 0)
    const decision: TriageDecision = {tier: 'high', basis: null, conditions: []}
    const faulty: TriageAction[] = [
      {kind: 'decide', product: 'nobody', decision},
      {kind: 'decide', product, decision: {...decision, basis: 'art-99'}},
      {kind: 'decide', product, decision: {...decision, conditions: ['c-99']}},
      {kind: 'decide', product, decision: {...decision, conditions: ['c-1', 'c-1']}},
      {kind: 'clear', product},
    ]
    for (const action of faulty)
      expect(codeOf(() => triageEngine.decide(state, action, tools))).toBe('action-refused')
  })

  it('from a browser are checked: no tier of its own making, no endless list', () => {
    const decision = {tier: 'highest', basis: null, conditions: []}
    const accepts = (action: unknown) => triageEngine.action.safeParse(action).success
    expect(accepts({kind: 'decide', product: 'x', decision})).toBe(false)
    expect(
      accepts({
        kind: 'decide',
        product: 'x',
        decision: {tier: 'high', basis: null, conditions: Array(13).fill('c-1')},
      }),
    ).toBe(false)
    expect(accepts({kind: 'decide', product: 'x', decision: {...decision, tier: 'high'}})).toBe(
      true,
    )
  })
})

describe('judging', () => {
  it('reaches everything for the key itself', () => {
    const judgement = judgeWith((entry) => rightDecision(entry))
    expect(judgement.objectives.map(({id, reached, credit}) => ({id, reached, credit}))).toEqual(
      ['tiers', 'refuse', 'basis', 'conditions', 'proportion'].map((id) => ({
        id,
        reached: true,
        credit: 1,
      })),
    )
  })

  it('reaches nothing when nothing was decided', () => {
    const judgement = judgeWith(() => null)
    expect(judgement.objectives.map(({reached, credit}) => [reached, credit])).toEqual(
      Array(5).fill([false, 0]),
    )
  })

  it('accepts two wrong tiers of ten, not three, and not one that is two tiers too low', () => {
    const wrongTiers = (count: number, tier: 'limited' | 'minimal') => {
      let left = count
      return judgeWith((entry) => {
        const right = rightDecision(entry)
        if (entry.tier !== 'high' || left === 0) return right
        left -= 1
        return {...right, tier}
      })
    }
    expect(reached(wrongTiers(2, 'limited'), 'tiers')).toBe(true)
    expect(reached(wrongTiers(3, 'limited'), 'tiers')).toBe(false)
    expect(reached(wrongTiers(1, 'minimal'), 'tiers')).toBe(false)
  })

  it('does not accept a condition in place of a refusal, nor a second refusal', () => {
    const conditioned = judgeWith((entry) =>
      entry.tier === 'refuse'
        ? {tier: 'high', basis: 'annex-3', conditions: ['c-1', 'c-2']}
        : rightDecision(entry),
    )
    expect(reached(conditioned, 'refuse')).toBe(false)
    let second = true
    const twice = judgeWith((entry) => {
      if (entry.tier === 'high' && second) {
        second = false
        return {tier: 'refuse', basis: 'art-5', conditions: []}
      }
      return rightDecision(entry)
    })
    expect(reached(twice, 'refuse')).toBe(false)
  })

  it('fails conditions for one empty word, for too few and for all of them', () => {
    const withConditions = (conditions: (right: readonly string[]) => readonly string[]) =>
      judgeWith((entry) => {
        const right = rightDecision(entry)
        return right.tier === 'refuse'
          ? right
          : {...right, conditions: [...conditions(right.conditions)]}
      })
    expect(
      reached(
        withConditions((right) => [...right, 'c-3']),
        'conditions',
      ),
    ).toBe(false)
    expect(
      reached(
        withConditions(() => ['c-1', 'c-2', 'c-4']),
        'conditions',
      ),
    ).toBe(false)
    expect(
      reached(
        withConditions(() => ['c-4']),
        'conditions',
      ),
    ).toBe(false)
  })

  it('lets one product stand too high and not two', () => {
    const raised = (count: number) => {
      let left = count
      return judgeWith((entry) => {
        const right = rightDecision(entry)
        if (entry.tier !== 'minimal' || left === 0) return right
        left -= 1
        return {...right, tier: 'limited'}
      })
    }
    expect(reached(raised(1), 'proportion')).toBe(true)
    expect(reached(raised(2), 'proportion')).toBe(false)
  })

  it('gives credit between 0 and 1 for whatever was decided, and full credit only where reached', () => {
    const decision = fc.record({
      tier: fc.constantFrom(...tierOrder),
      basis: fc.constantFrom(null, 'none', 'art-50', 'annex-3', 'art-5'),
      conditions: fc.uniqueArray(fc.constantFrom('c-1', 'c-2', 'c-3', 'c-4')),
    })
    fc.assert(
      fc.property(fc.array(fc.option(decision), {minLength: 10, maxLength: 10}), (decisions) => {
        let index = 0
        const judgement = judgeWith(() => decisions[index++] ?? null)
        for (const objective of judgement.objectives) {
          expect(objective.credit).toBeGreaterThanOrEqual(0)
          expect(objective.credit === 1).toBe(objective.reached)
          expect(objective.credit).toBeLessThanOrEqual(1)
        }
      }),
    )
  })
})

describe('a scenario', () => {
  const faultOf = (scenario: unknown) => {
    const parsed = triageEngine.facts.safeParse(scenario)
    return parsed.success ? null : (parsed.error.issues[0]?.message ?? '')
  }
  it('is accepted as built', () => expect(faultOf(facts)).toBeNull())
  it('is refused with one use to a name, an unknown ground or a need that no condition meets', () => {
    expect(faultOf(buildTriageFacts(() => ['high', 'high']))).toContain('two cases of one tier')
    const [first] = facts.products
    const changed = (change: object) => ({
      ...facts,
      products: [
        {...first, cases: first?.cases.map((each) => ({...each, ...change}))},
        ...facts.products.slice(1),
      ],
    })
    expect(faultOf(changed({bases: ['art-99']}))).toBe('unknown basis: art-99')
    expect(faultOf(changed({needs: ['luck']}))).toBe('no testable condition for mode: luck')
  })
  it('is refused with too few names for a tier', () =>
    expect(faultOf(buildTriageFacts(() => ['high', 'minimal']))).toContain('fewer than'))
})

function idAt(seed: string, index: number): string {
  const product = triageEngine.view(triageEngine.start(facts, seed)).products[index]
  if (product === undefined) throw new Error(`no product at ${index}`)
  return product.id
}

function decideOn(seed: string, index: number, given: Partial<TriageDecision>): TriageAction {
  const decision = {tier: 'minimal', basis: null, conditions: [], ...given} as const
  return {kind: 'decide', product: idAt(seed, index), decision}
}

function act(state: TriagePortfolio, action: TriageAction): TriagePortfolio {
  return triageEngine.apply(state, {action, result: triageEngine.decide(state, action, tools)})
}

function afterActions(seed: string, actions: readonly TriageAction[]): TriagePortfolio {
  return actions.reduce(act, triageEngine.start(facts, seed))
}

/** Judges a day whose decisions are made from the key. */
function judgeWith(decide: (entry: TriageKeyEntry) => TriageDecision | null): Judgement {
  const start = triageEngine.start(facts, 'judged')
  const state = keyOf(triageEngine.judge(start, tools)).reduce((before, entry) => {
    const decision = decide(entry)
    return decision === null
      ? before
      : act(before, {kind: 'decide', product: entry.product, decision})
  }, start)
  return triageEngine.judge(state, tools)
}

function keyOf(judgement: Judgement): readonly TriageKeyEntry[] {
  const products = judgement.objectives.find(({id}) => id === 'tiers')?.facts?.['products']
  return products as unknown as readonly TriageKeyEntry[] // the fact that judging puts there
}

function rightDecision({tier, bases, conditionsNeeded, fitting}: TriageKeyEntry): TriageDecision {
  return {tier, basis: bases[0] ?? null, conditions: fitting.slice(0, conditionsNeeded)}
}

function reached(judgement: Judgement, id: string): boolean | undefined {
  return judgement.objectives.find((objective) => objective.id === id)?.reached
}

function codeOf(act: () => unknown): string {
  try {
    act()
  } catch (thrown) {
    if (isAirworthyError(thrown)) return thrown.code
    throw thrown
  }
  return 'none'
}

import type {Json} from '@airworthy/kernel'
import type {Judgement} from '../core/engine.ts'
import {productsADay, type DrawnProduct} from './draw.ts'
import {tierOrder, type TriageFacts} from './facts.ts'
import {harmOf} from './harm.ts'
import type {TierId, TriageDecision, TriageKeyEntry} from './view.ts'

/** What is judged: the products drawn and what was decided on them, by product. */
export interface TriagePortfolio {
  readonly facts: TriageFacts
  readonly products: readonly DrawnProduct[]
  readonly decisions: ReadonlyMap<string, TriageDecision>
}

/** Thresholds of the objectives, in products of ten. */
const least = {tiers: 8, basis: 7, conditions: 7} as const
/** Products that may stand above their tier; a second one is the price of calling much high. */
const mostTooHigh = 1

/** Judges a portfolio against the key: tiers, the refusal, grounds, conditions and proportion. */
export function judgePortfolio(portfolio: TriagePortfolio): Judgement {
  const entries = portfolio.products.map((product) => keyEntry(product, portfolio))
  const right = entries.filter((entry) => entry.tierRight).length
  const twoTooLow = entries.filter((entry) => stepsAbove(entry) <= -2).map(({product}) => product)
  const tooHigh = entries.filter((entry) => stepsAbove(entry) >= 1).map(({product}) => product)
  const grounded = entries.filter((entry) => entry.basisRight).length
  const conditioned = entries.filter((entry) => entry.conditionsRight).length
  const empty = emptyWords(portfolio)
  const refused = entries.filter(({given}) => given?.tier === 'refuse')
  const refusedRightly = refused.some(({tier}) => tier === 'refuse')
  const decided = entries.filter(({given}) => given !== null).length
  const decidedShare = decided / productsADay
  return {
    objectives: [
      {
        id: 'tiers',
        ...judged(right >= least.tiers && twoTooLow.length === 0, right / productsADay),
        value: {value: right / productsADay, n: productsADay},
        facts: {twoTooLow, products: entries as unknown as Json}, // entries are plain data
      },
      {
        id: 'refuse',
        ...judged(refusedRightly && refused.length === 1, refusedRightly ? 0.5 : 0),
        value: {value: refused.length},
        facts: {refused: refused.map(({product}) => product)},
      },
      {
        id: 'basis',
        ...judged(grounded >= least.basis, grounded / productsADay),
        value: {value: grounded / productsADay, n: productsADay},
      },
      {
        id: 'conditions',
        ...judged(
          conditioned >= least.conditions && empty === 0,
          empty === 0 ? conditioned / productsADay : 0,
        ),
        value: {value: conditioned / productsADay, n: productsADay},
        facts: {emptyWords: empty},
      },
      {
        id: 'proportion',
        ...judged(
          tooHigh.length <= mostTooHigh && decided === productsADay,
          decidedShare * (1 - tooHigh.length / productsADay),
        ),
        ...(decided > 0 && {value: {value: tooHigh.length / decided, n: decided}}),
        facts: {tooHigh},
      },
    ],
  }
}

/** A predicate that holds earns everything; one that fails earns half of the share that was right. */
function judged(reached: boolean, share: number): {reached: boolean; credit: number} {
  return {reached, credit: reached ? 1 : Math.round(share * 50) / 100}
}

function keyEntry(product: DrawnProduct, {facts, decisions}: TriagePortfolio): TriageKeyEntry {
  const given = decisions.get(product.id) ?? null
  const {conditions, ...harm} = harmOf(product, facts.rule)
  const {tier, bases, why} = product.use
  const tierRight = given?.tier === tier
  return {
    product: product.id,
    given,
    tier,
    bases,
    harm,
    conditionsNeeded: conditions,
    fitting: fittingConditions(product, facts),
    tierRight,
    basisRight: tierRight && given.basis !== null && bases.includes(given.basis),
    conditionsRight: given !== null && conditionsFit(given, {product, facts, needed: conditions}),
    why,
  }
}

/** Testable conditions that meet a failure of this product; those that it needs stand first. */
function fittingConditions({use}: DrawnProduct, facts: TriageFacts): readonly string[] {
  if (use.tier === 'refuse') return []
  const testable = facts.conditions.filter((condition) => condition.testable)
  return [
    ...testable.filter(({mode}) => use.needs.includes(mode)),
    ...testable.filter(({mode}) => use.also.includes(mode)),
  ].map(({id}) => id)
}

/**
 * Whether the conditions fit: enough for the harm and at most one more, each testable and about a
 * failure that this product can have, at least one about what it needs first. A refused release has
 * none, and a release that must be refused cannot be repaired by any.
 */
function conditionsFit(
  given: TriageDecision,
  {product, facts, needed}: {product: DrawnProduct; facts: TriageFacts; needed: number},
): boolean {
  if (product.use.tier === 'refuse') return given.tier === 'refuse' && given.conditions.length === 0
  if (given.tier === 'refuse') return false
  const chosen = facts.conditions.filter(({id}) => given.conditions.includes(id))
  const fitting = fittingConditions(product, facts)
  const all = chosen.every(({id}) => fitting.includes(id))
  const meetsNeed = needed === 0 || chosen.some(({mode}) => product.use.needs.includes(mode))
  return all && meetsNeed && chosen.length >= needed && chosen.length <= needed + 1
}

function emptyWords({facts, decisions}: TriagePortfolio): number {
  const words = new Set(facts.conditions.filter(({testable}) => !testable).map(({id}) => id))
  return [...decisions.values()].flatMap(({conditions}) => conditions).filter((id) => words.has(id))
    .length
}

/** Tiers by which the decision stands above the key; 0 where nothing was decided. */
function stepsAbove({given, tier}: {given: TriageDecision | null; tier: TierId}): number {
  return given === null ? 0 : tierOrder.indexOf(given.tier) - tierOrder.indexOf(tier)
}

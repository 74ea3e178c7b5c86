import {readFileSync} from 'node:fs'
import {triageFactsSchema, type TriageFacts} from '@airworthy/range'
import type {ProductView, TriageAction, TriageDecision, TriageView} from '@airworthy/range/views'
import {parse} from 'yaml'
import type {ExerciseSolutions, Solution} from '../../src/exercises/solution.ts'

type Decide = (product: ProductView, view: TriageView) => TriageDecision | null
type Use = TriageFacts['products'][number]['cases'][number]

const facts = triageFactsSchema.parse(
  parse(readFileSync(new URL('scenario.yaml', import.meta.url), 'utf8')),
)

/** Solutions of `triage-day`; the reference tiers by the use, each other one by a belief. */
export const solutions: ExerciseSolutions<TriageView, TriageAction> = {
  reference: decidingEach(rightDecision),
  wrong: {
    unchanged: () => null,
    'everything-high': decidingEach(() => plain('high', 'art-9')),
    'everything-minimal': decidingEach(() => plain('minimal', 'none')),
    'tier-by-technology': decidingEach((product, view) => ({
      ...rightDecision(product, view),
      tier: /model on|vision|language|neural|recognition|generator|synthesis/iu.test(
        product.technology,
      )
        ? 'high'
        : 'minimal',
    })),
    'tier-by-area': decidingEach((product, view) => ({
      ...rightDecision(product, view),
      tier: facts.listedAreas.includes(product.area) ? 'high' : 'minimal',
    })),
    'conditions-instead-of-refusal': decidingEach((product, view) => {
      const right = rightDecision(product, view)
      return right.tier === 'refuse'
        ? {tier: 'high', basis: right.basis, conditions: testable().slice(0, 3)}
        : right
    }),
    'empty-words': decidingEach((product, view) => {
      const right = rightDecision(product, view)
      return {...right, conditions: right.conditions.map((id) => emptyTwinOf(id))}
    }),
    'every-condition': decidingEach((product, view) => {
      const right = rightDecision(product, view)
      return right.tier === 'refuse' ? right : {...right, conditions: testable()}
    }),
    'learned-by-name': decidingEach((product) => {
      const other = usesOf(product).find((use) => use.purpose !== product.purpose)
      return other === undefined ? null : decisionFor(other, product)
    }),
    'refuse-everything': decidingEach(() => plain('refuse', 'art-5-1-a')),
  },
}

function decidingEach(decide: Decide): Solution<TriageView, TriageAction> {
  return function solution(view, step) {
    const product = view.products[step]
    const decision = product === undefined ? null : decide(product, view)
    return product === undefined || decision === null
      ? null
      : {kind: 'decide', product: product.id, decision}
  }
}

function rightDecision(product: ProductView, _view: TriageView): TriageDecision {
  const use = usesOf(product).find(({purpose}) => purpose === product.purpose)
  if (use === undefined) throw new Error(`no use with the purpose of ${product.id}`)
  return decisionFor(use, product)
}

function decisionFor(use: Use, {reach}: ProductView): TriageDecision {
  const {rule} = facts
  const score = use.gravity + (reach >= rule.reachFrom ? 1 : 0) + (use.lasting ? 1 : 0)
  const needed = rule.needed.findLast(({fromScore}) => score >= fromScore)?.conditions ?? 0
  const modes = [...use.needs, ...use.also]
  const conditions = use.tier === 'refuse' ? [] : modes.slice(0, needed).map(conditionOf)
  return {tier: use.tier, basis: use.bases[0] ?? null, conditions}
}

function usesOf(product: ProductView): readonly Use[] {
  return facts.products.find(({id}) => id === product.id)?.cases ?? []
}

function plain(tier: TriageDecision['tier'], basis: string): TriageDecision {
  return {tier, basis, conditions: []}
}

function testable(): string[] {
  return facts.conditions.filter((condition) => condition.testable).map(({id}) => id)
}

function conditionOf(mode: string): string {
  const condition = facts.conditions.find((each) => each.testable && each.mode === mode)
  if (condition === undefined) throw new Error(`no testable condition for ${mode}`)
  return condition.id
}

function emptyTwinOf(id: string): string {
  const mode = facts.conditions.find((condition) => condition.id === id)?.mode
  const twin = facts.conditions.find((each) => !each.testable && each.mode === mode)
  return twin?.id ?? id
}

import type {
  ProductView,
  TierView,
  TriageDecision,
  TriageKeyEntry,
  TriageView,
} from '@airworthy/range/views'
import type {PaneAttempt} from '../pane.ts'

/** A portfolio as it stands: what was decided and what is missing, no verdict. */
export interface Portfolio {
  readonly decided: number
  readonly undecided: readonly ProductView[]
  /** Every tier with the products placed in it. */
  readonly byTier: readonly {readonly tier: TierView; readonly products: readonly ProductView[]}[]
  /** Products with a tier and no ground. */
  readonly withoutGround: readonly ProductView[]
  /** Products to be released with no condition. */
  readonly withoutCondition: readonly ProductView[]
}

/** Counts what was decided on the products of a day. */
export function portfolioOf(view: TriageView): Portfolio {
  const decided = view.products.filter(({decision}) => decision !== null)
  const where = (holds: (decision: TriageDecision) => boolean) =>
    decided.filter(({decision}) => decision !== null && holds(decision))
  return {
    decided: decided.length,
    undecided: view.products.filter(({decision}) => decision === null),
    byTier: view.tiers.map((tier) => ({
      tier,
      products: where((decision) => decision.tier === tier.id),
    })),
    withoutGround: where(({basis}) => basis === null),
    withoutCondition: where(({tier, conditions}) => tier !== 'refuse' && conditions.length === 0),
  }
}

/** The key of every product once the attempt is judged; empty before that. */
export function keyOf({objectives}: Pick<PaneAttempt, 'objectives'>): readonly TriageKeyEntry[] {
  const facts: {readonly [name: string]: unknown} | undefined = objectives.find(
    ({id}) => id === 'tiers',
  )?.facts
  const products = facts?.['products']
  // The engine puts its key entries there when it judges, and nothing else by that name.
  return Array.isArray(products) ? (products as readonly TriageKeyEntry[]) : []
}

/** Whether two decisions are the same, conditions in whatever order. */
export function sameDecision(one: TriageDecision, other: TriageDecision): boolean {
  return (
    one.tier === other.tier &&
    one.basis === other.basis &&
    one.conditions.length === other.conditions.length &&
    one.conditions.every((id) => other.conditions.includes(id))
  )
}

/** The next product without a decision after one, going round; undefined where none is left. */
export function nextUndecided(view: TriageView, after: string): ProductView | undefined {
  const at = view.products.findIndex(({id}) => id === after)
  const round = [...view.products.slice(at + 1), ...view.products.slice(0, Math.max(0, at))]
  return round.find(({decision}) => decision === null)
}

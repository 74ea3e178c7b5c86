/** The tiers of the house, in rising order of what a release needs. */
export type TierId = 'minimal' | 'limited' | 'high' | 'refuse'

/** A tier as the learner reads it. */
export interface TierView {
  readonly id: TierId
  readonly name: string
  /** Which part of Regulation (EU) 2024/1689 it maps to. */
  readonly law: string
  /** What the tier asks of a release. */
  readonly asks: string
}

/** A provision on which a tier can be said to rest; some are never a ground for a tier. */
export interface BasisView {
  readonly id: string
  readonly group: string
  readonly name: string
}

/** A condition that can be attached to a release. */
export interface ConditionView {
  readonly id: string
  readonly text: string
}

/** The house's rule for harm, from which the number of conditions follows. */
export interface HarmRuleView {
  readonly text: string
  /** What each point of gravity stands for, from 0 upwards. */
  readonly gravity: readonly string[]
  /** People a year from which on reach adds one point. */
  readonly reachFrom: number
  /** Days beyond which an error that is not undone adds one point. */
  readonly undoneWithinDays: number
  /** How many conditions a score needs, from the lowest score on. */
  readonly needed: readonly {readonly fromScore: number; readonly conditions: number}[]
}

/** What the learner decided on one product. */
export interface TriageDecision {
  readonly tier: TierId
  /** Id of a basis, or null while none is chosen. */
  readonly basis: string | null
  readonly conditions: readonly string[]
}

/** One product that waits for a decision, with what was decided so far. */
export interface ProductView {
  readonly id: string
  readonly name: string
  readonly area: string
  readonly technology: string
  readonly purpose: string
  readonly affected: string
  readonly decides: string
  readonly wrong: string
  readonly undo: string
  /** People whom it meets in a year. */
  readonly reach: number
  readonly decision: TriageDecision | null
}

/** Everything that the pane of `triage-day` shows; the key is not in it. */
export interface TriageView {
  readonly tiers: readonly TierView[]
  readonly bases: readonly BasisView[]
  readonly conditions: readonly ConditionView[]
  readonly rule: HarmRuleView
  readonly products: readonly ProductView[]
}

/** What a learner can do: decide on a product (again), or take its decision away. */
export type TriageAction =
  | {readonly kind: 'decide'; readonly product: string; readonly decision: TriageDecision}
  | {readonly kind: 'clear'; readonly product: string}

/**
 * One product's key beside the decision, as the fact `products` of the objective `tiers` once the
 * attempt is finished; before that it never leaves the server.
 */
export interface TriageKeyEntry {
  readonly product: string
  readonly given: TriageDecision | null
  readonly tier: TierId
  readonly bases: readonly string[]
  readonly harm: {
    readonly score: number
    readonly gravity: number
    readonly reach: number
    readonly undo: number
  }
  readonly conditionsNeeded: number
  /** Ids of conditions that fit, the ones of which at least one is needed first. */
  readonly fitting: readonly string[]
  readonly tierRight: boolean
  readonly basisRight: boolean
  readonly conditionsRight: boolean
  readonly why: string
}

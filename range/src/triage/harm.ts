import type {DrawnProduct} from './draw.ts'
import type {TriageFacts} from './facts.ts'

/** The harm of a product by the house's rule, in points, and the conditions that it needs. */
export interface Harm {
  /** Gravity (0 to 3) + reach (0 or 1) + undo (0 or 1). */
  readonly score: number
  readonly gravity: number
  readonly reach: number
  readonly undo: number
  /** How many conditions a release needs; 0 for one that is refused. */
  readonly conditions: number
}

/** Scores a product by gravity first, then by reach and by whether an error can be undone in time. */
export function harmOf(product: DrawnProduct, rule: TriageFacts['rule']): Harm {
  const {gravity, lasting, tier} = product.use
  const reach = product.reach >= rule.reachFrom ? 1 : 0
  const undo = lasting ? 1 : 0
  const score = gravity + reach + undo
  const met = rule.needed.filter(({fromScore}) => score >= fromScore)
  const conditions = tier === 'refuse' ? 0 : Math.max(0, ...met.map((each) => each.conditions))
  return {score, gravity, reach, undo, conditions}
}

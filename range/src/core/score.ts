import type {Judgement} from './engine.ts'

/** What an exercise's file says about scoring. */
export interface Scoring {
  /** Every objective with its share of the score; the weights sum to 1. */
  readonly objectives: readonly {
    readonly id: string
    readonly weight: number
    readonly required: boolean
  }[]
  /** What each hint that was shown takes, in percent of the whole. */
  readonly hintPrices: readonly number[]
}

/** What an attempt is worth. */
export interface Score {
  /** 0 to 1: the weighted credit less the price of hints. */
  readonly score: number
  /** Whether every required objective was reached, whatever the score. */
  readonly passed: boolean
  /** The graded response that counts on the ability scale: 2 passed at 0.8 or more, 1 from 0.5. */
  readonly category: 0 | 1 | 2
  /** What the hints took, 0 to 1. */
  readonly hintCost: number
}

/** The score of a judged attempt; an objective that the judgement does not name earns nothing. */
export function scoreOf(judgement: Judgement, {objectives, hintPrices}: Scoring): Score {
  const judged = new Map(judgement.objectives.map((objective) => [objective.id, objective]))
  const earned = objectives.reduce(
    (sum, {id, weight}) => sum + weight * (judged.get(id)?.credit ?? 0),
    0,
  )
  const hintCost = hintPrices.reduce((sum, price) => sum + price, 0) / 100
  const score = rounded(Math.min(1, Math.max(0, earned - hintCost)))
  const passed = objectives.every(({id, required}) => !required || judged.get(id)?.reached === true)
  return {score, passed, category: passed && score >= 0.8 ? 2 : score >= 0.5 ? 1 : 0, hintCost}
}

/** Sums of weights such as 0.1 + 0.2 must not fall short of a threshold by a rounding error. */
function rounded(value: number): number {
  return Math.round(value * 1e9) / 1e9
}

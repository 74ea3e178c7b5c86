import {chanceGap} from '@airworthy/fairness'
import {neededTrials} from '@airworthy/statistics'

/** What chance does to groups that are all alike; shares 0 to 1. */
export interface ChanceShares {
  /** Expected gap between the highest and the lowest rate. */
  readonly gap: number
  /** Chance that at least one group differs from the rest at the 5 % level, taken as independent. */
  readonly falseAlarm: number
  /** People each of two groups needs to find a true gap of `goal`, power 0.8, by Bonferroni. */
  readonly needed: number
}

/** The gap, the false alarm and the size needed, for `groups` groups of `size` with one true rate. */
export function chanceShares({
  groups,
  size,
  rate,
  goal,
}: {
  groups: number
  size: number
  rate: number
  goal: number
}): ChanceShares {
  // Of two groups the one differs from the rest as the other does.
  const comparisons = groups === 2 ? 1 : groups
  const alike = Array.from({length: groups}, () => ({successes: rate * size, trials: size}))
  const other = rate < 0.5 ? rate + goal : rate - goal
  return {
    gap: chanceGap(alike).expectedGap,
    falseAlarm: 1 - 0.95 ** comparisons,
    needed: Math.ceil(
      neededTrials({first: rate, second: other}, {alpha: 0.05 / comparisons, power: 0.8}),
    ),
  }
}

import type {Random} from '@airworthy/kernel'
import {sampleNormal} from '@airworthy/statistics'
import type {ThresholdFacts} from './facts.ts'
import type {ScoredGroup} from './view.ts'

/** Number of steps of the score, each 0.01 wide. */
export const steps = 100

/**
 * Draws applicants whose score is calibrated by construction: the probability of default has a
 * normal logit in each group, the score is that probability cut to whole hundredths, and chance
 * decides. What differs between the groups is how many would default, not what a score means.
 */
export function drawApplicants(
  facts: ThresholdFacts,
  {
    random,
    applicants,
    shift,
  }: {random: Random; applicants: number; shift: Readonly<Record<string, number>>},
): ScoredGroup[] {
  return facts.groups.map(({id, share, mean, spread}) => {
    const count = Math.round(share * applicants)
    const repaid = Array.from({length: steps}, () => 0)
    const defaulted = Array.from({length: steps}, () => 0)
    for (let each = 0; each < count; each++) {
      const logit = mean + (shift[id] ?? 0) + spread * sampleNormal(random)
      const probability = 1 / (1 + Math.exp(-logit))
      const step = Math.min(steps - 1, Math.floor(probability * steps))
      const outcomes = random.next() < probability ? defaulted : repaid
      outcomes[step] = (outcomes[step] ?? 0) + 1
    }
    return {group: id, applicants: count, repaid, defaulted}
  })
}

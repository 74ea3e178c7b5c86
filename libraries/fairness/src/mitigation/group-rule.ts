import type {GroupName} from '../groupings.ts'
import type {Threshold} from './roc-hull.ts'

/** How people of one group are selected: by a threshold that is drawn, or now and then by chance alone. */
export interface GroupRule {
  readonly group: GroupName
  /** Thresholds and how often each is used; shares sum to 1. One step is no chance at all. */
  readonly steps: readonly {readonly share: number; readonly threshold: Threshold}[]
  /** How often the score is ignored, and how often a person is then selected. */
  readonly ignoring: {readonly share: number; readonly rate: number}
}

/** The probability that a person with this score is selected. */
export function selectionProbability({steps, ignoring}: GroupRule, score: number): number {
  let probability = 0
  for (const {share, threshold} of steps) if (isSelected(threshold, score)) probability += share
  return ignoring.share * ignoring.rate + (1 - ignoring.share) * Math.min(1, probability)
}

/** Whether the same person may be decided on differently from draw to draw. */
export function usesChance({steps, ignoring}: GroupRule): boolean {
  const drawn = steps.filter(({share}) => share > 0).length > 1
  return drawn || (ignoring.share > 0 && ignoring.rate > 0 && ignoring.rate < 1)
}

/** Whether a threshold lets this score through. */
export function isSelected(threshold: Threshold, score: number): boolean {
  return threshold === 'all' || (threshold !== 'none' && score >= threshold)
}

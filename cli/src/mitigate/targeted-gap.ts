import type {MitigationEffect} from '@airworthy/fairness'
import type {MitigationParameters} from './mitigate-request.ts'

/** The gap that a mitigation is meant to narrow, before and after. */
export interface TargetedGap {
  /** As people read it: `gap of selection rates`. */
  readonly name: string
  readonly before: number | null
  readonly after: number | null
}

/** The widest gap between groups in what the method makes alike; null where nothing was fitted. */
export function targetedGap(
  {effect}: {readonly effect: MitigationEffect | null},
  parameters: MitigationParameters,
): TargetedGap | null {
  if (effect === null) return null
  const {before, after} = effect.disparities
  const constraint =
    parameters.method === 'reweighing' ? 'demographic-parity' : parameters.constraint
  switch (constraint) {
    case 'demographic-parity':
      return {
        name: 'gap of selection rates',
        before: before.demographicParity.difference,
        after: after.demographicParity.difference,
      }
    case 'equal-opportunity':
      return {
        name: 'gap of true positive rates',
        before: before.equalOpportunity.difference,
        after: after.equalOpportunity.difference,
      }
    case 'equalized-odds':
      return {
        name: 'wider of the gaps of true and false positive rates',
        before: before.equalizedOdds.difference,
        after: after.equalizedOdds.difference,
      }
    case 'false-positive-parity':
      return {
        name: 'gap of false positive rates',
        before: falsePositiveGap(effect, 'before'),
        after: falsePositiveGap(effect, 'after'),
      }
  }
}

function falsePositiveGap({groups}: MitigationEffect, when: 'before' | 'after'): number | null {
  const rates = groups.flatMap((group) => {
    const {falsePositive, trueNegative} = group[when]
    const negatives = falsePositive + trueNegative
    return negatives > 0 ? [falsePositive / negatives] : []
  })
  return rates.length < 2 ? null : Math.max(...rates) - Math.min(...rates)
}

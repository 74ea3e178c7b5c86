import {information, type ItemModel} from './models.ts'

/** One point of a test's information curve. */
export interface InformationPoint {
  readonly theta: number
  /** Per squared logit, summed over the items. */
  readonly information: number
  /** 1/√information; Infinity where the items say nothing. */
  readonly standardError: number
}

/** What a set of items can say at each ability: Fisher information and the standard error that it allows. */
export function informationCurve(
  models: readonly ItemModel[],
  {from = -4, to = 4, step = 0.1}: {from?: number; to?: number; step?: number} = {},
): InformationPoint[] {
  const count = Math.round((to - from) / step) + 1
  return Array.from({length: count}, (_, place) => {
    const theta = from + place * step
    const sum = models.reduce((total, model) => total + information(model, theta), 0)
    return {theta, information: sum, standardError: 1 / Math.sqrt(sum)}
  })
}

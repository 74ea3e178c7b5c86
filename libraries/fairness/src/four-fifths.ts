import type {Disparity} from './disparities.ts'

/** Whether a selection rate is below four fifths of the highest, as far as the data can say. */
export interface FourFifths {
  /** Lowest / highest selection rate of the judged groups. */
  readonly ratio: number | null
  readonly low: number | null
  readonly high: number | null
  /** `not-judged` where the interval holds 0.8. */
  readonly verdict: 'below' | 'at-least' | 'not-judged'
}

/**
 * The four-fifths rule of the Uniform Guidelines on Employee Selection Procedures (29 CFR 1607.4 D)
 * on a disparity of selection rates, judged by the interval of the ratio and not by its value. Null
 * for a disparity of another metric.
 */
export function fourFifths({metric, ratio, ratioLow, ratioHigh}: Disparity): FourFifths | null {
  if (metric !== 'selectionRate') return null
  return {
    ratio,
    low: ratioLow,
    high: ratioHigh,
    verdict:
      ratioHigh !== null && ratioHigh < 0.8
        ? 'below'
        : ratioLow !== null && ratioLow >= 0.8
          ? 'at-least'
          : 'not-judged',
  }
}

import {sequentialDecision, type SequentialDecision} from './likelihood-ratio-test.ts'
import {informationOfCurves, type CategoryCurves} from './models.ts'
import type {SequentialRule} from './session-events.ts'
import type {Verdict} from './session-state.ts'

/** An item as a sequential test at one cut sees it. */
export interface ItemAtCut {
  /** The Fisher information at the cut. */
  readonly information: number
  /** By score: the logarithm of its probability at cut + delta less that at cut − delta. */
  readonly logRatios: readonly number[]
}

/**
 * What an item tells about a cut. Its curves are averaged over what its parameters may be, so that
 * an item known only by guess moves the test less than one that was calibrated.
 */
export function itemAtCut(
  curves: (theta: number) => CategoryCurves,
  {cut, rule: {delta}}: {cut: number; rule: SequentialRule},
): ItemAtCut {
  const above = curves(cut + delta).probabilities
  const below = curves(cut - delta).probabilities
  return {
    information: informationOfCurves(curves(cut)),
    logRatios: above.map((probability, score) => Math.log(probability / (below[score] ?? NaN))),
  }
}

const verdicts: Readonly<Record<SequentialDecision, Verdict>> = {
  pass: 'meets',
  fail: 'gap',
  continue: 'not-judged',
}

/** The verdict of a sequential test after answers with these log-likelihood ratios. */
export function sequentialVerdict(
  logRatios: readonly number[],
  {alpha, beta}: SequentialRule,
): Verdict {
  const logRatio = logRatios.reduce((sum, one) => sum + one, 0)
  return verdicts[sequentialDecision(logRatio, {alpha, beta}).decision]
}

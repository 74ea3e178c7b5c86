import {AirworthyError} from '@airworthy/kernel'
import {logLikelihood, type ScoredResponse} from './ability.ts'

/** What a sequential test says so far: above the cut, below it, or that more answers are needed. */
export type SequentialDecision = 'pass' | 'fail' | 'continue'

/** The log-likelihood ratio of a sequential test, with Wald's bounds for it. */
export interface SequentialTest {
  readonly logRatio: number
  readonly lower: number
  readonly upper: number
  readonly decision: SequentialDecision
}

/**
 * Wald's sequential probability ratio test of an ability against a cut (Reckase 1983): the
 * likelihood of the answers at `cut + delta` against that at `cut − delta`, in logits. `alpha` bounds
 * the share of people at the lower point who pass, `beta` of those at the upper who fail. Without
 * answers it goes on. Throws `sequential-test`, `score-out-of-range`.
 */
export function sequentialTest(
  responses: readonly ScoredResponse[],
  {
    cut,
    delta = 0.25,
    alpha = 0.05,
    beta = 0.05,
  }: {cut: number; delta?: number; alpha?: number; beta?: number},
): SequentialTest {
  if (!(delta > 0)) throw refused(`delta must be positive: ${delta}`)
  const logRatio = logLikelihood(responses, cut + delta) - logLikelihood(responses, cut - delta)
  return sequentialDecision(logRatio, {alpha, beta})
}

/**
 * What a log-likelihood ratio says against Wald's bounds: for answers whose likelihood comes from
 * elsewhere, such as curves under uncertainty. Throws `sequential-test`.
 */
export function sequentialDecision(
  logRatio: number,
  {alpha, beta}: {alpha: number; beta: number},
): SequentialTest {
  if (!(alpha > 0 && beta > 0 && alpha + beta < 1)) {
    throw refused(`alpha and beta must be positive and below 1 together: ${alpha}, ${beta}`)
  }
  const upper = Math.log((1 - beta) / alpha)
  const lower = Math.log(beta / (1 - alpha))
  const decision = logRatio >= upper ? 'pass' : logRatio <= lower ? 'fail' : 'continue'
  return {logRatio, lower, upper, decision}
}

function refused(message: string): AirworthyError {
  return new AirworthyError('sequential-test', `sequential test: ${message}`)
}

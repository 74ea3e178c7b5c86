import {wilsonInterval} from '@airworthy/statistics'

/** A share with its interval, held against the largest share allowed. */
export interface JudgedShare {
  readonly share: number
  readonly low: number
  readonly high: number
  readonly outcome: 'pass' | 'breach' | 'not-judged'
}

/**
 * The share of successes with its 95 % Wilson interval: it passes where the whole interval lies at or
 * below the limit, breaches where it lies above, and is not judged where it holds the limit.
 */
export function judgedShare(
  {successes, trials}: {successes: number; trials: number},
  limit: number,
): JudgedShare {
  const {low, high} = wilsonInterval({successes, trials})
  const outcome = high <= limit ? 'pass' : low > limit ? 'breach' : 'not-judged'
  return {share: successes / trials, low, high, outcome}
}

import type {Limits} from './policy-file.ts'

/** An estimate with its interval; null ends mean that there is no interval. */
export interface Estimate {
  readonly value: number | null
  readonly low: number | null
  readonly high: number | null
}

/**
 * Holds an estimate against limits: within when its whole interval is, beyond when its whole
 * interval is beyond one of them. An interval that crosses a limit, or none, judges nothing.
 */
export function judgeLimits(
  {value, low, high}: Estimate,
  {min, max}: Limits,
): 'within' | 'beyond' | 'not-judged' {
  if (value === null || low === null || high === null) return 'not-judged'
  if ((max !== undefined && low > max) || (min !== undefined && high < min)) return 'beyond'
  const within = (max === undefined || high <= max) && (min === undefined || low >= min)
  return within ? 'within' : 'not-judged'
}

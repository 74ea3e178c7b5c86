import {betaQuantile} from './incomplete-beta.ts'
import {criticalValue} from './normal.ts'
import type {Count, Interval} from './proportion-intervals.ts'

/**
 * The exact interval of a proportion (Clopper and Pearson 1934): its coverage is never below the
 * confidence, often well above. [0, 1] without a trial.
 */
export function clopperPearsonInterval({successes, trials}: Count, confidence = 0.95): Interval {
  const tail = (1 - confidence) / 2
  const failures = trials - successes
  return {
    low: successes === 0 ? 0 : betaQuantile(tail, {alpha: successes, beta: failures + 1}),
    high: failures === 0 ? 1 : betaQuantile(1 - tail, {alpha: successes + 1, beta: failures}),
  }
}

/** The interval between two quantiles of the posterior after Jeffreys' prior Beta(½, ½). */
export function jeffreysInterval({successes, trials}: Count, confidence = 0.95): Interval {
  const tail = (1 - confidence) / 2
  const shapes = {alpha: successes + 0.5, beta: trials - successes + 0.5}
  return {low: betaQuantile(tail, shapes), high: betaQuantile(1 - tail, shapes)}
}

/** Wald's interval about Wilson's centre (Agresti and Coull 1998), within [0, 1]. */
export function agrestiCoullInterval({successes, trials}: Count, confidence = 0.95): Interval {
  const square = criticalValue(confidence) ** 2
  return waldInterval({successes: successes + square / 2, trials: trials + square}, confidence)
}

/** The share ± z standard errors, within [0, 1]: wrong for small counts, here to compare with. */
export function waldInterval({successes, trials}: Count, confidence = 0.95): Interval {
  const share = successes / trials
  const half = criticalValue(confidence) * Math.sqrt((share * (1 - share)) / trials)
  return {low: Math.max(0, share - half), high: Math.min(1, share + half)}
}

import {katzInterval, newcombeInterval, scoreRatioInterval} from '@airworthy/statistics'
import type {OutcomeCounts} from './group-counts.ts'
import {estimated, isProportion, type Metric} from './group-metrics.ts'

/** Two groups in one metric: first − second and first / second, with intervals; null where it cannot be computed. */
export interface Comparison {
  readonly difference: number | null
  readonly low: number | null
  readonly high: number | null
  readonly ratio: number | null
  readonly ratioLow: number | null
  /** Null also where no upper limit can be given, as against a rate of 0. */
  readonly ratioHigh: number | null
}

/**
 * Compares two independent groups: Newcombe's interval of the difference and Katz's of the ratio
 * for a proportion (the score interval where a count is 0); for other metrics their own intervals joined in the same way (Zou and Donner
 * 2008), of the ratio on the logarithmic scale.
 */
export function compared(
  metric: Metric,
  {first, second}: {readonly first: OutcomeCounts; readonly second: OutcomeCounts},
  {confidence = 0.95}: {confidence?: number} = {},
): Comparison {
  const [a] = metric.counts(first)
  const [b] = metric.counts(second)
  if (a.trials === 0 || b.trials === 0) return incomparable
  if (!isProportion(metric)) return joined(metric, {first, second}, confidence)
  const difference = newcombeInterval({first: a, second: b}, confidence)
  // Katz's interval has no end where a count is 0; the score interval does.
  const ratioInterval = a.successes === 0 || b.successes === 0 ? scoreRatioInterval : katzInterval
  const ratio = ratioInterval({first: a, second: b}, confidence)
  return {
    ...difference,
    ratio: finite(ratio.ratio),
    ratioLow: finite(ratio.low),
    ratioHigh: finite(ratio.high),
  }
}

const incomparable: Comparison = {
  difference: null,
  low: null,
  high: null,
  ratio: null,
  ratioLow: null,
  ratioHigh: null,
}

function joined(
  metric: Metric,
  {first, second}: {first: OutcomeCounts; second: OutcomeCounts},
  confidence: number,
): Comparison {
  const a = estimated(metric, first, {confidence})
  const b = estimated(metric, second, {confidence})
  if (a.value === null || b.value === null) return incomparable
  const [aLow, aHigh] = [a.low ?? NaN, a.high ?? NaN]
  const [bLow, bHigh] = [b.low ?? NaN, b.high ?? NaN]
  const difference = a.value - b.value
  const ratio = a.value / b.value
  const log = Math.log(ratio)
  const down = Math.hypot(Math.log(a.value / aLow), Math.log(bHigh / b.value))
  const up = Math.hypot(Math.log(aHigh / a.value), Math.log(b.value / bLow))
  return {
    difference,
    low: difference - Math.hypot(a.value - aLow, bHigh - b.value),
    high: difference + Math.hypot(aHigh - a.value, b.value - bLow),
    ratio: finite(ratio),
    ratioLow: a.value === 0 ? 0 : finite(Math.exp(log - down)),
    ratioHigh: finite(Math.exp(log + up)),
  }
}

function finite(value: number): number | null {
  return Number.isFinite(value) ? value : null
}

import {criticalValue} from './normal.ts'

/** Successes among independent trials. */
export interface Count {
  readonly successes: number
  readonly trials: number
}

/** A confidence interval; the ends belong to it. */
export interface Interval {
  readonly low: number
  readonly high: number
}

/** A difference of two proportions, first − second, with its confidence interval. */
export interface DifferenceInterval extends Interval {
  readonly difference: number
}

/** The four outcomes of trials that were each judged twice. */
export interface PairedCounts {
  readonly both: number
  readonly onlyFirst: number
  readonly onlySecond: number
  readonly neither: number
}

/**
 * Wilson's score interval of a proportion, without continuity correction (Wilson 1927): within
 * [0, 1], also at 0 and all successes; [0, 1] where there is no trial. NaN for an impossible count.
 */
export function wilsonInterval({successes, trials}: Count, confidence = 0.95): Interval {
  if (!(successes >= 0 && successes <= trials)) return {low: NaN, high: NaN}
  if (trials === 0) return {low: 0, high: 1}
  const z = criticalValue(confidence)
  const share = successes / trials
  const scale = 1 + (z * z) / trials
  const centre = (share + (z * z) / (2 * trials)) / scale
  const half =
    (z * Math.sqrt((share * (1 - share)) / trials + (z * z) / (4 * trials * trials))) / scale
  return {
    low: successes === 0 ? 0 : centre - half,
    high: successes === trials ? 1 : centre + half,
  }
}

/**
 * Newcombe's hybrid score interval of the difference of two independent proportions, without
 * continuity correction (Newcombe 1998, doi:10.1002/(SICI)1097-0258(19980430)17:8<873::AID-SIM779>3.0.CO;2-I,
 * method 10). NaN where either has no trial.
 */
export function newcombeInterval(
  {first, second}: {readonly first: Count; readonly second: Count},
  confidence = 0.95,
): DifferenceInterval {
  return differenceFrom(marginOf(first, confidence), marginOf(second, confidence), 0)
}

/**
 * Newcombe's interval of the difference of two proportions of the same trials, from Wilson
 * intervals and a continuity-corrected phi (Newcombe 1998,
 * doi:10.1002/(SICI)1097-0258(19981130)17:22<2635::AID-SIM954>3.0.CO;2-C, method 10). NaN without
 * trials.
 */
export function newcombePairedInterval(
  counts: PairedCounts,
  confidence = 0.95,
): DifferenceInterval {
  const {both, onlyFirst, onlySecond, neither} = counts
  const trials = both + onlyFirst + onlySecond + neither
  return differenceFrom(
    marginOf({successes: both + onlyFirst, trials}, confidence),
    marginOf({successes: both + onlySecond, trials}, confidence),
    correctedPhi(counts),
  )
}

interface Margin {
  readonly share: number
  /** Distances from the share to the ends of its interval. */
  readonly down: number
  readonly up: number
}

function marginOf(count: Count, confidence: number): Margin {
  const {low, high} = wilsonInterval(count, confidence)
  const share = count.successes / count.trials
  return {share, down: share - low, up: high - share}
}

function differenceFrom(first: Margin, second: Margin, phi: number): DifferenceInterval {
  const difference = first.share - second.share
  return {
    difference,
    low: difference - joined(first.down, second.up, phi),
    high: difference + joined(first.up, second.down, phi),
  }
}

function joined(a: number, b: number, phi: number): number {
  return Math.sqrt(Math.max(0, a * a - 2 * phi * a * b + b * b))
}

function correctedPhi({both, onlyFirst, onlySecond, neither}: PairedCounts): number {
  const margins =
    (both + onlyFirst) * (onlySecond + neither) * (both + onlySecond) * (onlyFirst + neither)
  if (margins === 0) return 0
  const excess = both * neither - onlyFirst * onlySecond
  const half = (both + onlyFirst + onlySecond + neither) / 2
  return (excess > 0 ? Math.max(0, excess - half) : excess) / Math.sqrt(margins)
}

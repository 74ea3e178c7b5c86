import {AirworthyError} from '@airworthy/kernel'
import {chiSquaredSurvival, normalQuantile} from '@airworthy/statistics'

/** The answers to one item of two groups, matched: what DIF analysis reads. Lists run in parallel. */
export interface MatchedResponses {
  /** The score on the studied item, 0 for wrong. */
  readonly scores: readonly number[]
  /** Whether the answer is of the focal group, the one whose disadvantage is asked about. */
  readonly focal: readonly boolean[]
  /** What people are matched on: the total score with the studied item, or a band of ability. */
  readonly matching: readonly number[]
}

/** The class of the Educational Testing Service: negligible, moderate, large (Zieky 1993). */
export type DifClass = 'A' | 'B' | 'C'

/** How the odds of a right answer compare between groups at equal ability. */
export interface MantelHaenszel {
  /** How many answers were compared: those of strata that hold both groups. */
  readonly n: number
  readonly chiSquared: number
  readonly p: number
  /** The odds ratio, reference against focal: above 1 the item is harder for the focal group. */
  readonly oddsRatio: number
  /** −2.35·ln(odds ratio), on the delta scale: below 0 the item is harder for the focal group. */
  readonly delta: number
  /** Infinity where the odds ratio is 0 or infinite. */
  readonly deltaStandardError: number
  readonly class: DifClass
}

/**
 * The Mantel–Haenszel test of differential item functioning for a right-or-wrong item (Holland and
 * Thayer 1988), with the continuity correction as R's `mantelhaen.test` applies it; the standard
 * error after Robins, Breslow and Greenland (1986). Null when no stratum holds both groups and both
 * answers: not judged. Throws `matched-responses`.
 */
export function mantelHaenszel(responses: MatchedResponses): MantelHaenszel | null {
  refuseUnmatched(responses, 1)
  let n = 0
  let difference = 0
  let variance = 0
  let forReference = 0
  let forFocal = 0
  const spread = {a: 0, b: 0, c: 0}
  for (const {reference, focal} of strata(responses)) {
    const size = reference.count + focal.count
    const right = reference.sum + focal.sum
    const wrong = size - right
    n += size
    difference += reference.sum - (reference.count * right) / size
    if (size > 1) {
      variance += (reference.count * focal.count * right * wrong) / (size * size * (size - 1))
    }
    const agree = (reference.sum * (focal.count - focal.sum)) / size
    const disagree = ((reference.count - reference.sum) * focal.sum) / size
    const along = (reference.sum + focal.count - focal.sum) / size
    forReference += agree
    forFocal += disagree
    spread.a += along * agree
    spread.b += along * disagree + (1 - along) * agree
    spread.c += (1 - along) * disagree
  }
  if (variance === 0) return null
  const distance = Math.abs(difference)
  const correction = distance >= 0.5 ? 0.5 : 0
  const chiSquared = (distance - correction) ** 2 / variance
  const delta = -2.35 * Math.log(forReference / forFocal)
  const logVariance =
    spread.a / (2 * forReference ** 2) +
    spread.b / (2 * forReference * forFocal) +
    spread.c / (2 * forFocal ** 2)
  // With an odds ratio of 0 or Infinity the variance is 0/0: there is no limit to the error.
  const deltaStandardError = Number.isNaN(logVariance) ? Infinity : 2.35 * Math.sqrt(logVariance)
  const p = chiSquaredSurvival(chiSquared, {degreesOfFreedom: 1})
  return {
    n,
    chiSquared,
    p,
    oddsRatio: forReference / forFocal,
    delta,
    deltaStandardError,
    class: difClass({delta, deltaStandardError, p}),
  }
}

/** The comparison of scores of an item with ordered credit. */
export interface MantelOrdered {
  readonly n: number
  readonly chiSquared: number
  readonly p: number
  /** Focal minus reference mean score at equal ability, in points: below 0 the focal group loses. */
  readonly meanDifference: number
}

/**
 * Mantel's (1963) test for ordered scores with the standardised mean difference of Dorans and Schmitt
 * (1991), for items with partial credit; for right-or-wrong items it is `mantelHaenszel` without
 * the correction. Null when nothing varies in strata that hold both groups. Throws `matched-responses`.
 */
export function mantelOrdered(responses: MatchedResponses): MantelOrdered | null {
  refuseUnmatched(responses, Infinity)
  let n = 0
  let difference = 0
  let variance = 0
  let focalCount = 0
  let meanDifference = 0
  for (const {reference, focal} of strata(responses)) {
    const size = reference.count + focal.count
    const sum = reference.sum + focal.sum
    n += size
    difference += focal.sum - (focal.count * sum) / size
    if (size > 1) {
      const squares = size * (reference.squares + focal.squares) - sum * sum
      variance += (reference.count * focal.count * squares) / (size * size * (size - 1))
    }
    focalCount += focal.count
    meanDifference += focal.sum - (focal.count * reference.sum) / reference.count
  }
  if (variance === 0) return null
  const chiSquared = (difference * difference) / variance
  return {
    n,
    chiSquared,
    p: chiSquaredSurvival(chiSquared, {degreesOfFreedom: 1}),
    meanDifference: meanDifference / focalCount,
  }
}

interface GroupSums {
  count: number
  sum: number
  squares: number
}

/** The strata that hold both groups, as sums. */
function strata({scores, focal, matching}: MatchedResponses): {
  reference: GroupSums
  focal: GroupSums
}[] {
  const found = new Map<number, {reference: GroupSums; focal: GroupSums}>()
  for (const [index, score] of scores.entries()) {
    const level = matching[index] ?? NaN
    const stratum = found.get(level) ?? {reference: emptyGroup(), focal: emptyGroup()}
    found.set(level, stratum)
    const group = focal[index] === true ? stratum.focal : stratum.reference
    group.count += 1
    group.sum += score
    group.squares += score * score
  }
  return [...found.values()].filter((each) => each.reference.count > 0 && each.focal.count > 0)
}

function emptyGroup(): GroupSums {
  return {count: 0, sum: 0, squares: 0}
}

/** A unless the item differs from 0; C if |delta| is at least 1.5 and significantly above 1. */
function difClass({
  delta,
  deltaStandardError,
  p,
}: {
  delta: number
  deltaStandardError: number
  p: number
}): DifClass {
  const size = Math.abs(delta)
  if (size < 1 || p >= 0.05) return 'A'
  const beyondOne = size === Infinity || size - normalQuantile(0.95) * deltaStandardError > 1
  return size >= 1.5 && beyondOne ? 'C' : 'B'
}

/** Throws `matched-responses` unless the lists run in parallel and scores are whole, up to `highest`. */
export function refuseUnmatched(
  {scores, focal, matching}: MatchedResponses,
  highest: number,
): void {
  if (focal.length !== scores.length || matching.length !== scores.length) {
    throw unmatched(
      `${scores.length} scores, ${focal.length} groups, ${matching.length} values to match on`,
    )
  }
  const score = scores.find((each) => !(Number.isInteger(each) && each >= 0 && each <= highest))
  if (score !== undefined) throw unmatched(`score not from 0 to ${highest}: ${score}`)
  if (matching.some((value) => !Number.isFinite(value))) throw unmatched('nothing to match on')
}

function unmatched(message: string): AirworthyError {
  return new AirworthyError('matched-responses', `matched responses: ${message}`)
}

import {AirworthyError} from '@airworthy/kernel'
import type {LabelFacts} from './facts.ts'
import type {Patients} from './patients.ts'
import type {Cut} from './view.ts'

/** The lowest score that is enrolled, by the number of the group. */
export type Thresholds = readonly [larger: number, smaller: number]

/**
 * The scores from which on patients are enrolled, so that the cut's share of these patients is: of
 * all of them, or of each group. A share of 0 enrols nobody. Throws `action-refused` for a cut by
 * groups that does not name both.
 */
export function thresholdsFor(
  cut: Cut,
  {patients, scores, facts}: {patients: Patients; scores: Float64Array; facts: LabelFacts},
): Thresholds {
  const {groups} = cut
  if (groups === null) {
    const one = scoreAtShare(scores, cut.share)
    return [one, one]
  }
  const shares = [groups[facts.larger.id], groups[facts.smaller.id]]
  const [larger, smaller] = shares.map((share, number) => {
    if (share === undefined) {
      throw new AirworthyError('action-refused', 'a cut by groups names the share of both')
    }
    return scoreAtShare(
      scores.filter((_, row) => patients.group[row] === number),
      share,
    )
  })
  return [larger ?? Infinity, smaller ?? Infinity]
}

/** The numbers of the rows whose score reaches the threshold of their group. */
export function enrolledRows(
  scores: Float64Array,
  {group, thresholds}: {group: Uint32Array; thresholds: Thresholds},
): number[] {
  const enrolled: number[] = []
  scores.forEach((score, row) => {
    if (score >= (thresholds[group[row] === 1 ? 1 : 0] ?? Infinity)) enrolled.push(row)
  })
  return enrolled
}

function scoreAtShare(scores: Float64Array, share: number): number {
  const count = Math.round(share * scores.length)
  if (count === 0) return Infinity
  const sorted = scores.slice().sort()
  return sorted[sorted.length - count] ?? Infinity
}

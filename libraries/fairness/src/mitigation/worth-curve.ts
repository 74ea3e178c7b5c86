import type {GroupName} from '../groupings.ts'
import type {ConcaveCurve} from './concave-curve.ts'
import type {Rates, RateWorth} from './equal-odds-box.ts'
import type {RocHull} from './roc-hull.ts'

/** Which rates of groups are to be alike. */
export type ThresholdConstraint =
  'demographic-parity' | 'equal-opportunity' | 'false-positive-parity' | 'equalized-odds'

/** A constraint of one rate: a window on a line, where equalized odds needs a box. */
export type OneRate = Exclude<ThresholdConstraint, 'equalized-odds'>

/** One group with all that thresholds can do to it. */
export interface Candidate {
  readonly group: GroupName
  readonly positiveShare: number
  readonly hull: RocHull
  readonly worth: RateWorth
  /** The objective is worth plus this, summed over groups. */
  readonly constant: number
}

export interface WorthCurve extends ConcaveCurve {
  /** The corner of the hull that each point is. */
  readonly corners: readonly number[]
}

export const emptyCurve: WorthCurve = {x: new Float64Array(), y: new Float64Array(), corners: []}

/** The curve of a group: what its hull's corners are worth, over the constrained rate. */
export function worthCurve(
  {hull, worth, positiveShare}: Candidate,
  constraint: OneRate,
): WorthCurve {
  const {falsePositiveRate, truePositiveRate} = hull
  const points = Array.from(falsePositiveRate, (x, corner) => {
    const y = truePositiveRate[corner] ?? NaN
    const rates = {falsePositiveRate: x, truePositiveRate: y}
    return {
      corner,
      rate: constrainedRate(rates, {positiveShare, constraint}),
      value: worth.gain * y - worth.cost * x,
    }
  })
  // Of corners with the same rate, as on a step of the hull, only the best is of use.
  const useful = points.filter(
    ({rate, value}, place) =>
      !(points[place - 1]?.rate === rate && (points[place - 1]?.value ?? 0) >= value) &&
      !(points[place + 1]?.rate === rate && (points[place + 1]?.value ?? 0) > value),
  )
  return {
    x: Float64Array.from(useful, ({rate}) => rate),
    y: Float64Array.from(useful, ({value}) => value),
    corners: useful.map(({corner}) => corner),
  }
}

/** The rate that the constraint is about. */
export function constrainedRate(
  {falsePositiveRate, truePositiveRate}: Rates,
  {positiveShare, constraint}: {positiveShare: number; constraint: OneRate},
): number {
  switch (constraint) {
    case 'demographic-parity':
      return positiveShare * truePositiveRate + (1 - positiveShare) * falsePositiveRate
    case 'equal-opportunity':
      return truePositiveRate
    case 'false-positive-parity':
      return falsePositiveRate
  }
}

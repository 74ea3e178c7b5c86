import {placeAt, type ConcaveCurve} from './concave-curve.ts'

/** What a group's rates are worth: `gain` × true positive rate − `cost` × false positive rate. */
export interface RateWorth {
  readonly gain: number
  readonly cost: number
}

/** Rates of one group. */
export interface Rates {
  readonly falsePositiveRate: number
  readonly truePositiveRate: number
}

export interface GroupCurve {
  /** True positive rate over false positive rate: the hull of a ROC curve. */
  readonly hull: ConcaveCurve
  readonly worth: RateWorth
}

/**
 * The rates of each group, no two further apart than `tolerance` in either rate, that are worth
 * most together. A group may be anywhere between its hull and the diagonal of chance. The worth is
 * concave in where the box of allowed rates starts: found by nested golden sections, to about 1e-9
 * in the rates.
 */
export function bestBox(curves: readonly GroupCurve[], tolerance: number): Rates[] {
  const last = Math.max(0, 1 - tolerance)
  const low = peakBetween(0, last, (start) => bestHeight(curves, {start, tolerance}).worth)
  return bestHeight(curves, {start: low, tolerance}).rates
}

interface BoxWorth {
  readonly worth: number
  readonly rates: Rates[]
}

function bestHeight(
  curves: readonly GroupCurve[],
  {start, tolerance}: {start: number; tolerance: number},
): BoxWorth {
  const end = Math.min(1, start + tolerance)
  const lowest = Math.max(0, start - tolerance)
  const highest = Math.min(1, ...curves.map(({hull}) => placeAt(hull, end).value))
  const inBox = (height: number): BoxWorth => worthInBox(curves, {start, end, height, tolerance})
  const height = peakBetween(lowest, highest, (candidate) => inBox(candidate).worth)
  return inBox(height)
}

interface Box {
  readonly start: number
  readonly end: number
  readonly height: number
  readonly tolerance: number
}

function worthInBox(curves: readonly GroupCurve[], box: Box): BoxWorth {
  const rates = curves.map((curve) => bestInBox(curve, box))
  const worth = curves.reduce((sum, curve, place) => {
    const {falsePositiveRate = NaN, truePositiveRate = NaN} = rates[place] ?? {}
    return sum + curve.worth.gain * truePositiveRate - curve.worth.cost * falsePositiveRate
  }, 0)
  return {worth, rates}
}

function bestInBox({hull, worth}: GroupCurve, {start, end, height, tolerance}: Box): Rates {
  const ceiling = Math.min(1, height + tolerance)
  const lowest = Math.min(end, Math.max(start, firstReaching(hull, height)))
  const uncapped = Math.max(lowest, Math.min(end, firstReaching(hull, ceiling)))
  const wanted = steepestUntil(hull, worth.gain === 0 ? Infinity : worth.cost / worth.gain)
  const falsePositiveRate = Math.min(Math.max(wanted, lowest), uncapped)
  const truePositiveRate = Math.min(ceiling, placeAt(hull, falsePositiveRate).value)
  return {falsePositiveRate, truePositiveRate}
}

/** The smallest x at which the rising curve is at least y; 1 where it never is. */
function firstReaching({x, y}: ConcaveCurve, height: number): number {
  const next = y.findIndex((value) => value >= height)
  if (next < 0) return 1
  if (next === 0) return x[0] ?? NaN
  const [x0, x1, y0, y1] = [x[next - 1], x[next], y[next - 1], y[next]]
  const share = (height - (y0 ?? NaN)) / ((y1 ?? NaN) - (y0 ?? NaN))
  return (x0 ?? NaN) + share * ((x1 ?? NaN) - (x0 ?? NaN))
}

/** Where a concave curve stops rising faster than `slope`. */
function steepestUntil({x, y}: ConcaveCurve, slope: number): number {
  for (let corner = 1; corner < x.length; corner++) {
    const rise = (y[corner] ?? NaN) - (y[corner - 1] ?? NaN)
    const run = (x[corner] ?? NaN) - (x[corner - 1] ?? NaN)
    if (rise <= slope * run) return x[corner - 1] ?? NaN
  }
  return x.at(-1) ?? NaN
}

const golden = (Math.sqrt(5) - 1) / 2

/** The place between two at which a concave function is highest; its ends are tried too. */
function peakBetween(low: number, high: number, valueAt: (at: number) => number): number {
  let [start, end] = [low, Math.max(low, high)]
  let left = end - golden * (end - start)
  let right = start + golden * (end - start)
  let [leftValue, rightValue] = [valueAt(left), valueAt(right)]
  while (end - start > 1e-10) {
    if (leftValue < rightValue) {
      start = left
      left = right
      leftValue = rightValue
      right = start + golden * (end - start)
      rightValue = valueAt(right)
    } else {
      end = right
      right = left
      rightValue = leftValue
      left = end - golden * (end - start)
      leftValue = valueAt(left)
    }
  }
  let best = (start + end) / 2
  for (const at of [low, high]) if (valueAt(at) > valueAt(best)) best = at
  return best
}

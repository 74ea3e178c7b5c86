/** A concave line through points with rising x. */
export interface ConcaveCurve {
  readonly x: Float64Array
  readonly y: Float64Array
}

/** A place on a curve: the corner before it and how far towards the next, 0 to below 1. */
export interface CurvePlace {
  readonly corner: number
  readonly towards: number
  readonly value: number
}

/** The place of x on the curve, x being held between its ends. */
export function placeAt({x, y}: ConcaveCurve, at: number): CurvePlace {
  const last = x.length - 1
  let low = 0
  let high = last
  // The last corner that is not past `at`; of corners at the same x the last, the top of a step.
  while (low < high) {
    const middle = (low + high + 1) >>> 1
    if ((x[middle] ?? NaN) <= at) low = middle
    else high = middle - 1
  }
  const start = x[low] ?? NaN
  if (low === last || at <= start) return {corner: low, towards: 0, value: y[low] ?? NaN}
  const towards = (at - start) / ((x[low + 1] ?? NaN) - start)
  const value = (y[low] ?? NaN) + towards * ((y[low + 1] ?? NaN) - (y[low] ?? NaN))
  return {corner: low, towards, value}
}

/** The smallest x at which the curve is highest. */
function peakOf({x, y}: ConcaveCurve): number {
  let best = 0
  for (const [place, value] of y.entries()) if (value > (y[best] ?? NaN)) best = place
  return x[best] ?? NaN
}

/**
 * The window of this width in which the curves, each at its best place inside, sum to most. The sum
 * is concave in where the window starts and bends only where a corner meets one of its edges, so
 * that the best start is among those: exact.
 */
export function bestWindow(
  curves: readonly ConcaveCurve[],
  width: number,
): {start: number; places: number[]; sum: number} {
  const peaks = curves.map(peakOf)
  const starts = new Set<number>([0, Math.max(0, 1 - width)])
  for (const {x} of curves) {
    for (const corner of x) {
      for (const start of [corner, corner - width]) {
        if (start >= 0 && start + width <= 1) starts.add(start)
      }
    }
  }
  let best = {start: 0, places: curves.map(() => 0), sum: -Infinity}
  for (const start of starts) {
    const places = peaks.map((peak) => Math.min(Math.max(peak, start), start + width))
    const sum = curves.reduce((total, curve, k) => total + placeAt(curve, places[k] ?? 0).value, 0)
    if (sum > best.sum) best = {start, places, sum}
  }
  return best
}

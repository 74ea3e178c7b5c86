/** A linear scale: its ends and the ticks on it, least first. */
export interface PlotScale {
  readonly min: number
  readonly max: number
  readonly ticks: readonly number[]
}

/**
 * The scale that holds all finite values, its ends on ticks of 1, 2 or 5 times a power of ten.
 * Zero is on it where the values are positive and no further from it than they are apart, and where
 * there is but one value.
 */
export function plotScale(
  values: readonly number[],
  {count = 6}: {count?: number} = {},
): PlotScale {
  // beyond this the length of the scale would overflow
  const finite = values.filter((value) => Math.abs(value) < 1e300)
  if (finite.length === 0) return {min: 0, max: 1, ticks: [0, 1]}
  const least = finite.reduce((a, b) => Math.min(a, b))
  const most = finite.reduce((a, b) => Math.max(a, b))
  // nearer together than a double can part into ticks: one value
  const alone = most - least <= Math.max(Math.abs(least), Math.abs(most)) * 1e-12
  const from = alone || (least > 0 && least <= most - least) ? Math.min(0, least) : least
  const to = alone ? Math.max(0, most) : most
  const span = to - from
  if (span < 1e-290) return {min: 0, max: 1, ticks: [0, 1]}
  const step = niceStep(span / count)
  const first = Math.floor(from / step + 1e-9)
  const last = Math.max(first + 1, Math.ceil(to / step - 1e-9))
  // from counts, not sums: a sum of steps drifts off the round number
  const ticks = Array.from({length: last - first + 1}, (_, index) => tidy((first + index) * step))
  return {min: ticks[0] ?? 0, max: ticks.at(-1) ?? 1, ticks}
}

/** Where a value stands on a scale, in percent of its length; beyond an end: at that end. */
export function placeOn(value: number, {min, max}: PlotScale): number {
  const share = (value - min) / (max - min)
  return Number((Math.min(1, Math.max(0, share)) * 100).toFixed(2))
}

function niceStep(rough: number): number {
  const power = 10 ** Math.floor(Math.log10(rough))
  const lead = [1, 2, 5, 10].find((multiple) => multiple * power >= rough * (1 - 1e-9)) ?? 10
  return lead * power
}

function tidy(value: number): number {
  return Number(value.toPrecision(12)) + 0
}

/** The ends of a scale. */
export interface Scale {
  readonly min: number
  readonly max: number
  readonly ticks: readonly number[]
}

/** The scale of ability in logits that all ability plots share, so that they can be compared. */
export const abilityScale: Scale = {min: -3, max: 3, ticks: [-3, -2, -1, 0, 1, 2, 3]}

/** The place of a value on a scale as an SVG percentage; beyond the ends it stays at the end. */
export function placeOf(value: number, {min, max}: Scale): string {
  const share = (Math.min(max, Math.max(min, value)) - min) / (max - min)
  return `${(share * 100).toFixed(2)}%`
}

/** Which ends of an interval lie beyond the scale: such an end is drawn without its cap. */
export function openEnds(interval: {low: number; high: number}, {min, max}: Scale) {
  return {low: interval.low < min, high: interval.high > max}
}

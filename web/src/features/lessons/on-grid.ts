interface Grid {
  readonly min: number
  readonly max: number
  readonly step: number
}

/** The nearest value within the bounds that lies a whole number of steps above the least. */
export function onGrid(value: number, {min, max, step}: Grid): number {
  const steps = Math.round((Math.min(max, Math.max(min, value)) - min) / step)
  const most = Math.floor((max - min) / step + 1e-9)
  return Number((min + Math.min(steps, most) * step).toFixed(9))
}

/**
 * The first Wasserstein distance of two samples: the area between their distribution functions, in
 * units of the values. 0 for equal samples; NaN where one is empty.
 */
export function wassersteinDistance(first: readonly number[], second: readonly number[]): number {
  return integrated(first, second, Math.abs)
}

/**
 * The energy distance of two samples (Székely 2003) as scipy defines it: √2 times the L₂ distance of
 * their distribution functions. 0 for equal samples; NaN where one is empty.
 */
export function energyDistance(first: readonly number[], second: readonly number[]): number {
  return Math.sqrt(2 * integrated(first, second, (gap) => gap * gap))
}

/** ∫ weight(F − G) over all values. */
function integrated(
  first: readonly number[],
  second: readonly number[],
  weight: (gap: number) => number,
): number {
  if (first.length === 0 || second.length === 0) return NaN
  const a = first.toSorted((x, y) => x - y)
  const b = second.toSorted((x, y) => x - y)
  let total = 0
  let i = 0
  let j = 0
  let before = Math.min(a[0] ?? NaN, b[0] ?? NaN)
  while (i < a.length || j < b.length) {
    const value = Math.min(a[i] ?? Infinity, b[j] ?? Infinity)
    total += weight(i / a.length - j / b.length) * (value - before)
    while (a[i] === value) i++
    while (b[j] === value) j++
    before = value
  }
  return total
}

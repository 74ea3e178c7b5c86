/**
 * The value below which a share of the values lies, linear between order statistics (R's type 7).
 * Partly reorders `values`, which hold no NaN; several shares of the same values may be asked for.
 */
export function percentileIn(values: Float64Array, share: number): number {
  const place = share * (values.length - 1)
  const below = Math.floor(place)
  const value = selected(values, below)
  if (below + 1 >= values.length) return value
  // All that stands behind the selected place is at least as large.
  let next = Infinity
  for (let index = below + 1; index < values.length; index++) {
    const candidate = values[index] ?? NaN
    if (candidate < next) next = candidate
  }
  return value + (place - below) * (next - value || 0)
}

/** Hoare's selection: puts the value there that sorting would, smaller ones before it. */
function selected(values: Float64Array, place: number): number {
  let from = 0
  let to = values.length - 1
  while (from < to) {
    const pivot = median(values[from] ?? NaN, values[(from + to) >> 1] ?? NaN, values[to] ?? NaN)
    let left = from
    let right = to
    while (left <= right) {
      while ((values[left] ?? NaN) < pivot) left++
      while ((values[right] ?? NaN) > pivot) right--
      if (left > right) break
      const held = values[left] ?? NaN
      values[left] = values[right] ?? NaN
      values[right] = held
      left++
      right--
    }
    if (place <= right) to = right
    else if (place >= left) from = left
    else break
  }
  return values[place] ?? NaN
}

function median(a: number, b: number, c: number): number {
  return Math.max(Math.min(a, b), Math.min(Math.max(a, b), c))
}

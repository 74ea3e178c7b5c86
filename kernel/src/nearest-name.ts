/** The name that is fewest edits away, if that is no more than a third of its length; else null. */
export function nearestName(name: string, names: readonly string[]): string | null {
  let nearest: string | null = null
  let fewest = Math.max(1, Math.floor(name.length / 3)) + 1
  for (const candidate of names) {
    const edits = editsBetween(name.toLowerCase(), candidate.toLowerCase(), {limit: fewest})
    if (edits < fewest) {
      fewest = edits
      nearest = candidate
    }
  }
  return nearest
}

function editsBetween(a: string, b: string, {limit}: {limit: number}): number {
  if (Math.abs(a.length - b.length) >= limit) return limit
  let previous = Array.from({length: b.length + 1}, (_, index) => index)
  for (let i = 1; i <= a.length; i += 1) {
    const current = [i]
    for (let j = 1; j <= b.length; j += 1) {
      const change = (previous[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1)
      current.push(Math.min(change, (previous[j] ?? 0) + 1, (current[j - 1] ?? 0) + 1))
    }
    previous = current
  }
  return previous[b.length] ?? limit
}

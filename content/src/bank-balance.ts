import type {Item} from './item.ts'

/** How often the key of items with as many options stands at one place, against what chance gives. */
export interface PlaceCount {
  readonly options: number
  readonly place: number
  readonly hits: number
  readonly items: number
}

/** Where the keys of single-choice items stand as they are written, by number of options. */
export function keyPlaces(items: readonly Item[]): PlaceCount[] {
  const places = new Map<number, number[]>()
  for (const item of singleChoices(items)) {
    const letters = Object.keys(item.ask.options)
    const hits = places.get(letters.length) ?? letters.map(() => 0)
    const place = letters.indexOf(item.key.answer)
    places.set(
      letters.length,
      hits.map((count, index) => (index === place ? count + 1 : count)),
    )
  }
  return [...places].flatMap(([options, hits]) => {
    const items = hits.reduce((sum, count) => sum + count, 0)
    return hits.map((count, place) => ({options, place, hits: count, items}))
  })
}

/**
 * How far the keys of single-choice items are longer (above 0) or shorter than their companions:
 * the sum of their ranks by length, in standard deviations of what shuffled keys would give.
 */
export function keyLengthDeviation(items: readonly Item[]): number {
  let sum = 0
  let variance = 0
  for (const item of singleChoices(items)) {
    const lengths = Object.values(item.ask.options).map((text) => text.length)
    const ranks = lengths.map((length) => rankOf(length, lengths))
    const mean = ranks.reduce((total, rank) => total + rank, 0) / ranks.length
    sum += rankOf((item.ask.options[item.key.answer] ?? '').length, lengths) - mean
    variance += ranks.reduce((total, rank) => total + (rank - mean) ** 2, 0) / ranks.length
  }
  return variance === 0 ? 0 : sum / Math.sqrt(variance)
}

/** How many are shorter, those as long counting half. */
function rankOf(length: number, lengths: readonly number[]): number {
  return lengths.reduce(
    (rank, other) => rank + (other < length ? 1 : other === length ? 0.5 : 0),
    0,
  )
}

function singleChoices(items: readonly Item[]): Item<'single-choice'>[] {
  return items.flatMap((item) => (item.type === 'single-choice' ? [item] : []))
}

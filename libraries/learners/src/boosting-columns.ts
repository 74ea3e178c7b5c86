import {featuresRefused, rowsOf, type Feature} from './feature.ts'

/** How one feature becomes columns of numbers for trees: plain data. */
export type BoostingColumn =
  | {readonly kind: 'number'; readonly feature: string}
  /** 1 where the feature is `category`, else 0; NaN where it is missing. */
  | {readonly kind: 'category'; readonly feature: string; readonly category: string}
  /** The place of the category by falling frequency, from 0; those not seen come last. */
  | {readonly kind: 'rank'; readonly feature: string; readonly ranking: readonly string[]}

/**
 * Numbers stay as they are. A text of at most `oneHotLimit` categories gets a 0/1 column for each;
 * a longer one is ranked by how frequent its categories are, which no outcome goes into.
 */
export function boostingColumns(
  features: readonly Feature[],
  {oneHotLimit}: {oneHotLimit: number},
): BoostingColumn[] {
  return features.flatMap((feature): BoostingColumn[] => {
    if (feature.kind === 'number') return [{kind: 'number', feature: feature.name}]
    const counts = new Float64Array(feature.dictionary.length)
    for (const code of feature.codes) if (code >= 0) counts[code] = (counts[code] ?? 0) + 1
    const seen = Array.from(counts.keys()).filter((code) => (counts[code] ?? 0) > 0)
    const wordOf = (code: number): string => feature.dictionary[code] ?? ''
    if (seen.length <= oneHotLimit) {
      return seen.map((code) => ({
        kind: 'category',
        feature: feature.name,
        category: wordOf(code),
      }))
    }
    const ranked = seen.toSorted((left, right) => (counts[right] ?? 0) - (counts[left] ?? 0))
    return [{kind: 'rank', feature: feature.name, ranking: ranked.map(wordOf)}]
  })
}

/** The columns' values for some rows; throws `features-refused` when a feature is not there. */
export function boostingValues(
  columns: readonly BoostingColumn[],
  features: readonly Feature[],
): Float64Array[] {
  rowsOf(features)
  const byName = new Map(features.map((feature) => [feature.name, feature]))
  return columns.map((column) => {
    const feature = byName.get(column.feature)
    const wanted = column.kind === 'number' ? 'number' : 'text'
    if (feature?.kind !== wanted) {
      throw featuresRefused(
        `feature ${column.feature}: expected ${wanted}, got ${feature?.kind ?? 'nothing'}`,
      )
    }
    if (feature.kind === 'number') return feature.values
    const valueOf = wordValues(column, feature.dictionary)
    return Float64Array.from(feature.codes, (code) => (code < 0 ? NaN : (valueOf[code] ?? NaN)))
  })
}

function wordValues(column: BoostingColumn, dictionary: readonly string[]): number[] {
  if (column.kind === 'category') {
    return dictionary.map((word) => (word === column.category ? 1 : 0))
  }
  const ranking = column.kind === 'rank' ? column.ranking : []
  const placeOf = new Map(ranking.map((word, place) => [word, place]))
  return dictionary.map((word) => placeOf.get(word) ?? ranking.length)
}

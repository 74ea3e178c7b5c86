import type {AuditedRows} from './label-audit.ts'
import {descending, percentileOf} from './ranking.ts'

/** Who would be above a cut if places went by need. */
export interface NeedExchange {
  readonly percentile: number
  readonly selected: number
  /** The share of the selected that belongs to the group, by score and after the exchange. */
  readonly before: number
  readonly after: number
}

/**
 * The thought experiment of Obermeyer et al. (Science 2019, figure 1b): rows at or above a percentile
 * of the score are selected. Going down the scores of the group below the cut, whoever has more need
 * than the least needy selected row of all others takes that place; the last place of the others is
 * kept. `published` 2019 repeats a slip of the first published code, which passed over every second
 * place after an exchange and so understates the share after; the authors corrected it in 2022.
 */
export function needExchange(
  rows: AuditedRows,
  {
    group,
    percentiles,
    published = 2022,
  }: {group: string; percentiles: readonly number[]; published?: 2019 | 2022},
): NeedExchange[] {
  const index = rows.groups.indexOf(group)
  const percentile = percentileOf(rows.score.values)
  // Falling score, then falling need, as whoever asks for a place stands in line.
  const line = descending(rows.score.values)
    .filter((row) => rows.group[row] === index)
    .sort(
      (a, b) =>
        (rows.score.values[b] ?? NaN) - (rows.score.values[a] ?? NaN) ||
        (rows.need.values[b] ?? NaN) - (rows.need.values[a] ?? NaN) ||
        a - b,
    )
  return percentiles.map((cut) => {
    const others: number[] = []
    let own = 0
    percentile.forEach((place, row) => {
      if (place < cut) return
      if (rows.group[row] === index) own++
      else others.push(rows.need.values[row] ?? NaN)
    })
    const waiting = line.filter((row) => (percentile[row] ?? 0) < cut)
    const exchanged = exchanges(
      others.sort((a, b) => a - b),
      {
        waiting: Array.from(waiting, (row) => rows.need.values[row] ?? NaN),
        skips: published === 2019,
      },
    )
    const selected = own + others.length
    return {percentile: cut, selected, before: own / selected, after: (own + exchanged) / selected}
  })
}

function exchanges(
  places: readonly number[],
  {waiting, skips}: {waiting: readonly number[]; skips: boolean},
): number {
  let count = 0
  // The last in line is not asked, as in the published code.
  for (const need of waiting.slice(0, -1)) {
    const left = places.length - count
    if (left <= (skips ? count + 1 : 1)) break
    if ((places[skips ? 2 * count : count] ?? Infinity) < need) count++
  }
  return count
}

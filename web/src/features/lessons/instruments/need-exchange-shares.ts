import type {PercentileCounts} from './need-exchange-figures.ts'

/** Who is admitted from a percentile of the score on, by score and after places go by need. */
export interface ExchangedPlaces {
  readonly percentile: number
  readonly selected: number
  /** Black patients among them, by score. */
  readonly black: number
  /** Places that pass from a healthier white patient to a sicker Black one. */
  readonly exchanged: number
  /** Shares of Black patients among the selected, 0 to 1. */
  readonly before: number
  readonly after: number
  /** Active conditions on average: of those who give a place, of those who take one; NaN if none. */
  readonly given: number
  readonly taken: number
}

/**
 * The exchange of Obermeyer et al. (Science 2019, figure 1b, with their correction of 2022), as
 * `needExchange` of the fairness library computes it from rows. Going down the scores of Black
 * patients below the percentile, whoever has more conditions than the least ill white patient above
 * takes that place; the last place and the last in line are left out, as in their code.
 */
export function exchangedPlaces(
  counts: readonly PercentileCounts[],
  percentile: number,
): ExchangedPlaces {
  const above = counts.filter((row) => row.percentile >= percentile)
  const places = whiteConditions(above)
  const waiting = counts
    .filter((row) => row.percentile < percentile)
    .flatMap(({black}) => black)
    .slice(0, -1)
  const taken: number[] = []
  for (const conditions of waiting) {
    if (places.length - taken.length <= 1) break
    if ((places[taken.length] ?? Infinity) < conditions) taken.push(conditions)
  }
  const black = above.reduce((sum, row) => sum + row.black.length, 0)
  const selected = black + places.length
  return {
    percentile,
    selected,
    black,
    exchanged: taken.length,
    before: black / selected,
    after: (black + taken.length) / selected,
    given: meanOf(places.slice(0, taken.length)),
    taken: meanOf(taken),
  }
}

/** The share of Black patients among all, 0 to 1. */
export function blackShare(counts: readonly PercentileCounts[]): number {
  const black = counts.reduce((sum, row) => sum + row.black.length, 0)
  return black / (black + whiteConditions(counts).length)
}

/** The conditions of every white patient, rising. */
function whiteConditions(counts: readonly PercentileCounts[]): number[] {
  return counts
    .flatMap(({white}) => white.flatMap((people, conditions) => Array(people).fill(conditions)))
    .sort((a: number, b: number) => a - b)
}

function meanOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length
}

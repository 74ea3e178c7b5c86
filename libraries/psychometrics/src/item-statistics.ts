import type {ResponseMatrix} from './response-matrix.ts'

/** Classical statistics of one item. */
export interface ItemStatistics {
  readonly answers: number
  /** Mean share of the credit, from 0 to 1: for a right-or-wrong item the proportion right. Null without answers. */
  readonly proportion: number | null
  /**
   * Correlation of the item's score with the rest of the test, the item itself taken out; null when
   * either does not vary or fewer than three people answered.
   */
  readonly restCorrelation: number | null
}

/** Classical statistics of a test whose items were all given to all. */
export interface TestStatistics {
  readonly people: number
  readonly meanScore: number
  readonly standardDeviation: number
  /** Cronbach's alpha (1951), a lower bound of reliability; null with one item or equal scores. */
  readonly alpha: number | null
  /** Points by which an observed score strays from a person's true one: SD·√(1 − alpha). */
  readonly standardErrorOfMeasurement: number | null
  /** Per item the alpha of the test without it; null where it does not exist. */
  readonly alphaWithout: readonly (number | null)[]
}

/**
 * Statistics of every item. Where items are given adaptively, people's rest scores come from
 * different items: pass abilities as `criterion`, which then take the place of the rest score.
 */
export function itemStatistics(
  responses: ResponseMatrix,
  {highestScores, criterion}: {highestScores: readonly number[]; criterion?: readonly number[]},
): ItemStatistics[] {
  return highestScores.map((highest, item) => {
    const pairs = responses.flatMap((row, person): [number, number][] => {
      const score = row[item] ?? null
      if (score === null) return []
      const rest = row.reduce<number>(
        (sum, each, other) => sum + (other === item ? 0 : (each ?? 0)),
        0,
      )
      return [[score, criterion === undefined ? rest : (criterion[person] ?? NaN)]]
    })
    const total = pairs.reduce((sum, [score]) => sum + score, 0)
    return {
      answers: pairs.length,
      proportion: pairs.length === 0 ? null : total / (highest * pairs.length),
      restCorrelation: pairs.length < 3 ? null : correlation(pairs),
    }
  })
}

/** Statistics of a test of which people answered every item; rows with an item missing are left out. */
export function testStatistics(responses: ResponseMatrix): TestStatistics {
  const rows = responses.flatMap((row): number[][] => {
    const scores = row.flatMap((score) => (score === null ? [] : [score]))
    return scores.length === row.length ? [scores] : []
  })
  const totals = rows.map((row) => row.reduce((sum, score) => sum + score, 0))
  const items = rows[0]?.length ?? 0
  const byItem = Array.from({length: items}, (_, item) => rows.map((row) => row[item] ?? NaN))
  const alpha = alphaOf(byItem, totals)
  const standardDeviation = Math.sqrt(variance(totals))
  return {
    people: rows.length,
    meanScore: mean(totals),
    standardDeviation,
    alpha,
    standardErrorOfMeasurement:
      alpha === null ? null : standardDeviation * Math.sqrt(Math.max(0, 1 - alpha)),
    alphaWithout: byItem.map((scores, item) =>
      alphaOf(
        byItem.filter((_, other) => other !== item),
        totals.map((total, person) => total - (scores[person] ?? NaN)),
      ),
    ),
  }
}

function alphaOf(items: readonly (readonly number[])[], totals: readonly number[]): number | null {
  const whole = variance(totals)
  if (items.length < 2 || !(whole > 0)) return null
  const parts = items.reduce((sum, scores) => sum + variance(scores), 0)
  return (items.length / (items.length - 1)) * (1 - parts / whole)
}

function correlation(pairs: readonly [number, number][]): number | null {
  const meanX = mean(pairs.map(([x]) => x))
  const meanY = mean(pairs.map(([, y]) => y))
  let xx = 0
  let yy = 0
  let xy = 0
  for (const [x, y] of pairs) {
    xx += (x - meanX) ** 2
    yy += (y - meanY) ** 2
    xy += (x - meanX) * (y - meanY)
  }
  return xx > 0 && yy > 0 ? xy / Math.sqrt(xx * yy) : null
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length
}

function variance(values: readonly number[]): number {
  const middle = mean(values)
  return values.reduce((sum, value) => sum + (value - middle) ** 2, 0) / (values.length - 1)
}

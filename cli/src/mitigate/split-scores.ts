import {randomFrom} from '@airworthy/kernel'
import {groupingOf, type GroupName, type ScoreCounts} from '@airworthy/fairness'

/** Two halves of the same people, as if every row had been dealt by a coin. */
export interface SplitScores {
  readonly chosen: ScoreCounts
  readonly measured: ScoreCounts
}

/** Deals counted rows into two halves by the seed: one to choose thresholds on, one to measure them on. */
export function splitScores(scores: ScoreCounts, {seed}: {seed: string}): SplitScores {
  const random = randomFrom(`halves ${seed}`)
  const half = (count: number) => {
    let dealt = 0
    for (let row = 0; row < count; row++) dealt += random.next() < 0.5 ? 1 : 0
    return dealt
  }
  const positives = scores.positives.map(half)
  const negatives = scores.negatives.map(half)
  return {
    chosen: {...scores, positives, negatives},
    measured: {
      ...scores,
      positives: scores.positives.map((count, entry) => count - (positives[entry] ?? 0)),
      negatives: scores.negatives.map((count, entry) => count - (negatives[entry] ?? 0)),
    },
  }
}

/** A group with its rows, and whether it has enough of them. */
export interface SizedGroup {
  readonly group: GroupName
  readonly n: number
  readonly judged: boolean
}

/** Keeps the groups with at least so many rows: thresholds of fewer would be chance. */
export function largeGroups(
  scores: ScoreCounts,
  {minGroup}: {minGroup: number},
): {scores: ScoreCounts; groups: readonly SizedGroup[]} {
  const {groups, groupOfCell} = groupingOf(scores.keys, scores.keys.by)
  const sizes = groups.map(() => 0)
  for (const [entry, cell] of scores.cell.entries()) {
    const group = groupOfCell[cell] ?? 0
    const rows = (scores.positives[entry] ?? 0) + (scores.negatives[entry] ?? 0)
    sizes[group] = (sizes[group] ?? 0) + rows
  }
  const kept = (cell: number) => (sizes[groupOfCell[cell] ?? 0] ?? 0) >= minGroup
  const width = scores.keys.by.length
  const cells = Array.from(groupOfCell.keys()).filter(kept)
  const placeOf = new Map(cells.map((cell, place) => [cell, place]))
  const entries = Array.from(scores.cell.keys()).filter((entry) => kept(scores.cell[entry] ?? 0))
  const pick = (values: Float64Array) => Float64Array.from(entries, (entry) => values[entry] ?? NaN)
  return {
    scores: {
      ...scores,
      keys: {
        ...scores.keys,
        codes: Uint32Array.from(
          cells.flatMap((cell) => [
            ...scores.keys.codes.subarray(cell * width, (cell + 1) * width),
          ]),
        ),
      },
      cell: Uint32Array.from(entries, (entry) => placeOf.get(scores.cell[entry] ?? 0) ?? 0),
      score: pick(scores.score),
      positives: pick(scores.positives),
      negatives: pick(scores.negatives),
    },
    groups: groups.map((group, place) => {
      const n = sizes[place] ?? 0
      return {group, n, judged: n >= minGroup}
    }),
  }
}

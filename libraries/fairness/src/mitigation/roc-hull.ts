import type {ScoreTable} from './score-tables.ts'

/** Where a group's selection begins: at a score and above, or all, or none of it. */
export type Threshold = number | 'all' | 'none'

/** The best that a group's score can do: the upper convex hull of its ROC curve. */
export interface RocHull {
  readonly falsePositiveRate: Float64Array
  readonly truePositiveRate: Float64Array
  readonly thresholds: readonly Threshold[]
}

/**
 * The corners of the hull, from selecting none (0, 0) to selecting all (1, 1), both rates rising;
 * what lies between two corners is reached by drawing between their thresholds (Provost and Fawcett
 * 2001). Thresholds are halfway between scores.
 */
export function rocHull({score, positives, negatives, positive, negative}: ScoreTable): RocHull {
  const corners: Corner[] = [{x: 0, y: 0, threshold: 'none'}]
  let truePositive = 0
  let falsePositive = 0
  for (const [place, value] of score.entries()) {
    truePositive += positives[place] ?? 0
    falsePositive += negatives[place] ?? 0
    const next = score[place + 1]
    const corner = {
      x: falsePositive / negative,
      y: truePositive / positive,
      threshold: next === undefined ? ('all' as const) : between(value, next),
    }
    while (corners.length >= 2 && isBelow(corners, corner)) corners.pop()
    corners.push(corner)
  }
  return {
    falsePositiveRate: Float64Array.from(corners, ({x}) => x),
    truePositiveRate: Float64Array.from(corners, ({y}) => y),
    thresholds: corners.map(({threshold}) => threshold),
  }
}

interface Corner {
  readonly x: number
  readonly y: number
  readonly threshold: Threshold
}

// Rounding may put the middle of two neighbouring numbers on the lower one.
function between(upper: number, lower: number): number {
  const middle = lower + (upper - lower) / 2
  return middle > lower ? middle : upper
}

/** Whether the last corner is on or below the line from the one before it to the new one. */
function isBelow(corners: readonly Corner[], next: Corner): boolean {
  const last = corners.at(-1) ?? next
  const before = corners.at(-2) ?? next
  const turn = (last.x - before.x) * (next.y - before.y) - (last.y - before.y) * (next.x - before.x)
  return turn >= 0
}

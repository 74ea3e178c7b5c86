import type {ScoreCounts} from '../table-counts.ts'

/** Counted scores of one sensitive column for a test: group, score, positives, negatives. */
export function buildScores(
  rows: readonly (readonly [string, number, number, number])[],
  {by = 'group'}: {by?: string} = {},
): ScoreCounts {
  const groups = [...new Set(rows.map(([group]) => group))].sort()
  const sorted = rows.toSorted(
    ([a, left], [b, right]) => groups.indexOf(a) - groups.indexOf(b) || left - right,
  )
  return {
    keys: {by: [by], values: [groups], codes: Uint32Array.from(groups.keys())},
    cell: Uint32Array.from(sorted, ([group]) => groups.indexOf(group)),
    score: Float64Array.from(sorted, ([, score]) => score),
    positives: Float64Array.from(sorted, ([, , positives]) => positives),
    negatives: Float64Array.from(sorted, ([, , , negatives]) => negatives),
    exact: true,
    edges: new Float64Array(),
    missing: {rows: 0, label: 0, prediction: 0, score: 0},
  }
}

import {AirworthyError} from '@airworthy/kernel'
import {groupingOf, groupText, type GroupName} from '../groupings.ts'
import type {ScoreCounts} from '../table-counts.ts'

/** The people of one group by score, the highest first; each score once. */
export interface ScoreTable {
  readonly group: GroupName
  readonly score: Float64Array
  readonly positives: Float64Array
  readonly negatives: Float64Array
  readonly positive: number
  readonly negative: number
}

/**
 * Counted scores by group, by all sensitive columns or by those named. Throws `unknown-column`, and
 * `mitigation-refused` for fewer than two groups or a group in which one of the labels does not
 * occur: no threshold can be chosen for it.
 */
export function scoreTables(
  {keys, cell, score, positives, negatives}: ScoreCounts,
  {by = keys.by}: {by?: readonly string[]} = {},
): ScoreTable[] {
  const {groups, groupOfCell} = groupingOf(keys, by)
  const tables = groups.map(() => new Map<number, {positives: number; negatives: number}>())
  for (const [entry, value] of score.entries()) {
    const table = tables[groupOfCell[cell[entry] ?? 0] ?? 0]
    const row = table?.get(value) ?? {positives: 0, negatives: 0}
    row.positives += positives[entry] ?? 0
    row.negatives += negatives[entry] ?? 0
    table?.set(value, row)
  }
  const scores = groups.map((group, place) => scoresOf(group, tables[place] ?? new Map()))
  if (scores.length < 2) {
    throw new AirworthyError(
      'mitigation-refused',
      `${scores.length} groups by ${by.join(', ')}: thresholds by group need two or more`,
    )
  }
  for (const {group, positive, negative} of scores) {
    if (positive > 0 && negative > 0) continue
    throw new AirworthyError(
      'mitigation-refused',
      `group ${groupText(group)} has ${positive} positive and ${negative} negative labels: leave it out, or join groups`,
      {facts: {group}},
    )
  }
  return scores
}

function scoresOf(
  group: GroupName,
  table: ReadonlyMap<number, {positives: number; negatives: number}>,
): ScoreTable {
  const rows = [...table].sort(([left], [right]) => right - left)
  const positives = Float64Array.from(rows, ([, row]) => row.positives)
  const negatives = Float64Array.from(rows, ([, row]) => row.negatives)
  return {
    group,
    score: Float64Array.from(rows, ([value]) => value),
    positives,
    negatives,
    positive: positives.reduce((sum, count) => sum + count, 0),
    negative: negatives.reduce((sum, count) => sum + count, 0),
  }
}

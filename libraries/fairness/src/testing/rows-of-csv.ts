import {descending} from '../ranking.ts'
import type {ScoreCounts} from '../table-counts.ts'

/** The rows of a small, well-formed CSV text without quotes, by the names of its first line. */
export function rowsOfCsv(text: string): Record<string, string>[] {
  const [head = '', ...lines] = text.trimEnd().split(/\r?\n/)
  const names = head.split(',')
  return lines.map((line) => {
    const fields = line.split(',')
    return Object.fromEntries(names.map((name, index) => [name, fields[index] ?? '']))
  })
}

/** Counts scores by one sensitive column, as a table source does. */
export function scoreCountsFrom(
  by: readonly string[],
  {name, score, label}: {name: string; score: readonly number[]; label: readonly boolean[]},
): ScoreCounts {
  const values = [...new Set(by)].sort()
  const order = [...descending(Float64Array.from(score))].reverse()
  const cell: number[] = []
  const scores: number[] = []
  const positives: number[] = []
  const negatives: number[] = []
  values.forEach((value, index) => {
    for (const row of order) {
      if (by[row] !== value) continue
      if (cell.at(-1) !== index || scores.at(-1) !== score[row]) {
        cell.push(index)
        scores.push(score[row] ?? NaN)
        positives.push(0)
        negatives.push(0)
      }
      const counts = label[row] === true ? positives : negatives
      counts[counts.length - 1] = (counts.at(-1) ?? 0) + 1
    }
  })
  return {
    keys: {by: [name], values: [values], codes: Uint32Array.from(values.keys())},
    cell: Uint32Array.from(cell),
    score: Float64Array.from(scores),
    positives: Float64Array.from(positives),
    negatives: Float64Array.from(negatives),
    exact: true,
    edges: new Float64Array(0),
    missing: {rows: 0, label: 0, prediction: 0, score: 0},
  }
}

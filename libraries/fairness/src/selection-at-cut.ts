import {wilsonInterval} from '@airworthy/statistics'
import type {Estimate} from './group-metrics.ts'
import type {AuditedRows} from './label-audit.ts'
import {descending} from './ranking.ts'

/** Who is selected when the rows with the highest values of a ranking are. */
export interface CutSelection {
  readonly ranking: string
  /** The share of all rows that is selected. */
  readonly cut: number
  readonly selected: number
  readonly groups: readonly SelectedGroup[]
  /** The share of the total of each measured column that the selected hold: need, labels. */
  readonly captured: Readonly<Record<string, number>>
}

/** One group among the selected. */
export interface SelectedGroup {
  readonly group: string
  readonly selected: number
  /** Of the selected, the share that belongs to the group. */
  readonly share: Estimate
  /** Of the group, the share that is selected. */
  readonly selectionRate: Estimate
  /** The mean need of the selected of the group; null where none is. */
  readonly meanNeed: number | null
}

/** Selects the highest by each ranking at each cut; the number is rounded to whole rows. */
export function selectionAtCuts(
  rows: AuditedRows,
  {
    cuts,
    confidence,
    rankings,
  }: {
    cuts: readonly number[]
    confidence: number
    rankings: readonly {readonly name: string; readonly values: Float64Array}[]
  },
): CutSelection[] {
  return rankings.flatMap(({name, values}) => {
    const order = descending(values)
    return cuts.map((cut) => {
      const count = Math.round(cut * order.length)
      return {
        ranking: name,
        cut,
        ...selectionOf(rows, {chosen: order.subarray(0, count), confidence}),
      }
    })
  })
}

/** What is said of any set of selected rows, given by their numbers from 0. */
export function selectionOf(
  rows: AuditedRows,
  {chosen, confidence = 0.95}: {chosen: Uint32Array; confidence?: number},
): Omit<CutSelection, 'ranking' | 'cut'> {
  const sizes = rows.groups.map(() => 0)
  rows.group.forEach((group) => (sizes[group] = (sizes[group] ?? 0) + 1))
  const counts = rows.groups.map(() => 0)
  const needs = rows.groups.map(() => 0)
  for (const row of chosen) {
    const group = rows.group[row] ?? 0
    counts[group] = (counts[group] ?? 0) + 1
    needs[group] = (needs[group] ?? 0) + (rows.need.values[row] ?? NaN)
  }
  return {
    selected: chosen.length,
    groups: rows.groups.map((group, index) => {
      const successes = counts[index] ?? 0
      return {
        group,
        selected: successes,
        share: shareOf({successes, trials: chosen.length}, confidence),
        selectionRate: shareOf({successes, trials: sizes[index] ?? 0}, confidence),
        meanNeed: successes === 0 ? null : (needs[index] ?? NaN) / successes,
      }
    }),
    captured: Object.fromEntries(
      [rows.need, ...rows.candidates].map(({name, values}) => [name, captured(values, chosen)]),
    ),
  }
}

function shareOf(count: {successes: number; trials: number}, confidence: number): Estimate {
  const {successes, trials} = count
  if (trials === 0) return {value: null, low: null, high: null, n: 0}
  return {value: successes / trials, ...wilsonInterval(count, confidence), n: trials}
}

function captured(values: Float64Array, chosen: Uint32Array): number {
  const all = values.reduce((sum, value) => sum + value, 0)
  return chosen.reduce((sum, row) => sum + (values[row] ?? NaN), 0) / all
}

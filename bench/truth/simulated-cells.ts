import type {Random} from '@airworthy/kernel'
import type {CellCounts} from '@airworthy/fairness'
import {sampleBinomial} from '@airworthy/statistics'

/** How one group behaves: the chances of a positive label and of selection given the label. */
export interface Behaviour {
  readonly baseRate: number
  readonly truePositiveRate: number
  readonly falsePositiveRate: number
}

/** One cell to simulate: its values, its rows, its behaviour. */
export interface SimulatedCell {
  readonly values: readonly string[]
  readonly rows: number
  readonly behaviour: Behaviour
}

/** Draws the counts of the cells, as if the rows had been drawn one by one and counted. */
export function simulatedCells(
  random: Random,
  {by, cells}: {by: readonly string[]; cells: readonly SimulatedCell[]},
): CellCounts {
  const values = by.map((_, k) => [...new Set(cells.map((cell) => cell.values[k] ?? ''))].sort())
  const drawn = cells.map(({rows, behaviour}) => {
    const positives = sampleBinomial(random, {trials: rows, p: behaviour.baseRate})
    const hits = sampleBinomial(random, {trials: positives, p: behaviour.truePositiveRate})
    const alarms = sampleBinomial(random, {
      trials: rows - positives,
      p: behaviour.falsePositiveRate,
    })
    return {rows, positives, hits, alarms}
  })
  const column = (count: (cell: (typeof drawn)[number]) => number) =>
    Float64Array.from(drawn, count)
  return {
    by,
    values,
    codes: Uint32Array.from(
      cells.flatMap((cell) => by.map((_, k) => values[k]?.indexOf(cell.values[k] ?? '') ?? 0)),
    ),
    n: column(({rows}) => rows),
    truePositive: column(({hits}) => hits),
    falsePositive: column(({alarms}) => alarms),
    trueNegative: column(({rows, positives, alarms}) => rows - positives - alarms),
    falseNegative: column(({positives, hits}) => positives - hits),
    positiveLabel: column(({positives}) => positives),
    selected: column(({hits, alarms}) => hits + alarms),
    has: {label: true, prediction: true},
    missing: {rows: 0, label: 0, prediction: 0, score: 0},
    rows: drawn.reduce((sum, {rows}) => sum + rows, 0),
  }
}

import type {Behaviour, SimulatedCell} from './simulated-cells.ts'
import type {MetricName} from '@airworthy/fairness'

/** A world to audit many times, with what there is to find in it. */
export interface Scenario {
  readonly name: string
  readonly by: readonly string[]
  readonly cells: readonly SimulatedCell[]
  /** The metric that differs; null where none does. */
  readonly differs: MetricName | null
}

const alike: Behaviour = {baseRate: 0.4, truePositiveRate: 0.7, falsePositiveRate: 0.3}
const rare: Behaviour = {baseRate: 0.1, truePositiveRate: 0.6, falsePositiveRate: 0.05}

/** Worlds without any disparity: each alarm is false. */
export const fairWorlds: readonly Scenario[] = [
  {
    name: '40 groups of 100, one column',
    by: ['group'],
    cells: columnOf(40, 100, alike),
    differs: null,
  },
  {
    name: '40 groups of 100, one column, few positives',
    by: ['group'],
    cells: columnOf(40, 100, rare),
    differs: null,
  },
  {
    name: '5 × 8 = 40 groups of 100, two columns and together',
    by: ['first', 'second'],
    cells: crossed([5, 8], 100, alike),
    differs: null,
  },
  {
    name: '2 × 4 × 5 = 40 groups of 1,000, three columns and all together',
    by: ['first', 'second', 'third'],
    cells: crossed([2, 4, 5], 1000, alike),
    differs: null,
  },
  {name: '2 groups of 100', by: ['group'], cells: columnOf(2, 100, alike), differs: null},
]

/** Worlds with a gap of 0.15 at 1,000 rows a group: each silence is a miss. */
export const unequalWorlds: readonly Scenario[] = [
  {
    name: '2 groups of 1,000, selection .45 and .30',
    by: ['group'],
    cells: withOther(2, {baseRate: 0.4, truePositiveRate: 0.55, falsePositiveRate: 0.1333333333}),
    differs: 'selectionRate',
  },
  {
    name: '2 groups of 1,000, true positives .70 and .55',
    by: ['group'],
    cells: withOther(2, {...alike, truePositiveRate: 0.55}),
    differs: 'truePositiveRate',
  },
  {
    name: '2 groups of 1,000, false positives .30 and .45',
    by: ['group'],
    cells: withOther(2, {...alike, falsePositiveRate: 0.45}),
    differs: 'falsePositiveRate',
  },
  {
    name: 'one of 40 groups of 1,000, true positives .55',
    by: ['group'],
    cells: withOther(40, {...alike, truePositiveRate: 0.55}),
    differs: 'truePositiveRate',
  },
  {
    name: 'one of 40 groups of 1,000, false positives .45',
    by: ['group'],
    cells: withOther(40, {...alike, falsePositiveRate: 0.45}),
    differs: 'falsePositiveRate',
  },
  {
    name: 'one of 2 × 4 × 5 groups of 1,000 in three columns, true positives .55',
    by: ['first', 'second', 'third'],
    cells: crossed([2, 4, 5], 1000, alike).map((cell, index) =>
      index === 0 ? {...cell, behaviour: {...alike, truePositiveRate: 0.55}} : cell,
    ),
    differs: 'truePositiveRate',
  },
]

function columnOf(count: number, rows: number, behaviour: Behaviour): SimulatedCell[] {
  return Array.from({length: count}, (_, index) => ({
    values: [`group ${index + 1}`],
    rows,
    behaviour,
  }))
}

function withOther(count: number, other: Behaviour): SimulatedCell[] {
  return columnOf(count, 1000, alike).map((cell, index) =>
    index === 0 ? {...cell, behaviour: other} : cell,
  )
}

function crossed(sizes: readonly number[], rows: number, behaviour: Behaviour): SimulatedCell[] {
  const combinations = sizes.reduce<string[][]>(
    (before, size) =>
      before.flatMap((values) =>
        Array.from({length: size}, (_, index) => [...values, `value ${index + 1}`]),
      ),
    [[]],
  )
  return combinations.map((values) => ({values, rows, behaviour}))
}

import {randomFrom} from '@airworthy/kernel'
import {auditFairness, bootstrapAudit} from '@airworthy/fairness'
import {fairWorlds} from './scenarios.ts'
import {simulatedCells} from './simulated-cells.ts'

/** How long the arithmetic takes after the table has been counted, in milliseconds of processor time. */
export interface TimingFigures {
  readonly rows: number
  readonly audit: number
  readonly bootstrap: number
}

/** Times an audit and 1,000 bootstrap replicates of 40 cells in three columns, at three sizes. */
export function timingReport(): TimingFigures[] {
  console.log(
    '\n(c) time after counting: 2 × 4 × 5 = 40 cells, 7 groupings, 4 metrics; processor time, best of 5',
  )
  const world = fairWorlds.find(({by}) => by.length === 3)
  if (world === undefined) return []
  return [40_000, 1_000_000, 1_000_000_000].map((rows) => {
    const cells = simulatedCells(randomFrom('timing'), {
      by: world.by,
      cells: world.cells.map((cell) => ({...cell, rows: rows / world.cells.length})),
    })
    const metrics = ['selectionRate', 'truePositiveRate', 'falsePositiveRate', 'accuracy'] as const
    const audit = fastest(() => auditFairness(cells, {tested: metrics}))
    const bootstrap = fastest(() => bootstrapAudit(cells, {seed: 'timing', metrics}))
    console.log(
      `  ${rows.toLocaleString('en')} rows: audit with all intervals ${audit.toFixed(0)} ms, ` +
        `1,000 replicates ${bootstrap.toFixed(0)} ms`,
    )
    return {rows, audit, bootstrap}
  })
}

function fastest(work: () => unknown): number {
  let best = Infinity
  for (let round = 0; round < 5; round++) {
    // Of the processor, so that what else the machine does is not counted.
    const began = process.cpuUsage()
    work()
    const {user, system} = process.cpuUsage(began)
    best = Math.min(best, (user + system) / 1000)
  }
  return best
}

import {recovery, type ErrorsOf, type RecoverySummary} from './recovery.ts'
import {percent, printTable} from './tables.ts'

/** Runs and prints the calibration of simulated banks, seeds 1 to `seeds`. */
export function recoveryReport({seeds}: {seeds: number}): readonly RecoverySummary[] {
  console.log('\n(c) calibration of 30 two-parameter items answered by 500 simulated people')
  const found = Array.from({length: seeds}, (_, index) => recovery(index + 1))
  printTable(
    ['seed', 'RMSE a', 'theory a', 'RMSE b', 'theory b', 'holds a', 'holds b', 'rounds', 's'],
    [
      ...found.map(({seed, a, b, rounds, seconds}) => [
        String(seed),
        ...cells(a, b),
        String(rounds),
        seconds.toFixed(1),
      ]),
      ['all', ...cells(pooled(found.map(({a}) => a)), pooled(found.map(({b}) => b)))],
    ],
  )
  console.log('  theory: the Cramér–Rao bound of the marginal likelihood at the true parameters;')
  console.log('  holds: 95 % intervals with the true value inside')
  return found
}

function cells(a: ErrorsOf, b: ErrorsOf): string[] {
  return [
    a.rootMeanSquare.toFixed(3),
    a.allowed.toFixed(3),
    b.rootMeanSquare.toFixed(3),
    b.allowed.toFixed(3),
    percent(a.holding),
    percent(b.holding),
  ]
}

function pooled(errors: readonly ErrorsOf[]): ErrorsOf {
  const mean = (valueOf: (each: ErrorsOf) => number): number =>
    errors.reduce((sum, each) => sum + valueOf(each), 0) / errors.length
  return {
    rootMeanSquare: Math.sqrt(mean(({rootMeanSquare}) => rootMeanSquare ** 2)),
    allowed: Math.sqrt(mean(({allowed}) => allowed ** 2)),
    holding: mean(({holding}) => holding),
  }
}

import {precision, precisionRule, type PrecisionRule, type PrecisionSummary} from './precision.ts'
import {median, percent, printTable} from './tables.ts'

/** The figures of the adaptive test on 1,000 items, and of other ways to choose. */
export interface PrecisionReport {
  readonly people: number
  readonly rule: PrecisionRule
  readonly bySeed: readonly PrecisionSummary[]
  readonly medianShare: number
  readonly lowestShare: number
  readonly highestShare: number
  readonly highestExposure: number
  readonly variants: readonly {name: string; medianShare: number; highestExposure: number}[]
}

const uncontrolled: PrecisionRule = {...precisionRule, exposureTarget: 1}

const variantRules: readonly (readonly [string, PrecisionRule])[] = [
  ['as above', precisionRule],
  ['without exposure control', uncontrolled],
  ['without it, by information at the mean', {...uncontrolled, ranking: 'information-at-mean'}],
  ['without it, by expected variance', {...uncontrolled, ranking: 'expected-variance'}],
  ['without it, one of the best five', {...uncontrolled, among: 5}],
  ['without it and without balance', {...uncontrolled, balanced: false}],
]

/** Runs and prints seeds 1 to `seeds`, then other rules on the first `variants` seeds. */
export function precisionReport({
  seeds,
  people,
  variants,
}: {
  seeds: number
  people: number
  variants: number
}): PrecisionReport {
  console.log(
    `\n(a) ${people} people on 1,000 three-parameter items, seeds 1 to ${seeds}: posterior SD below 0.3 within 36 items`,
  )
  console.log('    largest posterior-weighted information; seven areas in turn; Sympson–Hetter')
  console.log('    parameters from other simulated people; an item at 30 % so far is set aside')
  const bySeed = Array.from({length: seeds}, (_, index) =>
    precision(index + 1, {people, rule: precisionRule}),
  )
  printTable(
    ['seed', 'within 36', 'most exposed', 'median items', 'area difference'],
    bySeed.map(({seed, share, highestExposure, medianItems, imbalance}) => [
      String(seed),
      percent(share),
      percent(highestExposure),
      String(medianItems),
      String(imbalance),
    ]),
  )
  const report = summaryOf(bySeed)
  console.log(
    `  median ${percent(report.medianShare)}, range ${percent(report.lowestShare)} to ` +
      `${percent(report.highestShare)}; most exposed item of any seed ${percent(report.highestExposure)}`,
  )
  const holds = report.medianShare >= 0.9 && report.highestExposure <= 0.3
  console.log(
    `  asked: median at least 90 %, exposure at most 30 %: ${holds ? 'holds' : 'does not hold'}`,
  )
  return {
    people,
    rule: precisionRule,
    bySeed,
    ...report,
    variants: variantFigures(variants, people),
  }
}

function variantFigures(
  seeds: number,
  people: number,
): {name: string; medianShare: number; highestExposure: number}[] {
  if (seeds === 0) return []
  const found = variantRules.map(([name, rule]) => {
    const runs = Array.from({length: seeds}, (_, index) => precision(index + 1, {people, rule}))
    const {medianShare, highestExposure} = summaryOf(runs)
    return {name, medianShare, highestExposure}
  })
  console.log(`\n    what balance and exposure control cost (seeds 1 to ${seeds})`)
  printTable(
    ['rule', 'median within 36', 'most exposed'],
    found.map(({name, medianShare, highestExposure}) => [
      name,
      percent(medianShare),
      percent(highestExposure),
    ]),
  )
  return found
}

function summaryOf(runs: readonly PrecisionSummary[]): {
  medianShare: number
  lowestShare: number
  highestShare: number
  highestExposure: number
} {
  const shares = runs.map(({share}) => share)
  return {
    medianShare: median(shares),
    lowestShare: Math.min(...shares),
    highestShare: Math.max(...shares),
    highestExposure: Math.max(...runs.map(({highestExposure}) => highestExposure)),
  }
}

import type {
  CriterionFigures,
  CriterionId,
  ScoredGroup,
  ThresholdView,
} from '@airworthy/range/views'
import {newcombeInterval, wilsonInterval, type Count} from '@airworthy/statistics'
import type {Estimate} from '../estimate-row.tsx'

/** The rates of one group under a threshold that is only tried. */
export interface LiveGroup {
  readonly group: string
  readonly accepted: Estimate
  readonly wrongfulRefusals: Estimate
  readonly missedDefaults: Estimate
  readonly precision: Estimate
}

/** What two thresholds come to on the open set. */
export interface LiveFigures {
  readonly groups: readonly LiveGroup[]
  readonly criteria: readonly CriterionFigures[]
  /** Cost per 1,000 applicants, in units of one wrongful refusal. */
  readonly cost: number
}

/**
 * The same arithmetic as the engine's, so that figures follow a slider without the server; what
 * counts is what the server computes when the thresholds are fixed.
 */
export function liveFigures(
  view: ThresholdView,
  thresholds: Readonly<Record<string, number>>,
): LiveFigures {
  const groups = view.opened.find(({id}) => id === view.set)?.groups ?? []
  const counts = groups.map((group) => countsOf(group, {view, at: thresholds[group.group] ?? 1}))
  const cost = counts.reduce(
    (sum, {wrongfulRefusals, missedDefaults}) =>
      sum + wrongfulRefusals.successes + view.bounds.missedDefault * missedDefaults.successes,
    0,
  )
  const applicants = counts.reduce((sum, {acceptance}) => sum + acceptance.trials, 0)
  return {
    groups: counts.map(({group, acceptance, wrongfulRefusals, missedDefaults, precision}) => ({
      group,
      accepted: estimateOf(acceptance),
      wrongfulRefusals: estimateOf(wrongfulRefusals),
      missedDefaults: estimateOf(missedDefaults),
      precision: estimateOf(precision),
    })),
    criteria: [
      oneThreshold(groups.map(({group}) => thresholds[group] ?? 1)),
      ...(
        [
          ['wrongful-refusals', counts.map((each) => each.wrongfulRefusals)],
          ['missed-defaults', counts.map((each) => each.missedDefaults)],
          ['precision', counts.map((each) => each.precision)],
          ['acceptance', counts.map((each) => each.acceptance)],
        ] as const
      ).map(([criterion, pair]) => compared(criterion, {pair, tolerance: view.bounds.tolerance})),
    ],
    cost: (1_000 * cost) / applicants,
  }
}

function countsOf(
  {group, applicants, repaid, defaulted}: ScoredGroup,
  {view, at}: {view: ThresholdView; at: number},
) {
  const from = Math.round(at / view.step)
  const refusedGood = sumFrom(repaid, from)
  const refusedBad = sumFrom(defaulted, from)
  const bad = sumFrom(defaulted, 0)
  const refused = refusedGood + refusedBad
  return {
    group,
    acceptance: {successes: applicants - refused, trials: applicants},
    wrongfulRefusals: {successes: refusedGood, trials: applicants - bad},
    missedDefaults: {successes: bad - refusedBad, trials: bad},
    precision: {successes: refusedBad, trials: refused},
  }
}

function sumFrom(counts: readonly number[], from: number): number {
  let sum = 0
  for (let step = from; step < counts.length; step++) sum += counts[step] ?? 0
  return sum
}

function estimateOf(count: Count): Estimate {
  const {successes, trials} = count
  if (trials === 0) return {value: null, low: null, high: null, n: 0}
  return {value: successes / trials, ...wilsonInterval(count), n: trials}
}

function oneThreshold([first = 0, second = 0]: readonly number[]): CriterionFigures {
  const difference = Math.round((first - second) * 1_000) / 1_000
  return {
    criterion: 'one-threshold',
    difference: {value: difference, low: difference, high: difference, n: 2},
    verdict: difference === 0 ? 'met' : 'missed',
  }
}

function compared(
  criterion: CriterionId,
  {pair: [first, second], tolerance}: {pair: readonly Count[]; tolerance: number},
): CriterionFigures {
  if (first === undefined || second === undefined || first.trials * second.trials === 0) {
    return {
      criterion,
      difference: {value: null, low: null, high: null, n: 0},
      verdict: 'undecided',
    }
  }
  const {difference, low, high} = newcombeInterval({first, second})
  const n = Math.min(first.trials, second.trials)
  const within = low >= -tolerance && high <= tolerance
  const beyond = low > tolerance || high < -tolerance
  return {
    criterion,
    difference: {value: difference, low, high, n},
    verdict: within ? 'met' : beyond ? 'missed' : 'undecided',
  }
}

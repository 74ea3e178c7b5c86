import {estimated, metricOf, type MetricName} from '@airworthy/fairness'
import {newcombeInterval, type Count} from '@airworthy/statistics'
import {steps} from './applicants.ts'
import {criterionIds} from './criteria.ts'
import type {ThresholdFacts} from './facts.ts'
import type {
  CriterionFigures,
  CriterionId,
  GroupFigures,
  ScoredGroup,
  ThresholdEstimate,
  ThresholdFigures,
} from './view.ts'

type Bounds = ThresholdFacts['bounds']
type Outcomes = ReturnType<typeof outcomesAt>

/** What thresholds by group come to on a set of applicants; who reaches theirs is refused. */
export function thresholdFigures(
  groups: readonly ScoredGroup[],
  {
    set,
    thresholds,
    bounds,
  }: {set: string; thresholds: Readonly<Record<string, number>>; bounds: Bounds},
): ThresholdFigures {
  const thresholdOf = (group: ScoredGroup) => thresholds[group.group] ?? 1
  const outcomes = groups.map((group) => outcomesAt(group, thresholdOf(group)))
  return {
    set,
    groups: groups.map((group) => groupFigures(group, thresholdOf(group))),
    criteria: criterionIds.map((criterion) =>
      criterion === 'one-threshold'
        ? oneThreshold(groups.map(thresholdOf))
        : compared(criterion, {outcomes, tolerance: bounds.tolerance}),
    ),
    cost: costOf(outcomes, bounds),
    cheapest: cheapestCost(groups, bounds),
  }
}

/** The criteria with this verdict. */
export function withVerdict(
  {criteria}: ThresholdFigures,
  wanted: CriterionFigures['verdict'],
): CriterionId[] {
  return criteria.filter(({verdict}) => verdict === wanted).map(({criterion}) => criterion)
}

/** A step's number for a threshold: 0.3 is the 30th, whatever binary fractions make of it. */
function stepOf(threshold: number): number {
  return Math.round(threshold * steps)
}

function outcomesAt({applicants, repaid, defaulted}: ScoredGroup, threshold: number) {
  const from = stepOf(threshold)
  const falsePositive = sumFrom(repaid, from)
  const truePositive = sumFrom(defaulted, from)
  const positiveLabel = sumFrom(defaulted, 0)
  const falseNegative = positiveLabel - truePositive
  return {
    n: applicants,
    truePositive,
    falsePositive,
    falseNegative,
    trueNegative: applicants - positiveLabel - falsePositive,
    positiveLabel,
    selected: truePositive + falsePositive,
  }
}

function sumFrom(counts: readonly number[], from: number): number {
  let sum = 0
  for (let step = from; step < counts.length; step++) sum += counts[step] ?? 0
  return sum
}

function groupFigures(group: ScoredGroup, threshold: number): GroupFigures {
  const outcomes = outcomesAt(group, threshold)
  const estimate = (name: MetricName) => estimated(metricOf(name), outcomes)
  return {
    group: group.group,
    threshold,
    applicants: group.applicants,
    accepted: complement(estimate('selectionRate')),
    wrongfulRefusals: estimate('falsePositiveRate'),
    missedDefaults: estimate('falseNegativeRate'),
    precision: estimate('precision'),
  }
}

function complement({value, low, high, n}: ThresholdEstimate): ThresholdEstimate {
  const less = (part: number | null) => (part === null ? null : 1 - part)
  return {value: less(value), low: less(high), high: less(low), n}
}

function oneThreshold(thresholds: readonly number[]): CriterionFigures {
  const difference = ((thresholds[0] ?? 0) * steps - (thresholds[1] ?? 0) * steps) / steps
  return {
    criterion: 'one-threshold',
    difference: {value: difference, low: difference, high: difference, n: thresholds.length},
    verdict: Math.round(difference * steps) === 0 ? 'met' : 'missed',
  }
}

const countFor: Readonly<
  Record<Exclude<CriterionId, 'one-threshold'>, (outcomes: Outcomes) => Count>
> = {
  'wrongful-refusals': ({falsePositive, trueNegative}) => ({
    successes: falsePositive,
    trials: falsePositive + trueNegative,
  }),
  'missed-defaults': ({falseNegative, positiveLabel}) => ({
    successes: falseNegative,
    trials: positiveLabel,
  }),
  precision: ({truePositive, selected}) => ({successes: truePositive, trials: selected}),
  acceptance: ({n, selected}) => ({successes: n - selected, trials: n}),
}

function compared(
  criterion: Exclude<CriterionId, 'one-threshold'>,
  {outcomes, tolerance}: {outcomes: readonly Outcomes[]; tolerance: number},
): CriterionFigures {
  const [first, second] = outcomes.map(countFor[criterion])
  const n = Math.min(first?.trials ?? 0, second?.trials ?? 0)
  if (first === undefined || second === undefined || n === 0) {
    return {
      criterion,
      difference: {value: null, low: null, high: null, n},
      verdict: 'undecided',
    }
  }
  const {difference, low, high} = newcombeInterval({first, second})
  return {
    criterion,
    difference: {value: difference, low, high, n},
    verdict:
      low >= -tolerance && high <= tolerance
        ? 'met'
        : low > tolerance || high < -tolerance
          ? 'missed'
          : 'undecided',
  }
}

function costOf(outcomes: readonly Outcomes[], {missedDefault}: Bounds): number {
  let cost = 0
  let applicants = 0
  for (const {n, falsePositive, falseNegative} of outcomes) {
    cost += falsePositive + missedDefault * falseNegative
    applicants += n
  }
  return (1_000 * cost) / applicants
}

function cheapestCost(groups: readonly ScoredGroup[], bounds: Bounds): number {
  const costs = Array.from({length: steps + 1}, (_, step) =>
    costOf(
      groups.map((group) => outcomesAt(group, step / steps)),
      bounds,
    ),
  )
  return Math.min(...costs)
}

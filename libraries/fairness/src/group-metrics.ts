import {AirworthyError} from '@airworthy/kernel'
import {wilsonInterval, type Count, type Interval} from '@airworthy/statistics'
import type {OutcomeCounts} from './group-counts.ts'

/** Every metric of a group that follows from its counts. */
export type MetricName =
  | 'baseRate'
  | 'selectionRate'
  | 'truePositiveRate'
  | 'falsePositiveRate'
  | 'trueNegativeRate'
  | 'falseNegativeRate'
  | 'precision'
  | 'negativePredictiveValue'
  | 'accuracy'
  | 'f1'
  | 'balancedAccuracy'

/** A value with its confidence interval; all null where there is no trial to measure it on. */
export interface Estimate {
  readonly value: number | null
  readonly low: number | null
  readonly high: number | null
  /** The trials behind the value: all rows, those with a positive label and so on. */
  readonly n: number
}

/** How a metric follows from counts. */
export interface Metric {
  readonly name: MetricName
  readonly needs: {readonly label: boolean; readonly prediction: boolean}
  /** One count for a proportion; two whose proportions are averaged. */
  readonly counts: (counts: OutcomeCounts) => readonly [Count] | readonly [Count, Count]
  /** What the proportion becomes: increasing, so that equal proportions are equal values. */
  readonly transform: (proportion: number) => number
  /** Metrics with the same text are equal between groups together: a rate and its complement. */
  readonly hypothesis: string
}

/** The metric of this name. Throws `unknown-metric` with the known ones. */
export function metricOf(name: string): Metric {
  const metric = catalogue.find((entry) => entry.name === name)
  if (metric === undefined) {
    throw new AirworthyError(
      'unknown-metric',
      `unknown metric: ${name}; known are ${metricNames.join(', ')}`,
      {facts: {name}},
    )
  }
  return metric
}

/** The metrics that can be computed from what was counted. */
export function metricsFor(has: {label: boolean; prediction: boolean}): MetricName[] {
  return catalogue
    .filter(({needs}) => (has.label || !needs.label) && (has.prediction || !needs.prediction))
    .map(({name}) => name)
}

/**
 * A metric of a group with its interval: Wilson's for a proportion and, carried over, for F1 (the
 * transform 2p / (1 + p) of the share of true positives among all but the true negatives); for
 * balanced accuracy the two Wilson intervals joined as Newcombe joins them.
 */
export function estimated(
  metric: Metric,
  counts: OutcomeCounts,
  {confidence = 0.95}: {confidence?: number} = {},
): Estimate {
  const parts = metric.counts(counts)
  const n = parts.reduce((sum, {trials}) => sum + trials, 0)
  const value = valueOf(metric, counts)
  if (value === null) return {value, low: null, high: null, n}
  return {value, ...intervalOf(metric, parts, confidence), n}
}

/** Whether a metric is one plain proportion, so that the binomial law is that of its value. */
export function isProportion(metric: Metric): boolean {
  return metric.transform === same && metric.name !== 'balancedAccuracy'
}

/** A metric without its interval; null where there is no trial. */
export function valueOf(metric: Metric, counts: OutcomeCounts): number | null {
  const [first, second] = metric.counts(counts)
  if (first.trials === 0 || second?.trials === 0) return null
  const share = first.successes / first.trials
  if (second === undefined) return metric.transform(share)
  return (share + second.successes / second.trials) / 2
}

function intervalOf(
  metric: Metric,
  [first, second]: readonly Count[],
  confidence: number,
): Interval {
  if (first === undefined) return {low: NaN, high: NaN}
  const one = wilsonInterval(first, confidence)
  if (second === undefined) {
    return {low: metric.transform(one.low), high: metric.transform(one.high)}
  }
  const two = wilsonInterval(second, confidence)
  const [a, b] = [first.successes / first.trials, second.successes / second.trials]
  return {
    low: (a + b - Math.hypot(a - one.low, b - two.low)) / 2,
    high: (a + b + Math.hypot(one.high - a, two.high - b)) / 2,
  }
}

function same(proportion: number): number {
  return proportion
}

const both = {label: true, prediction: true}

function rate(
  name: MetricName,
  hypothesis: string,
  count: (counts: OutcomeCounts) => Count,
  needs: Metric['needs'] = both,
): Metric {
  return {name, needs, counts: (counts) => [count(counts)], transform: same, hypothesis}
}

const positives = (c: OutcomeCounts) => c.truePositive + c.falseNegative
const negatives = (c: OutcomeCounts) => c.trueNegative + c.falsePositive
const chosen = (c: OutcomeCounts) => c.truePositive + c.falsePositive
const passedOver = (c: OutcomeCounts) => c.trueNegative + c.falseNegative

const catalogue: readonly Metric[] = [
  rate('baseRate', 'baseRate', (c) => ({successes: c.positiveLabel, trials: c.n}), {
    label: true,
    prediction: false,
  }),
  rate('selectionRate', 'selectionRate', (c) => ({successes: c.selected, trials: c.n}), {
    label: false,
    prediction: true,
  }),
  rate('truePositiveRate', 'truePositiveRate', (c) => ({
    successes: c.truePositive,
    trials: positives(c),
  })),
  rate('falsePositiveRate', 'falsePositiveRate', (c) => ({
    successes: c.falsePositive,
    trials: negatives(c),
  })),
  rate('trueNegativeRate', 'falsePositiveRate', (c) => ({
    successes: c.trueNegative,
    trials: negatives(c),
  })),
  rate('falseNegativeRate', 'truePositiveRate', (c) => ({
    successes: c.falseNegative,
    trials: positives(c),
  })),
  rate('precision', 'precision', (c) => ({successes: c.truePositive, trials: chosen(c)})),
  rate('negativePredictiveValue', 'negativePredictiveValue', (c) => ({
    successes: c.trueNegative,
    trials: passedOver(c),
  })),
  rate('accuracy', 'accuracy', (c) => ({
    successes: c.truePositive + c.trueNegative,
    trials: c.n,
  })),
  {
    ...rate('f1', 'f1', (c) => ({
      successes: c.truePositive,
      trials: c.truePositive + c.falsePositive + c.falseNegative,
    })),
    transform: (share) => (2 * share) / (1 + share),
  },
  {
    name: 'balancedAccuracy',
    needs: both,
    counts: (c) => [
      {successes: c.truePositive, trials: positives(c)},
      {successes: c.trueNegative, trials: negatives(c)},
    ],
    transform: same,
    hypothesis: 'balancedAccuracy',
  },
]

/** The names of all metrics from counts. */
export const metricNames: readonly MetricName[] = catalogue.map(({name}) => name)
